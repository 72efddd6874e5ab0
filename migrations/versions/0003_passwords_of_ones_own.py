"""A password that somebody else set is temporary, and a second school's place is joined by code.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "invitation",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("ends_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_invitation_account_id")
        ),
        sa.PrimaryKeyConstraint("school_id", "account_id", name=op.f("pk_invitation")),
    )
    with op.batch_alter_table("invitation") as batch_op:
        batch_op.create_index(op.f("ix_invitation_account_id"), ["account_id"], unique=False)
    # Added and dropped in place: copying a table would lose its named checks.
    with op.batch_alter_table("account", recreate="never") as batch_op:
        batch_op.add_column(
            sa.Column(
                "password_is_temporary", sa.Boolean(), nullable=False, server_default=sa.false()
            )
        )


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("account", recreate="never") as batch_op:
        batch_op.drop_column("password_is_temporary")
    op.drop_table("invitation")
