"""Concerns, for those to whom they go, and what holds because of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, func, select

from app.access.viewer import Role, Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
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


@dataclass(frozen=True, kw_only=True)
class OwnConcern:
    """What somebody who raised a concern sees of it: that it was raised, and their own words."""

    id: UUID
    raised_at: datetime
    words: str
    can_add: bool


def concerns_of(viewer: Viewer) -> tuple[ConcernFacts, ...]:
    """Every concern of the school, the newest first. Raises NotFound for whom they do not go to."""
    only_for_keepers(viewer)
    return _facts(db.session.execute(_with_child().order_by(Concern.raised_at.desc())).all())


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


def own_concern_on(viewer: Viewer, kind: str, subject_id: UUID) -> OwnConcern | None:
    """The concern that the viewer raised about this, if it is not closed."""
    row = db.session.scalars(
        select(Concern)
        .where(
            Concern.subject_kind == kind,
            Concern.subject_id == subject_id,
            Concern.raised_by == viewer.person,
            Concern.state != State.CLOSED.value,
        )
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return OwnConcern(
        id=row.id, raised_at=row.raised_at, words=row.words, can_add=row.state == State.OPEN.value
    )


def held(kind: str) -> Select[UUID]:
    """The ids of what must stay because a concern about it is not closed, to ask within a query."""
    return select(Concern.subject_id).where(
        Concern.subject_kind == kind, Concern.state != State.CLOSED.value
    )


def is_held(kind: str, subject_id: UUID) -> bool:
    """Whether this must stay, because a concern about it is not closed."""
    return (
        db.session.scalar(held(kind).where(Concern.subject_id == subject_id).limit(1)) is not None
    )


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
