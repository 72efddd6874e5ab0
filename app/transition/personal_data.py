"""What this package holds about a pupil."""

from app.transition.models import Choice, Leaver, PackagePupil

TABLES = frozenset(
    model.__tablename__
    for model in (
        Leaver,
        Choice,
        PackagePupil,
    )
)
