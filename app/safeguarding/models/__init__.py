"""The tables of concerns and watch words."""

from app.safeguarding.models.concern import RAISED_BY, STATES, Concern, ConcernNote
from app.safeguarding.models.words import Screening, WatchWord

__all__ = ["RAISED_BY", "STATES", "Concern", "ConcernNote", "Screening", "WatchWord"]
