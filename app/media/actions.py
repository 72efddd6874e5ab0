"""Keeping a picture: the bytes first, then the row."""

from hashlib import sha256
from uuid import UUID

from sqlalchemy import insert

from app.access.viewer import Viewer
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.pictures import CleanPicture
from app.media import storage
from app.media.models import StoredFile


def keep_picture(viewer: Viewer, picture: CleanPicture, kind: str) -> UUID:
    """Store a cleaned picture; returns its id. Unclaimed files are swept later."""
    file_id = ids.new_id()
    storage.write(viewer.school, file_id, picture.data)
    db.session.execute(
        insert(StoredFile).values(
            school_id=viewer.school,
            id=file_id,
            sha256=sha256(picture.data).hexdigest(),
            kind=kind,
            media_type=picture.media_type,
            bytes=len(picture.data),
            width=picture.width,
            height=picture.height,
            stored_at=clock.now(),
        )
    )
    return file_id
