"""docs/routes.md: every address, who may use it, and where its view is. Made from the app.

python -m tests.house_rules.route_table      writes the page anew
"""

import tempfile
from pathlib import Path

from flask import Flask

from app import create_app
from app.access.policy import GRANTS
from app.web.guard import permission_for
from config import Config
from tests.house_rules.tree import ROOT
from tests.house_rules.world import methods, rules

PAGE = ROOT / "docs" / "routes.md"
HEAD = """# Every address

Made from the app by `python -m tests.house_rules.route_table`; a test fails when it is out of date.
A view at `teacher.reviews.index` is `index` in `app/web/teacher/reviews.py`, shows
`templates/teacher/reviews/index.html` and is tested in `tests/web/teacher/test_reviews.py`.

| address | asked by | who may | view |
|---|---|---|---|
"""


def route_table(app: Flask) -> str:
    """The whole page."""
    return HEAD + "".join(
        f"| `{rule.rule}` | {' '.join(methods(rule))} | {_who_may(app, rule.endpoint)} "
        f"| {rule.endpoint} |\n"
        for rule in rules(app)
    )


def _who_may(app: Flask, endpoint: str) -> str:
    permission = permission_for(app, endpoint)
    granted = [role.value for role in GRANTS if permission in GRANTS[role]]
    return "anybody" if len(granted) == len(GRANTS) else f"{', '.join(granted)} ({permission})"


def write() -> None:
    """Write docs/routes.md."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        config = Config(
            instance_path=here,
            database_url=f"sqlite:///{here / 'routes.sqlite3'}",
            keys_path=here / "keys",
            secret_key="only-to-list-routes",
            testing=True,
        )
        PAGE.write_text(route_table(create_app(config)))


if __name__ == "__main__":
    write()
