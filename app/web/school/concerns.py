"""Concerns, for whoever leads safeguarding. Opening one is a POST, and is written down."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.foundation.lists import holds
from app.learning_log.queries import LogEntry, page_as_it_was
from app.safeguarding import actions
from app.safeguarding.queries import (
    NEWEST_RAISED,
    ConcernFacts,
    concern_for,
    concerns_of,
    keepers_of,
    keeps,
    notes_on,
)
from app.safeguarding.states import State, Step, steps_from
from app.schools.queries import school_for
from app.schools.queries.known_pupils import known_pupil
from app.web.guard import allow
from app.web.long_lists import long_list_of
from app.web.page_words import facts_of, title_of
from app.web.school.concern_forms import NoteForm, StepForm
from app.web.viewer import viewer

concerns = Blueprint("concerns", __name__)
WRONG = 422
NOT_CLOSED = "not-closed"


@concerns.get("/concerns")
@concerns.post("/concerns")
@allow(Permission.CONCERN_READ)
def index() -> str:
    """Who gets concerns here; for them, the list. Posted to by a search."""
    if not keeps(viewer()):
        return render_template("school/concerns/elsewhere.html", keepers=keepers_of(viewer()))
    return _list()


@concerns.post("/concerns/<uuid:concern_id>")
@allow(Permission.CONCERN_READ)
def show(concern_id: UUID) -> str:
    """One concern, with the page as it was."""
    actions.show_concern(viewer(), concern_id)
    return _concern(concern_id)


@concerns.post("/concerns/<uuid:concern_id>/step")
@allow(Permission.CONCERN_READ)
def edit(concern_id: UUID) -> ResponseReturnValue:
    """Acknowledge it, hand it on, close it or open it again."""
    concern_for(viewer(), concern_id)
    form = StepForm()
    if not form.validate():
        return _concern(concern_id, form), WRONG
    try:
        actions.take_step(
            viewer(),
            concern_id,
            Step(form.step.data),
            version=form.read,
            handed_on_to=form.handed_on_to.data or "",
        )
    except Refused as refusal:
        return _concern(concern_id, form, wrong=str(refusal)), WRONG
    return _concern(concern_id)


@concerns.post("/concerns/<uuid:concern_id>/note")
@allow(Permission.CONCERN_READ)
def note(concern_id: UUID) -> ResponseReturnValue:
    """Write something beside it."""
    concern_for(viewer(), concern_id)
    form = NoteForm()
    if not form.validate():
        return _concern(concern_id, note=form), WRONG
    actions.add_note(viewer(), concern_id, form.note.data or "")
    return _concern(concern_id)


@concerns.post("/concerns/<uuid:concern_id>/paper")
@allow(Permission.CONCERN_READ)
def paper(concern_id: UUID) -> str:
    """All of it on paper, for the school's own safeguarding record."""
    actions.show_concern(viewer(), concern_id, on_paper=True)
    return render_template(
        "school/concerns/paper.html", school=school_for(viewer()), **_facts(concern_id)
    )


def _facts(concern_id: UUID) -> dict[str, object]:
    concern = concern_for(viewer(), concern_id)
    entry = page_as_it_was(viewer(), concern.subject_id, concern.subject_revision)
    return {
        "concern": concern,
        "entry": entry,
        "under_before": _name_before(entry, concern) if entry else "",
        "notes": notes_on(viewer(), concern_id),
        "title_of": title_of,
        "facts_of": facts_of,
    }


def _name_before(entry: LogEntry, concern: ConcernFacts) -> str:
    """Under whose name the page stood when the concern was raised; empty if it was not moved."""
    if entry.pupil_id == concern.pupil_id:
        return ""
    return known_pupil(viewer(), entry.pupil_id).pupil.full_name


def _concern(
    concern_id: UUID, form: StepForm | None = None, note: NoteForm | None = None, wrong: str = ""
) -> str:
    facts = _facts(concern_id)
    concern = facts["concern"]
    assert isinstance(concern, ConcernFacts)  # noqa: S101 - what _facts() put there
    form = form or StepForm(formdata=None)
    form.version.data = str(concern.version)
    return render_template(
        "school/concerns/show.html",
        steps=[step.value for step in steps_from(concern.state)],
        form=form,
        note=note or NoteForm(formdata=None),
        wrong=wrong,
        **facts,
    )


def _list() -> str:
    asked = request.args.get("state", NOT_CLOSED)
    wanted = asked if asked in set(State) else NOT_CLOSED
    state = wanted if wanted != NOT_CLOSED else None
    long_list = long_list_of("school.concerns.index", NEWEST_RAISED, state=state)
    every = concerns_of(viewer(), long_list.order)
    held = [one for one in every if holds(long_list.search, one.pupil_name, one.class_name)]
    return render_template(
        "school/concerns/index.html",
        counts={name: sum(_in(name, one) for one in every) for name in (NOT_CLOSED, *State)},
        wanted=wanted,
        long_list=long_list,
        shown=long_list.page_of([one for one in held if _in(wanted, one)]),
        keepers=keepers_of(viewer()),
    )


def _in(wanted: str, concern: ConcernFacts) -> bool:
    return concern.state == wanted if wanted in set(State) else concern.state is not State.CLOSED
