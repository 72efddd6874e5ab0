"""A class list is read and applied in the background, and unknown headings are remembered.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BEFORE = "state IN ('checked', 'applied', 'dropped')"
NOW = "state IN ('reading', 'unmapped', 'checked', 'applying', 'applied', 'dropped')"


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "roster_mapping",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("headings_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("said_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("school_id", "headings_digest", name=op.f("pk_roster_mapping")),
    )
    _allow(NOW, instead_of=BEFORE)
    with op.batch_alter_table("roster_import", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("mapping", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("task_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("problem", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take the schema back. A file that was being read is one that nobody applied."""
    stored = sa.table("roster_import", sa.column("state"))
    connection = op.get_bind()
    for states, instead in ((("reading", "unmapped"), "dropped"), (("applying",), "checked")):
        connection.execute(
            sa.update(stored).where(stored.c.state.in_(states)).values(state=instead)
        )
    with op.batch_alter_table("roster_import", recreate="never") as batch_op:
        batch_op.drop_column("problem")
        batch_op.drop_column("task_id")
        batch_op.drop_column("mapping")
    _allow(BEFORE, instead_of=NOW)
    op.drop_table("roster_mapping")


def _allow(states: str, *, instead_of: str) -> None:
    """Change the check. SQLite copies the table, and so needs to be told all of it."""
    with op.batch_alter_table("roster_import", copy_from=_table(instead_of)) as batch_op:
        batch_op.drop_constraint(op.f("ck_roster_import_state"), type_="check")
        batch_op.create_check_constraint(op.f("ck_roster_import_state"), states)


def _table(states: str) -> sa.Table:
    moment = app.foundation.database.Moment(timezone=True)
    return sa.Table(
        "roster_import",
        sa.MetaData(),
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("file_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("format_name", sa.String(length=40), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("covers", sa.JSON(), nullable=False),
        sa.Column("columns_read", sa.JSON(), nullable=False),
        sa.Column("columns_set_aside", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("roster_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("applied_at", moment, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(states, name="ck_roster_import_state"),
        sa.PrimaryKeyConstraint("school_id", "id", name="pk_roster_import"),
    )
