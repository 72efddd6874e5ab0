"""Photos are a school's choice, a child may ask for a page to go, and pages may be simpler.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "change_request",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("wish", sa.String(length=8), nullable=False),
        sa.Column("asked_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answered_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("seen_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.CheckConstraint("wish IN ('change', 'remove')", name=op.f("ck_change_request_wish")),
        sa.CheckConstraint("answer IN ('yes', 'no')", name=op.f("ck_change_request_answer")),
        sa.ForeignKeyConstraint(
            ["school_id", "entry_id"],
            ["entry.school_id", "entry.id"],
            name=op.f("fk_change_request_school_id_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_change_request")),
    )
    with op.batch_alter_table("change_request") as batch_op:
        batch_op.create_index(
            "uq_change_request_open",
            ["school_id", "entry_id"],
            unique=True,
            sqlite_where=sa.text("answered_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL"),
        )
    # Columns are added and dropped in place: copying a table would lose its named checks.
    with op.batch_alter_table("school_options", recreate="never") as batch_op:
        batch_op.add_column(
            sa.Column("photos_on", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("pupil_access", recreate="never") as batch_op:
        batch_op.add_column(
            sa.Column("mode", sa.String(length=16), nullable=False, server_default="by-age")
        )


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("pupil_access", recreate="never") as batch_op:
        batch_op.drop_column("mode")
    with op.batch_alter_table("school_options", recreate="never") as batch_op:
        batch_op.drop_column("photos_on")
    op.drop_table("change_request")
