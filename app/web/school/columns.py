"""What the columns of a class list are, when its headings do not say; or when they say it wrong."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.errors import Conflict
from app.schools import actions
from app.schools.models import RosterImport
from app.schools.queries import import_for, options_for
from app.schools.queries.first_rows import FirstRows, first_rows_of
from app.schools.roster.problems import UnreadableRoster
from app.web.forms import version_in
from app.web.guard import allow
from app.web.school.columns_form import LONGEST_CELL, ColumnsForm
from app.web.viewer import viewer

columns = Blueprint("columns", __name__)
OPEN = ("unmapped", "checked")
CHANGED_ELSEWHERE, WRONG = 409, 422


@columns.get("/imports/<uuid:import_id>/columns")
@allow(Permission.ROSTER_IMPORT)
def edit(import_id: UUID) -> str | Response:
    """The first rows, and a question for each thing that a class list holds."""
    stored = import_for(viewer(), import_id)
    if stored.state not in OPEN or stored.file_sealed is None or not stored.columns_can_be_said:
        return redirect(url_for("school.imports.index"), 303)
    form, first = _form_for(stored)
    form.fill(first.said)
    form.version.data = str(stored.version)
    return _page(stored, form, first)


@columns.post("/imports/<uuid:import_id>/columns")
@allow(Permission.ROSTER_IMPORT)
def new(import_id: UUID) -> Response | tuple[str, int]:
    """Say it, and have the file checked so. If somebody else did meanwhile, look at theirs."""
    stored = import_for(viewer(), import_id)
    if stored.state not in OPEN or stored.file_sealed is None or not stored.columns_can_be_said:
        return redirect(url_for("school.imports.index"), 303)
    form, first = _form_for(stored)
    if not form.validate():
        return _page(stored, form, first), WRONG
    there = redirect(url_for("school.imports.show", import_id=import_id), 303)
    try:
        actions.say_columns(viewer(), import_id, form.said(), version_in(form.version.data))
    except Conflict as conflict:
        flash(str(conflict), "wait")
        return there
    except UnreadableRoster as trouble:
        stored = import_for(viewer(), import_id)
        return _page(stored, form, first, trouble.message), WRONG
    return there


def _form_for(stored: RosterImport) -> tuple[ColumnsForm, FirstRows]:
    first = first_rows_of(viewer(), stored)
    form = ColumnsForm()
    form.offer(first)
    if first.columns_are_known:
        form.leave_columns()
    elif not options_for(viewer()).uses_upn:
        form.leave_upns()
    return form, first


def _page(stored: RosterImport, form: ColumnsForm, first: FirstRows, problem: str = "") -> str:
    return render_template(
        "school/columns/edit.html",
        stored=stored,
        form=form,
        first=first,
        problem=problem,
        longest=LONGEST_CELL,
    )
