"""What happened, told once on the next page. What waits in between lies in a signed cookie that
anybody at the browser can read: it holds the id of a child, and the page says the name."""

from uuid import UUID

from flask import Flask, flash

from app.foundation.errors import NotFound
from app.schools.queries import pupil_for
from app.web.projector import projector
from app.web.viewer import viewer

NAME = "{child}"
SOMEBODY = "That child"


def tell_about(pupil_id: UUID, words: str) -> None:
    """On the next page, say these words, in which `{child}` stands for the child's name."""
    flash({"words": words, "child": str(pupil_id)}, "done")  # type: ignore[arg-type]


def in_full(told: str | dict[str, str]) -> str:
    """The words with the child's name in them, for the page being shown."""
    if isinstance(told, str):
        return told
    if not projector().names:
        return told["words"].replace(NAME, SOMEBODY)
    try:
        name = pupil_for(viewer(), UUID(told["child"])).shown
    except NotFound:
        name = SOMEBODY
    return told["words"].replace(NAME, name)


def init_telling(app: Flask) -> None:
    """Let the macro that shows what happened say it in full."""
    app.jinja_env.filters["in_full"] = in_full
