"""What somebody put right in the rows of a class list before it is imported.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    with op.batch_alter_table("roster_import") as batch_op:
        batch_op.add_column(sa.Column("mends_sealed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("roster_import") as batch_op:
        batch_op.drop_column("mends_sealed")
