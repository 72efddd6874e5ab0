"""The files of the project, as the house rules walk them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = ("static/vendor/", "instance/", "bench/results")


@cache
def files(*endings: str, under: str = "") -> tuple[Path, ...]:
    """Every file of ours with one of these endings: what git keeps, and what it will be asked to.

    Third-party files in static/vendor are left out.
    """
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return tuple(
        ROOT / name
        for name in sorted(listed)
        if name.startswith(under) and not name.startswith(NOT_OURS)
        if name.endswith(endings) and (ROOT / name).is_file()
    )


def name(path: Path) -> str:
    """A file's path within the project."""
    return path.relative_to(ROOT).as_posix()
