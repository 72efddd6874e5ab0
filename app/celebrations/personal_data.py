"""What this package holds about a pupil."""

from app.celebrations.models import Certificate

TABLES = frozenset({Certificate.__tablename__})
