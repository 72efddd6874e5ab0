"""What an adult sent after being signed out is kept sealed for some minutes.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    moment = app.foundation.database.Moment(timezone=True)
    op.create_table(
        "kept_form",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("browser_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("sent_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sent_at", moment, nullable=False),
        sa.Column("ends_at", moment, nullable=False),
        sa.Column("brought_back_at", moment, nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_kept_form_account_id")
        ),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_kept_form_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_form")),
    )
    with op.batch_alter_table("kept_form") as batch_op:
        for column in ("browser_digest", "account_id", "school_id", "ends_at"):
            batch_op.create_index(op.f(f"ix_kept_form_{column}"), [column], unique=False)


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("kept_form")
