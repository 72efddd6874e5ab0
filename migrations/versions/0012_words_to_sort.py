"""What a school decided about words that name no job card.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "spelling",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text_normal", sa.String(length=200), nullable=False),
        sa.Column("job", sa.String(length=60), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("settled_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("school_id", "text_normal", name=op.f("pk_spelling")),
    )


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("spelling")
