"""What this package holds about a pupil."""

from app.safeguarding.models import Concern, ConcernNote

TABLES = frozenset(
    model.__tablename__
    for model in (
        Concern,
        ConcernNote,
    )
)
