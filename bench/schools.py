"""What a page for staff costs when other schools are there: it must not matter how many they are.

The same pages of the same school, asked of an app in this process, with 1, 8 and 32 schools in the
database: 240 children and 4,800 pages a school.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import flask_migrate
from flask import Flask, g, has_request_context, request, request_finished
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, func, select
from werkzeug.test import TestResponse

from app import create_app
from app.access.policy import may
from app.access.viewer import Role
from app.foundation import clock
from app.foundation.database import db
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.learning_log.models import Entry
from app.schools.models import Pupil
from app.web.guard import permission_for
from bench import city
from bench.figures import Figure
from config import Config
from tests.house_rules.world import World, rules

SIZES = (1, 8, 32)
ROUNDS = 7
MOST_QUERIES = 19
MOST_DEARER = 1.5
"""Of a page's processor time at 32 schools to that at one: flat, but for this machine's noise."""

IN_SUMMER = datetime(2026, 6, 11, 9, 30, tzinfo=UTC)
"""A school day on which the next school year can be planned, too."""

STAFF = (Role.LEAD, Role.OFFICE, Role.SAFEGUARDING, Role.CHAMPION, Role.TEACHER)
"""Who sees most first: each page is asked for by the first of them who may see it."""


@dataclass(frozen=True)
class Cost:
    """Of one page: processor milliseconds, the least of some rounds, and queries."""

    milliseconds: float
    queries: int


def measure() -> list[Figure]:
    """Ask for every page of staff with more and more schools there."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        clock.frozen(IN_SUMMER),
        city_app(Path(folder)) as app,
    ):
        world = World(app)
        city.fill(world.school, world.classroom)
        db.session.commit()
        costs: dict[int, dict[str, Cost]] = {}
        there = 1
        for size in SIZES:
            city.add_schools(size - there)
            there = size
            costs[size] = costs_of_pages(app, world)
        return [*counts(), *figures_of(costs)]


@contextmanager
def city_app(folder: Path) -> Iterator[Flask]:
    """The app on a database of its own, and leave to look into every school."""
    config = Config(
        instance_path=folder,
        database_url=f"sqlite:///{folder / 'city.sqlite3'}",
        keys_path=folder / "keys",
        secret_key="only-for-measuring-" * 3,
        testing=True,
    )
    app = create_app(config)
    app.test_client_class = FlaskClient
    with app.app_context(), school_scope(EVERY_SCHOOL):
        flask_migrate.upgrade()
        yield app
        db.session.remove()
        db.engine.dispose()


def costs_of_pages(app: Flask, world: World) -> dict[str, Cost]:
    """What each page costs now, by its endpoint."""
    db.session.commit()
    asked: dict[str, tuple[FlaskClient, str]] = {}
    for rule in rules(app):
        permission = permission_for(app, rule.endpoint)
        staff = next(
            (who for who in STAFF if permission and may(world.viewers[who], permission)), None
        )
        if staff and "GET" in (rule.methods or ()) and not rule.endpoint.startswith("public."):
            asked[rule.endpoint] = (world.clients[staff], world.address(rule))
    with counted(app) as queries:
        return {
            endpoint: Cost(least_milliseconds(*page), queries[endpoint])
            for endpoint, page in asked.items()
        }


def least_milliseconds(client: FlaskClient, address: str) -> float:
    """Processor time of the cheapest of some rounds. Raises RuntimeError if it is not shown."""
    took = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        answer = Context().run(asked_in_summer, client, address)
        took.append(time.process_time() - begun)
        if answer.status_code >= 400:
            raise RuntimeError(f"{address} was answered with {answer.status}.")
    return 1000 * min(took)


def asked_in_summer(client: FlaskClient, address: str) -> TestResponse:
    """Ask as a browser does: without the leave of this process to look into every school."""
    with clock.frozen(IN_SUMMER):
        return client.get(address)


@contextmanager
def counted(app: Flask) -> Iterator[dict[str, int]]:
    """How often each endpoint asked the database when it was last opened."""
    found: dict[str, int] = {}

    def asked(*_given: object) -> None:
        if has_request_context():
            g.asked = g.get("asked", 0) + 1

    def answered(_app: Flask, **_given: object) -> None:
        found[request.endpoint or ""] = g.get("asked", 0)

    event.listen(Engine, "before_cursor_execute", asked)
    with request_finished.connected_to(answered, app):
        yield found
    event.remove(Engine, "before_cursor_execute", asked)


def counts() -> list[Figure]:
    """How large the database has become."""
    return [
        Figure(
            f"city: {name}", db.session.scalar(select(func.count()).select_from(table)) or 0, "rows"
        )
        for name, table in (("pupils", Pupil), ("entries", Entry))
    ]


def figures_of(costs: dict[int, dict[str, Cost]]) -> list[Figure]:
    """The middle and the dearest page, alone and among many schools."""
    alone, among = costs[SIZES[0]], costs[SIZES[-1]]
    figures = [
        Figure(
            f"pages of staff, {size} schools: middle of {len(pages)}",
            statistics.median(cost.milliseconds for cost in pages.values()),
            "ms",
        )
        for size, pages in costs.items()
    ]
    dearest = max(among, key=lambda page: among[page].milliseconds)
    busiest = max(among, key=lambda page: among[page].queries)
    dearer = {page: among[page].milliseconds / alone[page].milliseconds for page in among}
    grown = max(dearer, key=lambda page: dearer[page])
    return [
        *figures,
        Figure(f"pages of staff: dearest ({dearest})", among[dearest].milliseconds, "ms"),
        Figure(
            f"pages of staff: asks most often ({busiest})",
            among[busiest].queries,
            "queries",
            at_most=MOST_QUERIES,
        ),
        Figure(
            "pages of staff: middle page, 32 schools beside 1",
            statistics.median(dearer.values()),
            "times",
            at_most=MOST_DEARER,
        ),
        Figure(
            f"pages of staff: page that grew most ({grown})",
            dearer[grown],
            "times",
            at_most=MOST_DEARER,
        ),
    ]
