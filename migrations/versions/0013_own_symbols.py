"""Schools have their own symbols for jobs, skills and questions.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "school_symbol",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("slug", sa.String(length=50), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.Column("added_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('job', 'skill', 'question')", name=op.f("ck_school_symbol_kind")
        ),
        sa.PrimaryKeyConstraint("school_id", "kind", "slug", name=op.f("pk_school_symbol")),
    )
    with op.batch_alter_table("school_symbol") as batch_op:
        batch_op.create_index(
            op.f("ix_school_symbol_school_id_id"), ["school_id", "id"], unique=True
        )


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("school_symbol")
