"""What children called a job and no card is called: a teacher says which card it is."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import Length

from app.access.permissions import Permission
from app.foundation.lists import holds
from app.jobs.cards import JOBS
from app.jobs.coder import matches
from app.jobs.families import FAMILIES
from app.learning_log import actions, queries
from app.learning_log.queries.spellings import MOST_PAGES, SortedBy
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.long_lists import LongList, long_list_of
from app.web.navigation import class_named
from app.web.teacher import job_fields
from app.web.viewer import viewer

words = Blueprint("words", __name__)
WRONG = 422
NO_JOB = "none"
SETTLED = "decided"
OVERTAKEN = "A colleague sorted these words meanwhile: see “Decided before”."


class CardForm(Form):
    """The card that the words mean, by its name."""

    job = StringField("Which job is it?", filters=[line], validators=[Length(max=120)])


@words.get("/<uuid:class_id>/words")
@allow(Permission.REVIEW_WRITE)
def index(class_id: UUID) -> str:
    """The words to sort out, and what was decided before."""
    return _page(class_id)


@words.get("/<uuid:class_id>/words/find")
@words.post("/<uuid:class_id>/words/find")
@allow(Permission.REVIEW_WRITE)
def find(class_id: UUID) -> str:
    """Those of the words with these letters. Posted to: children type names, too."""
    return _page(class_id)


@words.post("/<uuid:class_id>/words")
@allow(Permission.REVIEW_WRITE)
def edit(class_id: UUID) -> ResponseReturnValue:
    """Say which card some words mean, or that they name no job."""
    form, text = CardForm(), request.form.get("text", "")
    job, wrong = None, ""
    if request.form.get("act") != NO_JOB:
        typed = job_fields.read(form.job.data or "", request.form.get("means", ""))
        job = typed.slug or None
        wrong = "" if job else job_fields.sentence(typed) if typed.words else "Type the job."
    if wrong or not form.validate():
        return _page(class_id, text, form.job.data or "", wrong), WRONG
    if text in {one.text for one in queries.words_sorted(viewer(), class_id)}:
        flash(OVERTAKEN, "info")
    else:
        flash(_told(job, actions.settle_words(viewer(), class_id, text, job)), "done")
    return redirect(_list(class_id).here, 303)


@words.post("/<uuid:class_id>/words/again")
@allow(Permission.REVIEW_WRITE)
def remove(class_id: UUID) -> ResponseReturnValue:
    """Think again: what was decided counts no more."""
    actions.unsettle_words(viewer(), class_id, request.form.get("text", ""))
    flash("These words are on the list again.", "done")
    return redirect(url_for("teacher.words.index", class_id=class_id), 303)


def _told(job: str | None, pages: int) -> str:
    if job is None:
        return "These words name no job. You are not asked again."
    title = JOBS[job].title
    return f"{'1 page is' if pages == 1 else f'{pages} pages are'} about “{title}” now."


def _list(class_id: UUID, show: str | None = None) -> LongList[SortedBy]:
    here = "teacher.words."
    return long_list_of(
        f"{here}index", MOST_PAGES, find=f"{here}find", class_id=class_id, show=show
    )


def _page(class_id: UUID, at: str = "", typed: str = "", wrong: str = "") -> str:
    """What is to sort out, or what was decided; `at`: words that have to be in sight."""
    is_settled = request.args.get("show") == SETTLED
    long_list = _list(class_id, SETTLED if is_settled else None)
    waiting = queries.words_to_sort(viewer(), class_id, long_list.order)
    settled = queries.words_sorted(viewer(), class_id, long_list.order)
    listed = settled if is_settled else waiting
    found = [one for one in listed if holds(long_list.search, one.words)]
    page = long_list.page_of(found, at=next((one for one in found if one.text == at), None))
    return render_template(
        "teacher/words/index.html",
        room=class_named(class_id),
        is_settled=is_settled,
        count=len(waiting),
        decided=len(settled),
        long_list=long_list,
        page=page,
        offers={} if is_settled else {one.text: matches(one.words) for one in page.items},
        at=at,
        typed=typed,
        wrong=wrong,
        jobs=JOBS,
        families=FAMILIES,
        no_job=NO_JOB,
    )
