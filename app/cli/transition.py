"""`flask --app app transition`: packages for new schools, at the command line."""

import json
import time
from pathlib import Path
from uuid import UUID

import click
from flask.cli import with_appcontext

from app.access.viewer import Viewer
from app.cli.acting import acting_for
from app.foundation.database import reading
from app.foundation.scope import school_scope
from app.transition.actions import ask_for_package, hand_out
from app.transition.models import Package
from app.transition.queries import destination_by_urn, package_for
from app.upkeep import loop

COMMAND = "transition export"
CONTACT = "The school office"
PAUSE_SECONDS = 0.5


@click.group()
def transition() -> None:
    """Packages for the schools that children move on to."""


@transition.command()
@click.option("--from", "sender", required=True, metavar="URN", help="The school that sends.")
@click.option("--to", "receiver", required=True, metavar="URN", help="The school that receives.")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to put the package into; it is made if it is not there.",
)
@click.option("--contact", default=CONTACT, help="Whom the new school may ask.")
@click.option("--nearly", is_flag=True, help="Also children who are nearly ready.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made, for a script.")
@with_appcontext
def export(
    *, sender: str, receiver: str, out: Path, contact: str, nearly: bool, as_json: bool
) -> None:
    """Make a package now, and put it into a folder.

    One that would be too large to send becomes several, each on a line of its own. Only what
    children chose and teachers reviewed is in it. Exits non-zero when nobody is ready.
    """
    out = _folder(out)
    with acting_for(sender, COMMAND) as viewer:
        place = destination_by_urn(receiver)
        package_ids = ask_for_package(viewer, place, contact, nearly=nearly)
    for package_id in package_ids:
        said = _made(sender, viewer, package_id, out)
        click.echo(json.dumps(said) if as_json else _in_words(said))


def _made(sender: str, viewer: Viewer, package_id: UUID, out: Path) -> dict[str, str | int]:
    """Make one package, put it into the folder, and say what it is."""
    _wait_until_made(viewer, package_id)
    with acting_for(sender, COMMAND) as viewer:
        package = package_for(viewer, package_id)
        if package.state != "made":
            raise click.ClickException(package.problem)
        name, data = hand_out(viewer, package_id)
        said = _said(package, out / name)
    _write(out / name, data)
    return said


def _wait_until_made(viewer: Viewer, package_id: UUID) -> None:
    """Make it here, unless the background loop of a server has taken it up already."""
    with school_scope(viewer.school):
        while not _is_over(viewer, package_id):
            task_id = package_for(viewer, package_id).task_id
            if not loop.run_next(loop.worker_name(), task_id):
                time.sleep(PAUSE_SECONDS)


def _is_over(viewer: Viewer, package_id: UUID) -> bool:
    with reading():
        return package_for(viewer, package_id).state in {"made", "failed"}


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise click.ClickException(f"The folder {out} cannot be made: choose another.") from trouble
    return out


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, for its owner's eyes: it is not sealed any more."""
    aside = path.with_suffix(".part")
    try:
        aside.touch(mode=0o600)
        aside.write_bytes(data)
        aside.replace(path)
    except OSError as trouble:
        raise click.ClickException(f"{path} cannot be written: is the disk full?") from trouble


def _said(package: Package, path: Path) -> dict[str, str | int]:
    return {
        "file": str(path),
        "pupils": package.pupils,
        "entries": package.entries,
        "bytes": package.bytes,
    }


def _in_words(said: dict[str, str | int]) -> str:
    children = "1 child" if said["pupils"] == 1 else f"{said['pupils']} children"
    return f"{said['file']}: {children}, {said['entries']} rows of what they did."
