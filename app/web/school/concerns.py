"""Concerns, for whoever leads safeguarding. Opening one is a POST, and is written down."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.learning_log.queries import page_as_it_was
from app.safeguarding import actions
from app.safeguarding.queries import (
    ConcernFacts,
    concern_for,
    concerns_of,
    keepers_of,
    keeps,
    notes_on,
)
from app.safeguarding.states import State, Step, steps_from
from app.schools.queries import school_for
from app.schools.roster.names import compared
from app.web.guard import allow
from app.web.page_words import facts_of, title_of
from app.web.paging import page_of
from app.web.school.concern_forms import NoteForm, SearchForm, StepForm
from app.web.viewer import viewer

concerns = Blueprint("concerns", __name__)
WRONG = 422
NOT_CLOSED = "not-closed"


@concerns.get("/concerns")
@allow(Permission.CONCERN_READ)
def index() -> str:
    """Who gets concerns here; for them, the list."""
    if not keeps(viewer()):
        return render_template("school/concerns/elsewhere.html", keepers=keepers_of(viewer()))
    return _list(SearchForm(formdata=None), request.args.get("page", 1, int))


@concerns.post("/concerns")
@allow(Permission.CONCERN_READ)
def search() -> str:
    """The list of those that fit what was typed."""
    form = SearchForm()
    return _list(form, form.page.data or 1)


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
    return {
        "concern": concern,
        "entry": page_as_it_was(viewer(), concern.subject_id, concern.subject_revision),
        "notes": notes_on(viewer(), concern_id),
        "title_of": title_of,
        "facts_of": facts_of,
    }


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


def _list(form: SearchForm, number: int) -> str:
    every = concerns_of(viewer())
    wanted = request.args.get("state", NOT_CLOSED)
    found = _fitting([one for one in every if _in(wanted, one)], form.q.data or "")
    return render_template(
        "school/concerns/index.html",
        counts={name: sum(_in(name, one) for one in every) for name in (NOT_CLOSED, *State)},
        wanted=wanted if wanted in {NOT_CLOSED, *State} else NOT_CLOSED,
        shown=page_of(found, number),
        form=form,
        keepers=keepers_of(viewer()),
    )


def _in(wanted: str, concern: ConcernFacts) -> bool:
    return concern.state == wanted if wanted in set(State) else concern.state is not State.CLOSED


def _fitting(concerns: Sequence[ConcernFacts], typed: str) -> list[ConcernFacts]:
    """Those whose child or class is called like this."""
    wanted = [compared(part) for part in typed.split()]
    return [
        one
        for one in concerns
        if all(part in compared(f"{one.pupil_name} {one.class_name}") for part in wanted)
    ]
