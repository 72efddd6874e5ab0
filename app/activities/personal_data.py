"""What this package holds about a pupil."""

from app.activities.models import Attendance

TABLES = frozenset(model.__tablename__ for model in (Attendance,))
