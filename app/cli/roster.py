"""`flask --app app roster`: class lists from the command line, for a nightly export."""

import json
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext

from app.access.viewer import Viewer
from app.cli.acting import acting_for
from app.foundation import clock
from app.foundation.database import db
from app.schools import actions
from app.schools.queries import change_of, import_for
from app.schools.roster.formats.kinds import MOST_BYTES
from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.said import ColumnsSaid

COUNTED = {
    "added": "new",
    "changed": "changed",
    "moved": "moved to another class",
    "left": "left",
    "unchanged": "as before",
    "refused": "left out until mended",
}


@click.group()
def roster() -> None:
    """Class lists out of a school's own system."""


@roster.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--school", "urn", required=True, help="The URN of the school.")
@click.option("--year", type=click.IntRange(2000, 2100), help="September of the school year.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    help="A JSON file that says which column is what, for headings nobody knows.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print counts and problems, for a script.")
@with_appcontext
def import_(
    file: Path, *, urn: str, year: int | None, mapping: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Read FILE, a class list in CSV or text, Excel, CTF or OneRoster, into the school: all of its
    good rows, or nothing.

    Rows with something to mend are left out and told. Fails only when nothing could be read.
    """
    data, said = _read(file), _said_in(mapping) if mapping else None
    with acting_for(urn, "roster import") as viewer:
        school_year = year or clock.school_year()
        counts = _import(viewer, data, file.name, school_year, said, dry_run=dry_run)
    click.echo(json.dumps(counts, ensure_ascii=False) if as_json else _in_words(counts, dry_run))


def _read(file: Path) -> bytes:
    """The file, or the first of it: one that is too large is told so, and is not read whole."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as missing:
        raise click.ClickException(f"{file} cannot be opened: {missing.strerror}.") from missing


def _said_in(mapping: Path) -> ColumnsSaid:
    """What a JSON file says: {"header_row": 1, "columns": {"surname": 0}, "class_name": ""}."""
    try:
        kept = json.loads(_read(mapping))
        if not isinstance(kept, dict):
            raise ValueError("It must be one object, {...}.")
        return ColumnsSaid.from_json(kept)
    except ValueError as trouble:
        raise click.ClickException(f"{mapping} is not a mapping: {trouble}") from trouble


def _import(
    viewer: Viewer,
    data: bytes,
    name: str,
    school_year: int,
    said: ColumnsSaid | None,
    *,
    dry_run: bool,
) -> dict[str, Any]:
    """Check, and apply unless it is only a trial; a trial leaves nothing behind."""
    try:
        import_id = actions.check_roster(viewer, data, name, school_year, said)
    except UnreadableRoster as trouble:
        raise click.ClickException(trouble.message) from trouble
    counts = change_of(viewer, import_for(viewer, import_id)).counts()
    if dry_run:
        db.session.rollback()
    else:
        actions.apply_roster(viewer, import_id)
    return counts


def _in_words(counts: dict[str, Any], dry_run: bool) -> str:
    lines = ["Nothing was changed: this was a trial."] if dry_run else []
    lines += [f"{counts[key]:6} {words}" for key, words in COUNTED.items()]
    if counts["problems"]:
        lines += ["", *(problem["message"] for problem in counts["problems"])]
    return "\n".join(lines)
