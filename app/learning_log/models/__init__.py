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
from app.learning_log.models.spelling import Spelling
from app.learning_log.models.wish import ANSWERS, WISHES, ChangeRequest

__all__ = [
    "ANSWERS",
    "KINDS",
    "MET_HOW",
    "WISHES",
    "WOULD_LIKE",
    "ChangeRequest",
    "Entry",
    "EntryDraft",
    "EntryPicture",
    "EntryRevision",
    "EntrySkill",
    "Spelling",
]
