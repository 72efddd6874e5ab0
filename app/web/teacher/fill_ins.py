"""Writing a page for a child who cannot: the teacher asks, and writes down what the child tells."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.access.permissions import Permission
from app.activities.queries import ActivityFacts, activity_for
from app.foundation import ids
from app.foundation.errors import NotFound
from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.jobs.skills import SKILLS
from app.learning_log.actions import fill_in
from app.learning_log.pages import LogEntry
from app.learning_log.queries import drafts_of_class, entries_in_class
from app.schools.queries import ClassPupil, pupil_for
from app.web.forms import version_in
from app.web.guard import allow
from app.web.navigation import at_class
from app.web.teacher.fill_in_form import OWN_WORDS, FillInForm, as_written, begun_with
from app.web.teacher.page_reading import facts_of
from app.web.telling import tell_about
from app.web.viewer import viewer

fill_ins = Blueprint("fill_ins", __name__)
CHANGED_MEANWHILE, WRONG = 409, 422
BY_STAFF = "staff"


@fill_ins.route("/activities/<uuid:activity_id>/fill-in/<uuid:pupil_id>", methods=["GET", "POST"])
@allow(Permission.REVIEW_WRITE)
def new(activity_id: UUID, pupil_id: UUID) -> ResponseReturnValue:
    """The form. A page that the child wrote is the child's: it is shown, not written over."""
    activity, pupil, there = _asked_for(activity_id, pupil_id)
    form, status = FillInForm(data=as_written(there) if there else begun_with(activity)), 200
    if not form.is_submitted():
        if there and there.written_by_kind != BY_STAFF:
            return redirect(url_for("teacher.entries.show", entry_id=there.id), 303)
    elif not form.validate():
        status = WRONG
    elif _may_save(form, activity, there):
        fill_in(viewer(), pupil_id, _id_of(form), form.answers(activity))
        tell_about(pupil_id, "{child}’s page is saved. It says that you wrote it with them.")
        return redirect(_round(activity, pupil), 303)
    elif there:
        status = CHANGED_MEANWHILE
        _let_go_on(form, there)
    return _page(form, activity, pupil, there if status == CHANGED_MEANWHILE else None), status


def _asked_for(
    activity_id: UUID, pupil_id: UUID
) -> tuple[ActivityFacts, ClassPupil, LogEntry | None]:
    """The activity, a child of a class it is for, and the child's page about it."""
    activity, pupil = activity_for(viewer(), activity_id), pupil_for(viewer(), pupil_id)
    if pupil.class_id not in activity.class_ids:
        raise NotFound("pupil")
    at_class(pupil.class_id)
    pages = entries_in_class(viewer(), pupil.class_id, activity_id=activity_id)
    return activity, pupil, next((page for page in pages if page.pupil_id == pupil_id), None)


def _may_save(form: FillInForm, activity: ActivityFacts, there: LogEntry | None) -> bool:
    """Whether nothing happened to the page meanwhile, or the adult has seen it and goes on."""
    if there is None or form.second.data == str(there.id):
        return True
    if form.entry_id.data != str(there.id):
        return False
    if form.answers(activity).digest() == there.answers.digest():
        return True
    unchanged = version_in(form.revision.data) == there.revision
    return unchanged and there.written_by_kind == BY_STAFF


def _let_go_on(form: FillInForm, there: LogEntry) -> None:
    """The next Save replaces what another adult wrote; beside a child's own words it is a second
    page, which takes nothing away."""
    if form.entry_id.data == str(there.id) and there.written_by_kind == BY_STAFF:
        form.revision.data = str(there.revision)
    else:
        form.second.data, form.entry_id.data = str(there.id), str(ids.new_id())


def _id_of(form: FillInForm) -> UUID:
    """The id that the page got when the form was opened, so that saving twice is saving once."""
    try:
        return UUID(form.entry_id.data or "")
    except ValueError:
        return ids.new_id()


def _round(activity: ActivityFacts, pupil: ClassPupil) -> str:
    return url_for(
        "teacher.rounds.show",
        class_id=pupil.class_id,
        activity_id=activity.id,
        _anchor=f"child-{pupil.id}",
    )


def _page(
    form: FillInForm, activity: ActivityFacts, pupil: ClassPupil, theirs: LogEntry | None
) -> str:
    form.entry_id.data = form.entry_id.data or str(ids.new_id())
    begun = (pupil.id, activity.id) in drafts_of_class(viewer(), pupil.class_id)
    return render_template(
        "teacher/fill_ins/new.html",
        form=form,
        activity=activity,
        pupil=pupil,
        theirs=theirs,
        facts_of=facts_of,
        begun=begun,
        back=_round(activity, pupil),
        skills=sorted(SKILLS, key=lambda slug: slug not in activity.skills),
        own_words=OWN_WORDS,
        jobs=JOBS,
        families=FAMILIES,
    )
