"""Doing first and offering to undo: what happened, and a button that takes it back, shown once."""

from uuid import UUID

from flask import Flask, session

OFFER = "undo"


def offer_undo(words: str, action: str, about: UUID | None = None, **fields: str) -> None:
    """On the next page, say what happened; its Undo button posts `fields` to `action`.

    Where it is `about` a child, `{child}` in the words stands for the name.
    """
    told = {"words": words, "child": str(about)} if about else words
    session[OFFER] = {"words": told, "action": action, "fields": fields}


def undo_offered() -> dict[str, object] | None:
    """What can be undone, for the page being shown; it is forgotten at once."""
    return session.pop(OFFER) if OFFER in session else None


def init_undo(app: Flask) -> None:
    """Let the macro that shows what happened ask for it."""
    app.jinja_env.globals.update(undo_offered=undo_offered)
