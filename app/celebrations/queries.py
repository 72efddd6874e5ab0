"""Who has earned which certificate, and who has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, select

from app.access.viewer import Role, Viewer
from app.celebrations.kinds import Deeds, Kind, Measure, deeds_of, is_earned, with_own_wording
from app.celebrations.models import Certificate, CertificateKind
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.learning_log.pages import LogEntry
from app.learning_log.queries import entries_by
from app.schools.models import Account
from app.schools.queries import ClassPupil, pupils_in_class

NEWS_FOR = timedelta(days=30)
"""For how long a child's home page says that there is a certificate."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """A certificate that a child has, in the words of the day it was given."""

    id: UUID
    pupil_id: UUID
    kind: str
    title: str
    words: str
    jobs: tuple[str, ...]
    families: tuple[str, ...]
    given_on: date
    by_name: str


@dataclass(frozen=True)
class KindInClass:
    """One kind in a class: who has it, who has earned it and has it not, and how many have not."""

    kind: Kind
    given: tuple[Given, ...]
    earned: tuple[ClassPupil, ...]
    on_the_way: int


@dataclass(frozen=True)
class ClassAwards:
    """Every kind in a class, and the children's deeds."""

    pupils: tuple[ClassPupil, ...]
    deeds: Mapping[UUID, Deeds]
    kinds: tuple[KindInClass, ...]

    @property
    def waiting(self) -> int:
        """How many certificates are earned by a rule and not given."""
        return sum(len(one.earned) for one in self.kinds if one.kind.measure != "choice")

    @property
    def given(self) -> tuple[Given, ...]:
        """Everything the children of the class have."""
        return tuple(given for one in self.kinds for given in one.given)


def kinds_of(viewer: Viewer, *, also_put_away: bool = False) -> tuple[Kind, ...]:
    """The kinds of certificates of the school, the shipped ones first. One query."""
    rows = db.session.scalars(
        select(CertificateKind)
        .where(CertificateKind.school_id == viewer.school)
        .order_by(CertificateKind.title, CertificateKind.slug)
    )
    kinds = with_own_wording(
        Kind(
            slug=row.slug,
            title=row.title,
            words=row.words,
            measure=cast("Measure", row.measure),
            needed=row.needed,
            is_shipped=False,
            version=row.version,
            is_put_away=row.put_away_at is not None,
        )
        for row in rows
    )
    return tuple(kind for kind in kinds if also_put_away or not kind.is_put_away)


def kind_for(viewer: Viewer, slug: str) -> Kind:
    """One kind, also one that is put away; raises NotFound."""
    for kind in kinds_of(viewer, also_put_away=True):
        if kind.slug == slug:
            return kind
    raise NotFound("kind of certificate")


def awards_in_class(viewer: Viewer, class_id: UUID) -> ClassAwards:
    """Who of a class has earned and has what. A fixed number of queries. Raises NotFound."""
    pupils = pupils_in_class(viewer, class_id)
    ids = [pupil.id for pupil in pupils]
    deeds = _deeds(entries_by(viewer, ids), ids)
    given = _given(viewer, Certificate.pupil_id.in_(ids))
    found = []
    for kind in kinds_of(viewer):
        have = tuple(one for one in given if one.kind == kind.slug)
        holders = {one.pupil_id for one in have}
        earned = tuple(
            pupil
            for pupil in pupils
            if pupil.id not in holders and is_earned(kind, deeds[pupil.id])
        )
        found.append(KindInClass(kind, have, earned, len(pupils) - len(holders) - len(earned)))
    return ClassAwards(pupils, deeds, tuple(found))


def certificates_in_class(viewer: Viewer, class_id: UUID) -> tuple[Given, ...]:
    """What the children of a class have, child by child as they stand in its list."""
    order = {pupil.id: at for at, pupil in enumerate(pupils_in_class(viewer, class_id))}
    given = _given(viewer, Certificate.pupil_id.in_(list(order)))
    return tuple(sorted(given, key=lambda one: (order[one.pupil_id], one.given_on, one.id)))


def own_certificates(viewer: Viewer) -> tuple[Given, ...]:
    """What the child who asks has, the newest first; nothing of anybody else. One query."""
    if not viewer.is_a(Role.PUPIL):
        return ()
    return _given(viewer, Certificate.pupil_id == viewer.person)


def latest_certificate(viewer: Viewer) -> Given | None:
    """What the child who asks was given last, while it is news."""
    newest = next(iter(own_certificates(viewer)), None)
    return newest if newest and newest.given_on > clock.today() - NEWS_FOR else None


def own_certificate(viewer: Viewer, certificate_id: UUID) -> Given:
    """One certificate of the child who asks; raises NotFound."""
    for one in own_certificates(viewer):
        if one.id == certificate_id:
            return one
    raise NotFound("certificate")


def _deeds(entries: tuple[LogEntry, ...], pupil_ids: list[UUID]) -> Mapping[UUID, Deeds]:
    pages: dict[UUID, list[LogEntry]] = {pupil_id: [] for pupil_id in pupil_ids}
    for entry in entries:
        pages[entry.pupil_id].append(entry)
    return {pupil_id: deeds_of(own) for pupil_id, own in pages.items()}


def _given(viewer: Viewer, whose: ColumnElement[bool]) -> tuple[Given, ...]:
    rows = db.session.execute(
        select(Certificate, Account.name)
        .outerjoin(Account, Account.id == Certificate.by)
        .where(Certificate.school_id == viewer.school, Certificate.undone_at.is_(None), whose)
        .order_by(Certificate.given_on.desc(), Certificate.id.desc())
    )
    return tuple(
        Given(
            id=row.id,
            pupil_id=row.pupil_id,
            kind=row.kind,
            title=row.title,
            words=row.words,
            jobs=tuple(row.jobs),
            families=tuple(row.families),
            given_on=row.given_on,
            by_name=name or "",
        )
        for row, name in rows
    )
