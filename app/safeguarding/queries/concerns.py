"""Concerns, for those to whom they go."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, select

from app.access.viewer import Role, Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.lists import Order, as_read, in_order
from app.safeguarding.models import Concern, ConcernNote
from app.safeguarding.queries.keepers import only_for_keepers, somebody_is_named
from app.safeguarding.states import State
from app.schools.models import Account, Enrolment, Pupil, SchoolClass


@dataclass(frozen=True, kw_only=True)
class Done:
    """When something was done with a concern, and by whom."""

    at: datetime
    by_name: str


@dataclass(frozen=True, kw_only=True)
class ConcernFacts:
    """A concern as those to whom it goes read it. `rule` is the school's word that raised it.

    `class_name` is the child's class now; empty for a child who has left.
    """

    id: UUID
    state: State
    subject_kind: str
    subject_id: UUID
    subject_revision: int
    pupil_id: UUID
    pupil_name: str
    class_name: str
    rule: str
    words: str
    raised: Done
    acknowledged: Done | None
    handed_on: Done | None
    handed_on_to: str
    closed: Done | None
    version: int


@dataclass(frozen=True, kw_only=True)
class Note:
    """What was noted beside a concern."""

    words: str
    by_name: str
    at: datetime


class ConcernsBy(StrEnum):
    """By what concerns can be put in order."""

    CHILD = "child"
    CLASS = "class"
    RAISED_BY = "by"
    RAISED = "raised"
    STATE = "state"


NEWEST_RAISED = Order(ConcernsBy.RAISED, down=True)
_KEYS: Mapping[ConcernsBy, Callable[[ConcernFacts], Any]] = {
    ConcernsBy.CHILD: lambda one: as_read(one.pupil_name),
    ConcernsBy.CLASS: lambda one: as_read(one.class_name),
    ConcernsBy.RAISED_BY: lambda one: as_read(one.raised.by_name or one.rule),
    ConcernsBy.RAISED: lambda one: one.raised.at,
    ConcernsBy.STATE: lambda one: list(State).index(one.state),
}


def concerns_of(
    viewer: Viewer, order: Order[ConcernsBy] = NEWEST_RAISED
) -> tuple[ConcernFacts, ...]:
    """Every concern of the school, the newest first. Raises NotFound for whom they do not go to."""
    only_for_keepers(viewer)
    newest = _with_child().order_by(Concern.raised_at.desc(), Concern.id.desc())
    return in_order(_facts(db.session.execute(newest).all()), _KEYS, order)


def concern_for(viewer: Viewer, concern_id: UUID) -> ConcernFacts:
    """One concern; raises NotFound."""
    only_for_keepers(viewer)
    found = _facts(db.session.execute(_with_child().where(Concern.id == concern_id)).all())
    if not found:
        raise NotFound("concern")
    return found[0]


def notes_on(viewer: Viewer, concern_id: UUID) -> tuple[Note, ...]:
    """What was noted, the first note first. Raises NotFound for whom concerns do not go to."""
    only_for_keepers(viewer)
    rows = db.session.execute(
        select(ConcernNote.words, Account.name, ConcernNote.at)
        .outerjoin(Account, Account.id == ConcernNote.by)
        .where(ConcernNote.concern_id == concern_id)
        .order_by(ConcernNote.at, ConcernNote.id)
    )
    return tuple(Note(words=words, by_name=name or "", at=at) for words, name, at in rows)


def new_concerns(viewer: Viewer) -> int:
    """How many concerns nobody has acknowledged; 0 for whom they do not go to. One query."""
    if not viewer.is_a(Role.SAFEGUARDING, Role.LEAD):
        return 0
    wanted = select(func.count()).select_from(Concern).where(Concern.state == State.OPEN.value)
    if not viewer.is_a(Role.SAFEGUARDING):
        wanted = wanted.where(~somebody_is_named(viewer))
    return db.session.scalar(wanted) or 0


def _with_child() -> Select[Concern, Pupil, str]:
    return (
        select(Concern, Pupil, SchoolClass.name)
        .join(Pupil, and_(Pupil.school_id == Concern.school_id, Pupil.id == Concern.pupil_id))
        .outerjoin(
            Enrolment,
            and_(
                Enrolment.school_id == Concern.school_id,
                Enrolment.pupil_id == Concern.pupil_id,
                Enrolment.ends_on.is_(None),
            ),
        )
        .outerjoin(
            SchoolClass,
            and_(
                SchoolClass.school_id == Enrolment.school_id, SchoolClass.id == Enrolment.class_id
            ),
        )
    )


def _facts(rows: Sequence[tuple[Concern, Pupil, str | None]]) -> tuple[ConcernFacts, ...]:
    names = _names(rows)

    def done(at: datetime | None, by: UUID | None) -> Done | None:
        return Done(at=at, by_name=names.get(by, "") if by else "") if at else None

    return tuple(
        ConcernFacts(
            id=concern.id,
            state=State(concern.state),
            subject_kind=concern.subject_kind,
            subject_id=concern.subject_id,
            subject_revision=concern.subject_revision,
            pupil_id=concern.pupil_id,
            pupil_name=pupil.full_name,
            class_name=class_name or "",
            rule=concern.rule,
            words=concern.words,
            raised=Done(
                at=concern.raised_at, by_name=names.get(concern.raised_by or concern.id, "")
            ),
            acknowledged=done(concern.acknowledged_at, concern.acknowledged_by),
            handed_on=done(concern.handed_on_at, concern.handed_on_by),
            handed_on_to=concern.handed_on_to,
            closed=done(concern.closed_at, concern.closed_by),
            version=concern.version,
        )
        for concern, pupil, class_name in rows
    )


def _names(rows: Iterable[tuple[Concern, Pupil, str | None]]) -> Mapping[UUID, str]:
    wanted = {
        by
        for concern, _, _ in rows
        for by in (
            concern.raised_by,
            concern.acknowledged_by,
            concern.handed_on_by,
            concern.closed_by,
        )
        if by
    }
    found = db.session.execute(select(Account.id, Account.name).where(Account.id.in_(wanted)))
    return dict(found.all()) if wanted else {}
