"""Class lists out of the school's own system: sent, looked at, then taken over or forgotten."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf.file import FileField, FileRequired
from werkzeug.wrappers import Response
from wtforms import SelectField

from app.access.permissions import Permission
from app.access.policy import may
from app.foundation import clock
from app.foundation.lists import holds
from app.schools import actions
from app.schools.models import RosterImport
from app.schools.queries import change_of, class_sizes, import_for, imports_of, options_for
from app.schools.queries.imports import LATEST_SENT, mends_of
from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.years import school_year_in_words
from app.tasks.models import Task
from app.tasks.queries import tasks_named
from app.web.forms import Form, choices_of
from app.web.guard import allow
from app.web.long_lists import long_list_of
from app.web.school.import_row import row_of
from app.web.school.import_rows import (
    AS_SENT,
    NEED_YOU,
    classes_in,
    cut_asked,
    tab_items,
)
from app.web.school.mend_form import put_right
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


@imports.get("/imports/find")
@imports.post("/imports/find")
@allow(Permission.ROSTER_IMPORT)
def find() -> str:
    """The files sent before, of these names. Posted to: a file may be called after somebody."""
    return index()


@imports.get("/imports/<uuid:import_id>")
@imports.post("/imports/<uuid:import_id>")
@allow(Permission.ROSTER_IMPORT)
def show(import_id: UUID) -> str | Response:
    """What a file would do, or did: figures, how it was read, and its rows; or how far it is.

    Posted to by a search for a child.
    """
    stored = import_for(viewer(), import_id)
    if stored.state == "unmapped":
        return redirect(url_for("school.columns.edit", import_id=import_id), 303)
    if stored.at_work:
        return render_template(
            "school/imports/at_work.html", stored=stored, task=_task(stored), now=_now(stored)
        )
    return _rows(stored)


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
    long_list = long_list_of("school.imports.index", LATEST_SENT, find="school.imports.find")
    files = imports_of(viewer(), long_list.order)
    found = [one for one in files if holds(long_list.search, one.file_name)]
    return render_template(
        "school/imports/index.html",
        form=form,
        files=long_list.page_of(found, FILES),
        long_list=long_list,
        total=len(files),
        waiting=sum(one.waits for one in files),
        has_children=bool(class_sizes(viewer())),
        uses_upn=options_for(viewer()).uses_upn,
        year_in_words=school_year_in_words,
    )


def _rows(stored: RosterImport) -> str:
    change = change_of(viewer(), stored)
    long_list = long_list_of("school.imports.show", AS_SENT, import_id=stored.id)
    tabs, lines, cut = tab_items(change, cut_asked(request.args), long_list)
    return render_template(
        "school/imports/show.html",
        stored=stored,
        change=change,
        tabs=tabs,
        cut=cut,
        needs_you=NEED_YOU,
        put_right=put_right(mends_of(viewer(), stored), change.lines),
        classes=classes_in(change),
        long_list=long_list.keeping(show=cut.show, room=cut.room or None),
        page=long_list.page_of([row_of(line) for line in lines], ROWS),
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
