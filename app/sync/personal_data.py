"""What this package holds about a pupil."""

from app.sync.models import RefusedEnvelope

TABLES = frozenset({RefusedEnvelope.__tablename__})
