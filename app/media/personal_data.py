"""What this package holds about a pupil."""

from app.media.models import StoredFile

TABLES = frozenset({StoredFile.__tablename__})
