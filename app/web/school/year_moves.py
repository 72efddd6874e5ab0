"""Single children who go elsewhere than their class in the next school year."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.schools.actions.new_years import move_children
from app.web.guard import allow
from app.web.school.new_year_form import children_sent
from app.web.viewer import viewer

year_moves = Blueprint("year_moves", __name__)


@year_moves.post("/new-year/<uuid:change_id>/children")
@allow(Permission.YEAR_CHANGE)
def edit(change_id: UUID) -> Response:
    """Keep what was changed in the list: only that, so that two adults can work at it."""
    changed = move_children(viewer(), change_id, children_sent())
    flash(_what_changed(changed), "done" if changed else "info")
    room = request.form.get("room", None, UUID)
    back = url_for("school.new_years.show", change_id=change_id, room=room)
    return redirect(f"{back}#children", 303)


def _what_changed(changed: int) -> str:
    if not changed:
        return "Nothing was changed."
    return "Saved for 1 child." if changed == 1 else f"Saved for {changed} children."
