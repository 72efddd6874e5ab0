"""Keeping a picture or voice note: the bytes first, then the row; letting go, the row first."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update

from app.access.viewer import Viewer
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.pictures import CleanPicture
from app.foundation.sound import CleanVoice
from app.media import storage
from app.media.models import StoredFile

MOST_BYTES_A_DAY = 200 * 1024 * 1024
"""For one child: a thousand drawings, or a hundred of the largest photos or voice notes."""


def keep_picture(
    viewer: Viewer, pupil_id: UUID, picture: CleanPicture, kind: str, file_id: UUID | None = None
) -> UUID:
    """Store a cleaned picture of a child's; returns its id. Unclaimed files are swept later.

    `file_id` is for a picture that may come twice: the same id is the same picture, kept once.
    Raises Refused once a child's pictures of a day would fill the disk.
    """
    size = {"width": picture.width, "height": picture.height}
    return _kept(viewer, pupil_id, picture, kind, size, file_id)


def keep_voice(
    viewer: Viewer, pupil_id: UUID, voice: CleanVoice, file_id: UUID | None = None
) -> UUID:
    """Store a cleaned voice note of a child's; the rest as for a picture."""
    size = {"width": 0, "height": 0, "seconds": voice.seconds}
    return _kept(viewer, pupil_id, voice, "voice", size, file_id)


def _kept(
    viewer: Viewer,
    pupil_id: UUID,
    made: CleanPicture | CleanVoice,
    kind: str,
    size: Mapping[str, int],
    file_id: UUID | None,
) -> UUID:
    if file_id is not None and _is_kept(viewer, file_id):
        return file_id
    if _bytes_today(viewer, pupil_id) > MOST_BYTES_A_DAY:
        raise Refused("You have made a lot today. Show your teacher.")
    file_id = file_id or ids.new_id()
    storage.write(viewer.school, file_id, made.data)
    db.session.execute(
        insert(StoredFile).values(
            school_id=viewer.school,
            id=file_id,
            pupil_id=pupil_id,
            sha256=sha256(made.data).hexdigest(),
            kind=kind,
            media_type=made.media_type,
            bytes=len(made.data),
            stored_at=clock.now(),
            **size,
        )
    )
    return file_id


def _bytes_today(viewer: Viewer, pupil_id: UUID) -> int:
    today = select(func.sum(StoredFile.bytes)).where(
        StoredFile.school_id == viewer.school,
        StoredFile.pupil_id == pupil_id,
        StoredFile.stored_at > clock.now() - timedelta(days=1),
    )
    return db.session.scalar(today) or 0


def _is_kept(viewer: Viewer, file_id: UUID) -> bool:
    return db.session.get(StoredFile, (viewer.school, file_id)) is not None


def give_pictures(viewer: Viewer, file_ids: Collection[UUID], pupil_id: UUID) -> None:
    """Let these pictures be this child's: they were made under another name."""
    db.session.execute(
        update(StoredFile)
        .where(StoredFile.school_id == viewer.school, StoredFile.id.in_(list(file_ids)))
        .values(pupil_id=pupil_id)
    )


def let_go(school_id: int, file_id: UUID) -> None:
    """Delete a row of a picture. Its bytes go at the next sweep, once the row is gone for good."""
    db.session.execute(
        delete(StoredFile).where(StoredFile.school_id == school_id, StoredFile.id == file_id)
    )


def sweep_bytes(school_id: int) -> int:
    """Delete the bytes of this school that no row names any more; returns how many.

    What was written within the last day is left: its row may be about to be committed.
    """
    lying = storage.older_than_a_day(school_id)
    named = set(
        db.session.scalars(
            StoredFile.__table__.select()
            .with_only_columns(StoredFile.id)
            .where(StoredFile.school_id == school_id, StoredFile.id.in_(lying))
        )
        if lying
        else ()
    )
    for file_id in lying - named:
        storage.remove(school_id, file_id)
    return len(lying - named)
