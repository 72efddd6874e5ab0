"""`flask --app app demo`: made-up schools to try the service in."""

import json
import os
from typing import Any

import click
from flask.cli import with_appcontext

from app.demo import loading, showing
from app.foundation.database import db, writing
from app.foundation.errors import DomainError
from config import Config


@click.group()
def demo() -> None:
    """Made-up schools to try the service in."""


@demo.command()
@click.option("--json", "as_json", is_flag=True, help="Print everything, for a script.")
@click.option("--if-empty", is_flag=True, help="Do nothing when there are real schools.")
@with_appcontext
def load(*, as_json: bool, if_empty: bool) -> None:
    """Load the made-up schools if they are not here, open their classes, and print how to get in.

    Fresh cards are issued each time; those printed before stop working. The made-up staff sign in
    with the passwords printed and are not asked to choose others; real ones are.
    """
    if if_empty and not (loading.is_empty() or loading.is_loaded()):
        return
    db.session.rollback()
    with writing():
        try:
            loading.load()
            cards = showing.demo_cards(Config.from_env(os.environ).url)
        except DomainError as refusal:
            raise click.ClickException(str(refusal)) from refusal
        db.session.commit()
    click.echo(json.dumps(cards, ensure_ascii=False) if as_json else _in_words(cards))


def _in_words(cards: dict[str, Any]) -> str:
    """The same for a person, with the first children of each class."""
    lines = [f"The Career Learning Log, with made-up schools: {cards['url']}", "", "Staff:"]
    lines += [
        f"  {staff['role']:8} {staff['email']:28} {staff['password']}" for staff in cards["staff"]
    ]
    for opened in cards["classes"]:
        lines += ["", f"{opened['name']} on a tablet: {opened['open_url']}"]
        lines += [
            f"  {pupil['name']:12} {' '.join(pupil['pictures'])}" for pupil in opened["pupils"][:5]
        ]
    return "\n".join(lines)
