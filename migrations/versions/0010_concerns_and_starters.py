"""Concerns, the words a school wants to be told of, and beginnings of comments.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    _concerns()
    _words()
    op.create_table(
        "comment_starter",
        _school(),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_comment_starter_account_id")
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_comment_starter")),
        sa.UniqueConstraint(
            "school_id",
            "account_id",
            "words",
            name=op.f("uq_comment_starter_school_id_account_id_words"),
        ),
    )
    with op.batch_alter_table("comment_starter") as batch_op:
        batch_op.create_index(op.f("ix_comment_starter_account_id"), ["account_id"], unique=False)


def downgrade() -> None:
    """Take the schema back."""
    for table in ("comment_starter", "screening", "watch_word", "concern_note", "concern"):
        op.drop_table(table)


def _concerns() -> None:
    op.create_table(
        "concern",
        _school(),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.String(length=16), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("subject_revision", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("raised_by_kind", sa.String(length=16), nullable=False),
        sa.Column("raised_by", sa.Uuid(), nullable=True),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        _moment("raised_at", nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        _moment("acknowledged_at"),
        sa.Column("acknowledged_by", sa.Uuid(), nullable=True),
        _moment("handed_on_at"),
        sa.Column("handed_on_by", sa.Uuid(), nullable=True),
        sa.Column("handed_on_to", sa.String(length=200), nullable=False),
        _moment("closed_at"),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'acknowledged', 'handed-on', 'closed')",
            name=op.f("ck_concern_state"),
        ),
        sa.CheckConstraint(
            "raised_by_kind IN ('staff', 'words')", name=op.f("ck_concern_raised_by_kind")
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_concern_school_id_pupil_id"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_concern")),
    )
    with op.batch_alter_table("concern") as batch_op:
        for column in ("state", "subject_id"):
            batch_op.create_index(
                op.f(f"ix_concern_school_id_{column}"), ["school_id", column], unique=False
            )
    op.create_table(
        "concern_note",
        _school(),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("concern_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        _moment("at", nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "concern_id"],
            ["concern.school_id", "concern.id"],
            name=op.f("fk_concern_note_school_id_concern_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_concern_note")),
    )
    with op.batch_alter_table("concern_note") as batch_op:
        batch_op.create_index(
            op.f("ix_concern_note_school_id_concern_id"), ["school_id", "concern_id"], unique=False
        )


def _words() -> None:
    op.create_table(
        "watch_word",
        _school(),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        _moment("added_at", nullable=False),
        sa.PrimaryKeyConstraint("school_id", "word", name=op.f("pk_watch_word")),
    )
    op.create_table(
        "screening",
        _school(),
        sa.Column("upto_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("school_id", name=op.f("pk_screening")),
    )


def _school() -> sa.Column:
    return sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, app.foundation.database.Moment(timezone=True), nullable=nullable)
