"""Two roles more: the CRL Champion, and the safeguarding lead.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BEFORE = "role IN ('teacher', 'office', 'lead')"
NOW = "role IN ('teacher', 'champion', 'office', 'safeguarding', 'lead')"


def upgrade() -> None:
    """Bring the schema to this revision."""
    _allow(NOW, instead_of=BEFORE)


def downgrade() -> None:
    """Take the schema back. Who had only a new role becomes a teacher, who opens no class yet."""
    membership = sa.table(
        "membership", sa.column("role"), *map(sa.column, ("school_id", "account_id"))
    )
    other = membership.alias()
    same_adult = (other.c.school_id == membership.c.school_id) & (
        other.c.account_id == membership.c.account_id
    )
    connection = op.get_bind()
    for role, kept in (("safeguarding", ("champion", "teacher")), ("champion", ("teacher",))):
        has_another = sa.exists().where(same_adult, other.c.role.in_(kept))
        connection.execute(sa.delete(membership).where(membership.c.role == role, has_another))
        connection.execute(
            sa.update(membership).where(membership.c.role == role).values(role="teacher")
        )
    _allow(BEFORE, instead_of=NOW)


def _allow(roles: str, *, instead_of: str) -> None:
    """Change the check. SQLite copies the table, and so needs to be told all of it."""
    with op.batch_alter_table("membership", copy_from=_table(instead_of)) as batch_op:
        batch_op.drop_constraint(op.f("ck_membership_role"), type_="check")
        batch_op.create_check_constraint(op.f("ck_membership_role"), roles)


def _table(roles: str) -> sa.Table:
    return sa.Table(
        "membership",
        sa.MetaData(),
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("from_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("to_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.CheckConstraint(roles, name="ck_membership_role"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_membership_account_id"),
        sa.PrimaryKeyConstraint("school_id", "account_id", "role", name="pk_membership"),
        sa.Index("ix_membership_account_id", "account_id"),
    )
