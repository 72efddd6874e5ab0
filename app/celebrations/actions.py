"""Giving certificates, taking them back, and a school's own wording."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.celebrations.kinds import (
    LONGEST_TITLE,
    LONGEST_WORDS,
    MOST_NAMED,
    Kind,
    Measure,
    sentence,
    unknown_blanks,
)
from app.celebrations.models import MEASURES, Certificate, CertificateKind
from app.celebrations.queries import awards_in_class, kind_for
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.foundation.upserts import add_unless_there
from app.schools.actions import wait_for_turn
from app.schools.queries import pupils_in_class

NEEDED_AT_MOST = 300


def give_certificates(
    viewer: Viewer, class_id: UUID, slug: str, pupil_ids: Collection[UUID] | None = None
) -> tuple[UUID, ...]:
    """Give one kind to these children of a class, or to all who have earned it; what was given.

    Who has it already keeps it. Raises NotFound, and Refused for a child who has not earned it.
    """
    wait_for_turn(viewer)
    awards = awards_in_class(viewer, class_id)
    found = next((one for one in awards.kinds if one.kind.slug == slug), None)
    wanted = {pupil.id for pupil in awards.pupils} if pupil_ids is None else set(pupil_ids)
    if found is None or not wanted <= {pupil.id for pupil in awards.pupils}:
        raise NotFound("kind of certificate")
    earned = {pupil.id for pupil in found.earned}
    if pupil_ids is not None and wanted - earned - {one.pupil_id for one in found.given}:
        raise Refused("Not everybody you ticked has earned this certificate. Look again.")
    given = []
    for pupil in found.earned:
        if pupil.id not in wanted:
            continue
        deeds, certificate_id = awards.deeds[pupil.id], ids.new_id()
        row = {
            "school_id": viewer.school,
            "id": certificate_id,
            "pupil_id": pupil.id,
            "class_id": class_id,
            "kind": slug,
            "title": found.kind.title,
            "words": sentence(found.kind, deeds),
            "jobs": list(deeds.jobs[:MOST_NAMED]),
            "families": list(deeds.families),
            "given_on": clock.today(),
            "by": viewer.id,
        }
        if add_unless_there(Certificate, row):
            given.append(certificate_id)
            record(viewer, "certificate given", "certificate", certificate_id, pupil_id=pupil.id)
    return tuple(given)


def take_back_certificates(viewer: Viewer, class_id: UUID, certificate_ids: Sequence[UUID]) -> int:
    """Undo giving; how many it took back. Raises NotFound for one of no child of the class."""
    rows = _rows(viewer, class_id, certificate_ids)
    taken = [row for row in rows if row.undone_at is None]
    for row in taken:
        row.undone_at = clock.now()
        record(viewer, "certificate taken back", "certificate", row.id, pupil_id=row.pupil_id)
    db.session.flush()
    return len(taken)


def return_certificate(viewer: Viewer, class_id: UUID, certificate_id: UUID) -> None:
    """Undo taking back. Raises NotFound, and Refused if the child was given another meanwhile."""
    (row,) = _rows(viewer, class_id, [certificate_id])
    held = db.session.scalar(
        select(Certificate.id).where(
            Certificate.pupil_id == row.pupil_id,
            Certificate.kind == row.kind,
            Certificate.undone_at.is_(None),
        )
    )
    if held is not None:
        raise Refused("The child has this certificate already.")
    row.undone_at = None
    db.session.flush()
    record(viewer, "certificate given", "certificate", row.id, pupil_id=row.pupil_id)


def word_kind(
    viewer: Viewer,
    slug: str | None,
    *,
    title: str,
    words: str,
    measure: Measure,
    needed: int,
    version: int = 0,
) -> str:
    """Keep a school's own wording of a kind, or a kind of its own; its slug.

    The rule of a shipped kind stays. Certificates given before keep their words. Raises NotFound,
    Refused for what does not fit, and Conflict when somebody else changed it meanwhile.
    """
    _check(title, words, measure, needed)
    if slug is None:
        row = CertificateKind(school_id=viewer.school, slug=ids.new_random_id().hex)
    else:
        kind = kind_for(viewer, slug)
        if kind.version != version:
            raise Conflict("Somebody else changed this certificate meanwhile.")
        row = _row_of(viewer, kind)
        if kind.is_shipped:
            measure, needed = kind.measure, kind.needed
    row.title, row.words, row.measure, row.needed = title, words, measure, needed
    db.session.add(row)
    db.session.flush()
    record(viewer, "certificate worded", "certificate_kind", row.slug)
    return row.slug


def put_kind_away(viewer: Viewer, slug: str, *, away: bool = True) -> None:
    """Offer a kind no longer, or again. What was given of it stays. Raises NotFound."""
    row = _row_of(viewer, kind_for(viewer, slug))
    row.put_away_at = clock.now() if away else None
    db.session.add(row)
    db.session.flush()
    verb = "put away" if away else "brought back"
    record(viewer, f"certificate kind {verb}", "certificate_kind", slug)


def _row_of(viewer: Viewer, kind: Kind) -> CertificateKind:
    found = db.session.get(CertificateKind, {"school_id": viewer.school, "slug": kind.slug})
    return found or CertificateKind(
        school_id=viewer.school,
        slug=kind.slug,
        title=kind.title,
        words=kind.words,
        measure=kind.measure,
        needed=kind.needed,
    )


def _check(title: str, words: str, measure: str, needed: int) -> None:
    if not title or len(title) > LONGEST_TITLE:
        raise Refused(f"Write a heading of up to {LONGEST_TITLE} letters.")
    if not words or len(words) > LONGEST_WORDS:
        raise Refused(f"Write a sentence of up to {LONGEST_WORDS} letters.")
    if unknown := unknown_blanks(words):
        raise Refused(f"{unknown[0]} is not a blank that can be filled in. Use those listed.")
    if measure not in MEASURES or not 0 <= needed <= NEEDED_AT_MOST:
        raise Refused(f"Choose what counts, and a number from 1 to {NEEDED_AT_MOST}.")
    if measure != "choice" and needed < 1:
        raise Refused("Say how many a child needs: at least 1.")


def _rows(viewer: Viewer, class_id: UUID, certificate_ids: Sequence[UUID]) -> Sequence[Certificate]:
    children = [pupil.id for pupil in pupils_in_class(viewer, class_id)]
    rows = db.session.scalars(
        select(Certificate).where(
            Certificate.id.in_(certificate_ids), Certificate.pupil_id.in_(children)
        )
    ).all()
    if not rows or len(rows) != len(set(certificate_ids)):
        raise NotFound("certificate")
    return rows
