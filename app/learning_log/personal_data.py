"""What this package holds about a pupil."""

from app.learning_log.models import (
    ChangeRequest,
    Entry,
    EntryDraft,
    EntryPicture,
    EntryRevision,
    EntrySkill,
)

TABLES = frozenset(
    model.__tablename__
    for model in (
        Entry,
        EntrySkill,
        EntryPicture,
        EntryRevision,
        EntryDraft,
        ChangeRequest,
    )
)
