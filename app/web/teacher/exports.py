"""A class's log or its reviews to keep: as a workbook, as CSV, or on paper."""

from uuid import UUID

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.utils import secure_filename

from app.access.permissions import Permission
from app.foundation import clock
from app.foundation.errors import Refused
from app.foundation.tables import as_csv, as_workbook
from app.reports.actions import hand_out
from app.reports.exporters import ALL
from app.schools.models import SchoolClass
from app.schools.queries import class_for, school_for
from app.web.guard import allow
from app.web.viewer import viewer

exports = Blueprint("exports", __name__)

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTERS = {exporter.slug: exporter for exporter in ALL}


@exports.get("/<uuid:class_id>/exports")
@allow(Permission.LOG_EXPORT)
def index(class_id: UUID) -> str:
    """What there is, and in which form."""
    return render_template(
        "teacher/exports/index.html", room=class_for(viewer(), class_id), exporters=ALL
    )


@exports.post("/<uuid:class_id>/exports")
@allow(Permission.LOG_EXPORT)
def new(class_id: UUID) -> ResponseReturnValue:
    """The table, as a file or as a page to print. Taking it is written down, so this is a POST."""
    room = class_for(viewer(), class_id)
    exporter = EXPORTERS.get(request.form.get("what", ""))
    form = request.form.get("as", "")
    if exporter is None or form not in {"xlsx", "csv", "print"}:
        raise Refused("Pick what to download or print, and in which form.")
    table = hand_out(viewer(), class_id, exporter)
    if form == "xlsx":
        return _file(as_workbook(table, exporter.name), EXCEL, room, f"{exporter.slug}.xlsx")
    if form == "csv":
        return _file(as_csv(table), "text/csv; charset=utf-8", room, f"{exporter.slug}.csv")
    return render_template(
        "teacher/exports/new.html",
        room=room,
        table=table.without_empty_columns(),
        exporter=exporter,
        school=school_for(viewer()),
    )


def _file(data: bytes, media_type: str, room: SchoolClass, ending: str) -> Response:
    name = secure_filename(f"{room.name} {clock.today().isoformat()}") + f"-{ending}"
    answer = Response(data, mimetype=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
