"""`flask --app app trail`: whether anybody has altered what was written down."""

import click
from flask.cli import with_appcontext

from app.audit.sealing import broken_seals
from app.cli.acting import acting_for


@click.group()
def trail() -> None:
    """The trail of who did what in a school."""


@trail.command()
@click.option("--school", "urn", required=True, help="The URN of the school.")
@with_appcontext
def check(urn: str) -> None:
    """Hold every seal against the events it covers. Exits non-zero when one does not fit."""
    with acting_for(urn, "trail check") as viewer:
        broken = broken_seals(viewer.school)
    if broken:
        numbers = ", ".join(str(number) for number in broken)
        raise click.ClickException(
            f"These seals do not fit what they cover: {numbers}. The database was changed by other "
            "means than this service: compare it with a backup."
        )
    click.echo("Every seal fits: nothing was altered or taken away.")
