"""The tables of the learning log."""

from app.learning_log.models.entry import (
    KINDS,
    MET_HOW,
    WOULD_LIKE,
    Entry,
    EntryPicture,
    EntrySkill,
)
from app.learning_log.models.history import EntryDraft, EntryRevision

__all__ = [
    "KINDS",
    "MET_HOW",
    "WOULD_LIKE",
    "Entry",
    "EntryDraft",
    "EntryPicture",
    "EntryRevision",
    "EntrySkill",
]
