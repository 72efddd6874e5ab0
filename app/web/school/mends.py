"""Rows of a checked class list that somebody puts right, in a tap or by writing; and takes back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.errors import Conflict, NotFound
from app.schools.actions import mending
from app.schools.models import RosterImport
from app.schools.queries import import_for
from app.schools.roster.lines import Line
from app.web.forms import version_in
from app.web.guard import allow
from app.web.school.import_row import row_of
from app.web.school.mend_form import ASKED, MendForm, fields_read, may_be_changed
from app.web.viewer import viewer

mends = Blueprint("mends", __name__)
CHANGED_ELSEWHERE, WRONG = 409, 422
CUT = ("show", "room", "order", "page")
"""What of an address says which rows somebody looked at."""


@mends.post("/imports/<uuid:import_id>/mends")
@allow(Permission.ROSTER_IMPORT)
def new(import_id: UUID) -> Response:
    """Take what a row's sentence suggests. If the file changed meanwhile, look at it again."""
    row, code = request.form.get("row", 0, int), request.form.get("code", "")
    version = version_in(request.form.get("version"))
    try:
        mending.take_suggestion(viewer(), import_id, row, code, version)
    except Conflict as conflict:
        flash(str(conflict), "wait")
    else:
        flash(f"Row {row} is put right.", "done")
    return _back(import_id)


@mends.post("/imports/<uuid:import_id>/mends/take-back")
@allow(Permission.ROSTER_IMPORT)
def remove(import_id: UUID) -> Response:
    """Read a row as the file has it."""
    row, version = request.form.get("row", 0, int), version_in(request.form.get("version"))
    try:
        mending.take_back(viewer(), import_id, row, version)
    except Conflict as conflict:
        flash(str(conflict), "wait")
    else:
        flash(f"Row {row} is as the file has it.", "done")
    return _back(import_id)


@mends.get("/imports/<uuid:import_id>/rows/<int:row>")
@mends.post("/imports/<uuid:import_id>/rows/<int:row>")
@allow(Permission.ROSTER_IMPORT)
def edit(import_id: UUID, row: int) -> str | Response | tuple[str, int]:
    """Write what a row is to say. If the file changed meanwhile, what was written stays here."""
    stored = import_for(viewer(), import_id)
    if stored.state != "checked":
        return _back(import_id)
    told = mending.line_of(viewer(), import_id, row)
    form, status = _form_for(stored, told), 200
    if form.validate_on_submit():
        try:
            version = version_in(form.version.data)
            mending.mend_row(viewer(), import_id, row, form.texts(), version)
        except Conflict:
            form.version.data, form.version.raw_data = str(stored.version), None
            status = CHANGED_ELSEWHERE
        else:
            return _back(import_id)
    elif form.is_submitted():
        status = WRONG
    return render_template(
        "school/mends/edit.html",
        stored=stored,
        told=row_of(told),
        form=form,
        rows=_rows(import_id),
        changed_elsewhere=status == CHANGED_ELSEWHERE,
    ), status


def _form_for(stored: RosterImport, told: Line) -> MendForm:
    if not may_be_changed(told):
        raise NotFound("row")
    texts = {name: mending.texts_of(told)[name] for name in ASKED}
    form = MendForm(data=texts | {"version": str(stored.version)})
    form.ask_only(fields_read(stored.columns_read))
    return form


def _back(import_id: UUID) -> Response:
    """To the rows, as they were cut."""
    return redirect(_rows(import_id), 303)


def _rows(import_id: UUID) -> str:
    cut: dict[str, Any] = {name: request.args.get(name) for name in CUT}
    return url_for("school.imports.show", import_id=import_id, _anchor="rows", **cut)
