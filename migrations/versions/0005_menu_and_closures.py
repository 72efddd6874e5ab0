"""A school's own lines of the menu, questions before and after, visitors' skills, closure days.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "school_closure",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("school_id", "on", name=op.f("pk_school_closure")),
    )
    op.create_table(
        "school_activity",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("summary", sa.String(length=240), nullable=False),
        sa.Column("stages", sa.JSON(), nullable=False),
        sa.Column("theme", sa.String(length=32), nullable=False),
        sa.Column("area", sa.String(length=32), nullable=False),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("prepare", sa.Text(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("adaptations", sa.Text(), nullable=False),
        sa.Column("safeguarding", sa.Text(), nullable=False),
        sa.Column("before_questions", sa.Text(), nullable=False),
        sa.Column("after_questions", sa.Text(), nullable=False),
        sa.Column("subjects", sa.JSON(), nullable=False),
        sa.Column("jobs", sa.JSON(), nullable=False),
        sa.Column("copied_from", sa.String(length=64), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("made_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("retired_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 5 AND 480", name=op.f("ck_school_activity_minutes")),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_school_activity")),
    )
    # Columns are added and dropped in place: copying a table would lose its named checks.
    with op.batch_alter_table("activity", recreate="never") as batch_op:
        for name, kind in (
            ("subject", sa.String(length=24)),
            ("menu", sa.String(length=64)),
            ("before_questions", sa.Text()),
            ("after_questions", sa.Text()),
        ):
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=""))
    with op.batch_alter_table("activity_visitor", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("skills", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("activity_visitor", recreate="never") as batch_op:
        batch_op.drop_column("skills")
    with op.batch_alter_table("activity", recreate="never") as batch_op:
        for name in ("after_questions", "before_questions", "menu", "subject"):
            batch_op.drop_column(name)
    op.drop_table("school_activity")
    op.drop_table("school_closure")
