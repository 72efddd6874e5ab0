"""The second factor of the staff: whether the school asks for it, and a colleague's lost phone."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.schools.actions import ask_for_factor
from app.signin import actions
from app.web.guard import allow
from app.web.viewer import viewer

factors = Blueprint("factors", __name__)


@factors.post("/staff/second-factor")
@allow(Permission.SCHOOL_SET_UP)
def edit() -> Response:
    """Ask for it of everybody who sees more than one class, or stop."""
    asks = bool(request.form.get("asks"))
    ask_for_factor(viewer(), asks=asks)
    told = (
        "The second factor is asked for; everybody has a fortnight."
        if asks
        else ("The second factor is not asked for any more.")
    )
    flash(told, "done")
    return redirect(url_for("school.staff.index"), 303)


@factors.post("/staff/<uuid:account_id>/second-factor/off")
@allow(Permission.SCHOOL_SET_UP)
def remove(account_id: UUID) -> Response:
    """Turn it off for a colleague who lost the phone. They are told when they next sign in."""
    actions.reset_factor(viewer(), account_id)
    flash("Their second factor is off. They are told when they next sign in.", "done")
    return redirect(url_for("school.staff.edit", account_id=account_id), 303)
