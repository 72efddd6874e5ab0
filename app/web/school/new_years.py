"""The step into the next school year: proposed, looked at, made, and undone for a while."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.errors import Conflict, NotFound, Refused
from app.schools.actions.new_years import change_plan, drop_new_year, plan_new_year
from app.schools.actions.year_ends import begin_new_year
from app.schools.actions.year_undoing import undo_new_year
from app.schools.new_year.plan import first_day_for
from app.schools.queries.new_years import past_changes, plan_at_work, year_plan_for
from app.schools.queries.year_situation import situation_of
from app.schools.roster.years import school_year_in_words
from app.web.forms import Form, version_in
from app.web.guard import allow
from app.web.school.new_year_form import classes_sent, groups_sent
from app.web.school.new_year_page import plan_page
from app.web.viewer import viewer

new_years = Blueprint("new_years", __name__)
CHANGED_ELSEWHERE, WRONG = 409, 422


@new_years.get("/new-year")
@allow(Permission.YEAR_CHANGE)
def index() -> str:
    """Where the school stands, and the new years that were made."""
    now = situation_of(viewer())
    return render_template(
        "school/new_years/index.html",
        now=now,
        first_day=first_day_for(now.to_year),
        at_work=plan_at_work(viewer()),
        past=past_changes(viewer()),
        year=school_year_in_words,
    )


@new_years.post("/new-year")
@allow(Permission.YEAR_CHANGE)
def new() -> Response:
    """Propose the next year. Nothing in the school is changed by it."""
    change_id = plan_new_year(viewer())
    return redirect(url_for("school.new_years.show", change_id=change_id), 303)


@new_years.get("/new-year/<uuid:change_id>")
@allow(Permission.YEAR_CHANGE)
def show(change_id: UUID) -> str | Response:
    """What would happen, to every class and child. A plan carried out is among those made."""
    if any(one.id == change_id for one in past_changes(viewer())):
        return redirect(url_for("school.new_years.index"), 303)
    return plan_page(change_id)


@new_years.post("/new-year/<uuid:change_id>")
@allow(Permission.YEAR_CHANGE)
def edit(change_id: UUID) -> Response | tuple[str, int]:
    """Change the plan for classes. What was typed stays on the page if it cannot be kept."""
    version = version_in(request.form.get("version"))
    if not Form().validate() and version == year_plan_for(viewer(), change_id).version:
        return plan_page(change_id, typed=request.form), WRONG  # brought back after a sign-out
    try:
        change_plan(
            viewer(),
            change_id,
            classes=classes_sent(),
            groups=groups_sent(),
            version=version,
        )
    except Conflict:
        return plan_page(change_id, typed=request.form, changed_elsewhere=True), CHANGED_ELSEWHERE
    except Refused as refusal:
        return plan_page(change_id, typed=request.form, problem=str(refusal)), WRONG
    flash("The plan is saved. Nothing in the school has changed yet.", "done")
    return redirect(url_for("school.new_years.show", change_id=change_id), 303)


@new_years.post("/new-year/<uuid:change_id>/begin")
@allow(Permission.YEAR_CHANGE)
def apply(change_id: UUID) -> Response | tuple[str, int]:
    """Make the new year, all or nothing. If anything differs from what was shown, show it again."""
    try:
        done = begin_new_year(viewer(), change_id, request.form.get("seen", ""))
    except Conflict as changed:
        flash(str(changed), "wait")
        return redirect(url_for("school.new_years.show", change_id=change_id), 303)
    except Refused as refusal:
        return plan_page(change_id, problem=str(refusal)), WRONG
    except NotFound:
        if not any(one.id == change_id for one in past_changes(viewer())):
            raise
        flash("This new year was made already. Nothing was done a second time.", "info")
    else:
        flash(f"The new school year has begun: {_counted(done.moved)} moved up.", "done")
    return redirect(url_for("school.new_years.index"), 303)


@new_years.post("/new-year/<uuid:change_id>/forget")
@allow(Permission.YEAR_CHANGE)
def remove(change_id: UUID) -> Response:
    """Forget a plan."""
    drop_new_year(viewer(), change_id)
    flash("The plan is forgotten. Nothing in the school was changed by it.", "done")
    return redirect(url_for("school.new_years.index"), 303)


@new_years.post("/new-year/<uuid:change_id>/undo")
@allow(Permission.YEAR_CHANGE)
def restore(change_id: UUID) -> Response:
    """Take a new year back: everybody is where they were, but for whom somebody moved since."""
    done = undo_new_year(viewer(), change_id)
    words = f"Undone: {_counted(done.back)} back in their old class. Every page stays."
    if done.staying:
        words += f" {_counted(done.staying)} had been moved since, and stay where they are."
    flash(words, "done")
    return redirect(url_for("school.new_years.index"), 303)


def _counted(number: int) -> str:
    return "1 child" if number == 1 else f"{number} children"
