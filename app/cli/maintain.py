"""`flask --app app maintain`: do the background and regular work once, for a timer to call."""

import click
from flask.cli import with_appcontext

from app.upkeep import loop, post, regular


@click.command()
@with_appcontext
def maintain() -> None:
    """Do what waits and what is regular, once, and say what was done."""
    done = loop.run_waiting(loop.worker_name())
    sent = post.send_due()
    touched = regular.run()
    click.echo(f"{done} pieces of work done.")
    click.echo(f"letters sent: {sent}")
    for name, rows in touched.items():
        click.echo(f"{name.replace('_', ' ')}: {rows}")
