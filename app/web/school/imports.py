"""Class lists out of the school's own system: sent, looked at, then taken over or forgotten."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf.file import FileField, FileRequired
from werkzeug.wrappers import Response
from wtforms import SelectField

from app.access.permissions import Permission
from app.access.policy import may
from app.foundation import clock
from app.schools import actions
from app.schools.models import RosterImport
from app.schools.queries import change_of, import_for, imports_of, options_for
from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.years import school_year_in_words
from app.tasks.models import Task
from app.tasks.queries import tasks_named
from app.web.forms import Form, choices_of
from app.web.guard import allow
from app.web.paging import page_of
from app.web.school.import_rows import (
    NEED_YOU,
    ORDERS,
    Cut,
    classes_in,
    cut_asked,
    row_of,
    tab_items,
)
from app.web.viewer import viewer

imports = Blueprint("imports", __name__)
ROWS, FILES = 50, 20
WRONG = 422


class ImportForm(Form):
    """A file, and the school year that it is for."""

    file = FileField("The file", validators=[FileRequired("Choose a file first.")])
    school_year = SelectField("Which school year is it for?", coerce=int)

    def offer_years(self) -> None:
        """This school year, and the next."""
        now = clock.school_year()
        self.school_year.choices = choices_of(
            [
                (str(now), f"This year, {school_year_in_words(now)}"),
                (str(now + 1), f"Next year, {school_year_in_words(now + 1)}"),
            ]
        )


@imports.get("/imports")
@allow(Permission.ROSTER_IMPORT)
def index() -> str:
    """Send a file, and the files sent before."""
    form = ImportForm()
    form.offer_years()
    return _sending(form)


@imports.post("/imports")
@allow(Permission.ROSTER_IMPORT)
def new() -> Response | tuple[str, int]:
    """Check a file. One that cannot be read is not kept."""
    form = ImportForm()
    form.offer_years()
    if not form.validate():
        return _sending(form), WRONG
    sent = form.file.data
    try:
        import_id = actions.receive_roster(
            viewer(), sent.read(), sent.filename or "", form.school_year.data
        )
    except UnreadableRoster as trouble:
        form.file.errors = (trouble.message,)
        return _sending(form), WRONG
    return redirect(url_for("school.imports.show", import_id=import_id), 303)


@imports.get("/imports/<uuid:import_id>")
@allow(Permission.ROSTER_IMPORT)
def show(import_id: UUID) -> str | Response:
    """What a file would do, or did: figures, how it was read, and its rows; or how far it is."""
    stored = import_for(viewer(), import_id)
    if stored.state == "unmapped":
        return redirect(url_for("school.columns.edit", import_id=import_id), 303)
    if stored.at_work:
        return render_template(
            "school/imports/at_work.html", stored=stored, task=_task(stored), now=_now(stored)
        )
    return _rows(stored, cut_asked(request.args), request.args.get("page", 1, int))


@imports.post("/imports/<uuid:import_id>/find")
@allow(Permission.ROSTER_IMPORT)
def find(import_id: UUID) -> str:
    """The rows of children of this name. It is a POST, so that no address holds a name."""
    return _rows(import_for(viewer(), import_id), cut_asked(request.form), 1)


@imports.get("/imports/<uuid:import_id>/news")
@allow(Permission.ROSTER_IMPORT)
def news(import_id: UUID) -> dict[str, str]:
    """A word that changes when a file is further than before. Says nothing of who is in it."""
    return {"now": _now(import_for(viewer(), import_id))}


@imports.post("/imports/<uuid:import_id>/apply")
@allow(Permission.ROSTER_IMPORT)
def apply(import_id: UUID) -> Response:
    """Take it over, all or nothing. If the roster has changed since, look at it again first."""
    again = redirect(url_for("school.imports.show", import_id=import_id), 303)
    if import_for(viewer(), import_id).state == "applied":
        flash("This file is in already. Nothing was done a second time.", "info")
        return again
    try:
        stored = actions.ask_to_apply(viewer(), import_id)
    except actions.CheckedAgain as changed:
        flash(str(changed), "wait")
    else:
        if not stored.at_work:
            flash("The class lists are in.", "done")
    return again


@imports.post("/imports/<uuid:import_id>/forget")
@allow(Permission.ROSTER_IMPORT)
def remove(import_id: UUID) -> Response:
    """Forget a file that was checked and is not wanted."""
    actions.drop_roster(viewer(), import_id)
    flash("The file is forgotten. Nothing was imported from it.", "done")
    return redirect(url_for("school.imports.index"), 303)


def _sending(form: ImportForm) -> str:
    files = page_of(imports_of(viewer()), request.args.get("page", 1, int), FILES)
    return render_template(
        "school/imports/index.html",
        form=form,
        files=files,
        uses_upn=options_for(viewer()).uses_upn,
        year_in_words=school_year_in_words,
    )


def _rows(stored: RosterImport, cut: Cut, number: int) -> str:
    change = change_of(viewer(), stored)
    tabs, lines, cut = tab_items(change, cut)
    return render_template(
        "school/imports/show.html",
        stored=stored,
        change=change,
        tabs=tabs,
        cut=cut,
        needs_you=NEED_YOU,
        classes=classes_in(change),
        orders=ORDERS,
        page=page_of([row_of(line) for line in lines], number, ROWS),
        page_size=ROWS,
        forgotten_on=stored.made_at + actions.KEPT_FOR,
        year=school_year_in_words(stored.school_year),
        uses_upn=options_for(viewer()).uses_upn,
        prints_cards=may(viewer(), Permission.CARDS_PRINT),
    )


def _task(stored: RosterImport) -> Task | None:
    task_id = stored.task_id
    return tasks_named(viewer(), [task_id]).get(task_id) if task_id else None


def _now(stored: RosterImport) -> str:
    task = _task(stored)
    return f"{stored.state}-{task.progress if task else 0}-{task.done_of if task else 0}"
