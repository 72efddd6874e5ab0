"""Keys that open envelopes, whether a child is still here, and what could not be taken in."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key
from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import defer

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.sealing import NO_SCHOOL, Place, keyring
from app.schools.models import Pupil
from app.sync.models import RefusedEnvelope, SealingKey

MOST_WAITING = 100
"""Pages of one child's that wait for an adult. What comes then stays on its tablet."""

PICTURES_LEFT = (defer(RefusedEnvelope.picture_sealed), defer(RefusedEnvelope.voice_sealed))
"""Where only words are wanted: a photo has megabytes."""

Standing = Literal["here", "left", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Something a child made that could not be saved: whose, why, and since when it waits here."""

    id: UUID
    kind: str
    subject_id: UUID
    pupil_id: UUID
    class_id: UUID
    nc_year: str
    reason: str
    tablet_id: UUID | None
    received_at: datetime


@dataclass(frozen=True)
class Content:
    """What the child made: the answers as JSON, a drawing or photo, and a voice note."""

    answers: dict[str, Any]
    picture: bytes | None
    voice: bytes | None = None


def key_to_seal_with() -> tuple[UUID, bytes] | None:
    """The id and the public half (DER) of the key that pages give out now, if there is one."""
    row = db.session.execute(
        select(SealingKey.id, SealingKey.public)
        .where(SealingKey.retired_at.is_(None))
        .order_by(SealingKey.made_at.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else (row.id, row.public)


def newest_key_made_at() -> datetime | None:
    """When the key that is in use was made."""
    return db.session.scalar(
        select(func.max(SealingKey.made_at)).where(SealingKey.retired_at.is_(None))
    )


def private_key(key_id: UUID) -> RSAPrivateKey:
    """The private half of a key, also of a retired one. Raises LookupError."""
    sealed = db.session.scalar(select(SealingKey.private_sealed).where(SealingKey.id == key_id))
    if sealed is None:
        raise LookupError(f"no sealing key {key_id}")
    der = keyring().open(sealed, place_of_key(key_id))
    return cast("RSAPrivateKey", load_der_private_key(der, None))


def standing_of_pupil(viewer: Viewer) -> Standing:
    """Whether the child that an envelope is of is still at the school."""
    row = db.session.execute(
        select(Pupil.left_on).where(Pupil.school_id == viewer.school, Pupil.id == viewer.person)
    ).one_or_none()
    if row is None:
        return "unknown"
    return "here" if row.left_on is None else "left"


def has_enough_waiting(viewer: Viewer) -> bool:
    """Whether so much of this child's waits for an adult that no more is taken in for now."""
    waiting = (
        select(func.count())
        .select_from(RefusedEnvelope)
        .where(
            RefusedEnvelope.school_id == viewer.school,
            RefusedEnvelope.pupil_id == viewer.person,
            RefusedEnvelope.settled_at.is_(None),
        )
    )
    return (db.session.scalar(waiting) or 0) >= MOST_WAITING


def refusals_in(viewer: Viewer, class_id: UUID) -> tuple[Refusal, ...]:
    """What of this class waits for an adult to decide, the oldest first. Nothing is unsealed."""
    rows = db.session.scalars(
        _waiting(viewer)
        .where(RefusedEnvelope.class_id == class_id)
        .options(defer(RefusedEnvelope.content_sealed), *PICTURES_LEFT)
        .order_by(RefusedEnvelope.received_at, RefusedEnvelope.id)
    )
    return tuple(_refusal(row) for row in rows)


def contents_of(
    viewer: Viewer, refusal_ids: Collection[UUID], *, with_pictures: bool = True
) -> Mapping[UUID, Content]:
    """What the children made in those of these that wait; or only their answers. One query."""
    wanted = _waiting(viewer).where(RefusedEnvelope.id.in_(list(refusal_ids)))
    rows = db.session.scalars(wanted if with_pictures else wanted.options(*PICTURES_LEFT))
    return {row.id: _content(row, with_pictures) for row in rows}


def refusal_for(viewer: Viewer, refusal_id: UUID) -> Refusal:
    """One that waits. Raises NotFound if it is settled, or of a class that is not the viewer's."""
    return _refusal(waiting_row(viewer, refusal_id))


def settled_in_class(viewer: Viewer, refusal_id: UUID) -> UUID | None:
    """The class of one that somebody has decided about; None if it waits or is not the viewer's."""
    return db.session.scalar(
        _of_viewer(viewer)
        .where(RefusedEnvelope.id == refusal_id, RefusedEnvelope.settled_at.is_not(None))
        .with_only_columns(RefusedEnvelope.class_id)
    )


def content_of(viewer: Viewer, refusal_id: UUID) -> Content:
    """What the child made, unsealed. Raises NotFound."""
    return _content(waiting_row(viewer, refusal_id))


def waiting_row(viewer: Viewer, refusal_id: UUID) -> RefusedEnvelope:
    """The row of one that waits. Raises NotFound."""
    row = db.session.scalar(_waiting(viewer).where(RefusedEnvelope.id == refusal_id))
    if row is None:
        raise NotFound("refused envelope")
    return row


def place_of_key(key_id: UUID) -> Place:
    """Where the private half of a key is sealed."""
    return Place("sealing_key", "private_sealed", NO_SCHOOL, key_id)


def place_of(row: RefusedEnvelope, column: str) -> Place:
    """Where a part of a refused envelope is sealed."""
    return Place("refused_envelope", column, row.school_id, row.id)


def _content(row: RefusedEnvelope, with_pictures: bool = True) -> Content:
    seal = keyring()
    answers = json.loads(seal.open(row.content_sealed, place_of(row, "content_sealed")))
    if not with_pictures:
        return Content(answers, None)
    picture = row.picture_sealed and seal.open(row.picture_sealed, place_of(row, "picture_sealed"))
    voice = row.voice_sealed and seal.open(row.voice_sealed, place_of(row, "voice_sealed"))
    return Content(answers, picture or None, voice or None)


def _waiting(viewer: Viewer) -> Select[RefusedEnvelope]:
    return _of_viewer(viewer).where(RefusedEnvelope.settled_at.is_(None))


def _of_viewer(viewer: Viewer) -> Select[RefusedEnvelope]:
    reach: ColumnElement[bool] = (
        true() if viewer.sees_whole_school else RefusedEnvelope.class_id.in_(viewer.class_ids)
    )
    return select(RefusedEnvelope).where(RefusedEnvelope.school_id == viewer.school, reach)


def _refusal(row: RefusedEnvelope) -> Refusal:
    return Refusal(
        id=row.id,
        kind=row.kind,
        subject_id=row.subject_id,
        pupil_id=row.pupil_id,
        class_id=row.class_id,
        nc_year=row.nc_year,
        reason=row.reason,
        tablet_id=row.tablet_id,
        received_at=row.received_at,
    )
