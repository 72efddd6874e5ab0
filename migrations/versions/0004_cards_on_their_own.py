"""A card lets its child in without a class open on the tablet, in school hours or at home.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    # Added and dropped in place: copying a table would lose its named checks.
    with op.batch_alter_table("school_options", recreate="never") as batch_op:
        batch_op.add_column(
            sa.Column("opens_at", sa.Time(), nullable=False, server_default="08:00:00")
        )
        batch_op.add_column(
            sa.Column("cards_at_home", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("class_opening", recreate="never") as batch_op:
        batch_op.add_column(
            sa.Column("by_card", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("class_opening", recreate="never") as batch_op:
        batch_op.drop_column("by_card")
    with op.batch_alter_table("school_options", recreate="never") as batch_op:
        batch_op.drop_column("cards_at_home")
        batch_op.drop_column("opens_at")
