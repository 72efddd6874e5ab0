"""Every save wrote to two indexes more: one that nobody asked, and one that another can be.

Revision ID: 0015
Revises: 0014
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

OF_THE_TRAIL = "ix_audit_event_school_id_pupil_id_at"
BY_ACTIVITY = "ix_entry_school_id_activity_id"
BY_PUPIL_AND_TIME = "ix_entry_school_id_pupil_id_saved_at"
BY_PUPIL_AND_ACTIVITY = "ix_entry_school_id_pupil_id_activity_id"


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.drop_index(OF_THE_TRAIL, table_name="audit_event")
    op.drop_index(BY_ACTIVITY, table_name="entry")
    op.drop_index(BY_PUPIL_AND_TIME, table_name="entry")
    op.create_index(BY_PUPIL_AND_ACTIVITY, "entry", ["school_id", "pupil_id", "activity_id"])


def downgrade() -> None:
    """Take the schema back."""
    op.drop_index(BY_PUPIL_AND_ACTIVITY, table_name="entry")
    op.create_index(BY_PUPIL_AND_TIME, "entry", ["school_id", "pupil_id", "saved_at"])
    op.create_index(BY_ACTIVITY, "entry", ["school_id", "activity_id"])
    op.create_index(OF_THE_TRAIL, "audit_event", ["school_id", "pupil_id", "at"])
