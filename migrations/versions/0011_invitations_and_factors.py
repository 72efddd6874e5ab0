"""Staff come by invitation, with a second factor; letters wait to be sent; classes have versions.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database
from app.foundation import clock

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

FICTITIOUS = "999"
"""The authority that no real school is in: nobody there is asked for a second factor."""


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "password_link",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("ends_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_password_link_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_password_link")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_password_link_token_digest")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("used_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_recovery_code_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "code_digest", name=op.f("pk_recovery_code")),
    )
    op.create_table(
        "outgoing",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("next_try_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('mail', 'link')", name=op.f("ck_outgoing_kind")),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_outgoing")),
    )
    with op.batch_alter_table("outgoing") as batch_op:
        batch_op.create_index(op.f("ix_outgoing_next_try_at"), ["next_try_at"], unique=False)
        batch_op.create_index(
            op.f("ix_outgoing_school_id_about_id"), ["school_id", "about_id"], unique=False
        )
    for table, column in _columns():
        # Added in place: copying a table would lose its named checks.
        with op.batch_alter_table(table, recreate="never") as batch_op:
            batch_op.add_column(column)
    _ask_real_schools()


def downgrade() -> None:
    """Take the schema back."""
    for table, column in reversed(_columns()):
        with op.batch_alter_table(table, recreate="never") as batch_op:
            batch_op.drop_column(column.name)
    for table in ("outgoing", "recovery_code", "password_link"):
        op.drop_table(table)


def _columns() -> list[tuple[str, sa.Column]]:
    moment = app.foundation.database.Moment(timezone=True)
    # What was so before today is dated long ago, as SQLite takes no reckoned default.
    long_ago = sa.text("'2000-01-01 00:00:00+00:00'")
    if op.get_bind().dialect.name == "sqlite":
        long_ago = sa.text("'2000-01-01 00:00:00.000000'")
    return [
        ("account", sa.Column("factor_sealed", sa.LargeBinary(), nullable=True)),
        (
            "account",
            sa.Column("factor_step", sa.BigInteger(), nullable=False, server_default=sa.text("0")),
        ),
        ("account", sa.Column("factor_reset_at", moment, nullable=True)),
        ("class_staff", sa.Column("since_at", moment, nullable=False, server_default=long_ago)),
        (
            "school_class",
            sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
        ),
        ("school_options", sa.Column("factor_asked_at", moment, nullable=True)),
        ("staff_session", sa.Column("factor_at", moment, nullable=True)),
        (
            "staff_session",
            sa.Column("device", sa.String(length=60), nullable=False, server_default=""),
        ),
    ]


def _ask_real_schools() -> None:
    """From today on; who sees more than one class has a fortnight."""
    options = sa.table(
        "school_options",
        sa.column("school_id"),
        sa.column("factor_asked_at", app.foundation.database.Moment(timezone=True)),
    )
    numbers = sa.table("school_identifier", *map(sa.column, ("school_id", "kind", "value")))
    made_up = sa.select(numbers.c.school_id).where(
        numbers.c.kind == "laestab", numbers.c.value.like(f"{FICTITIOUS}%")
    )
    op.get_bind().execute(
        sa.update(options)
        .where(options.c.school_id.not_in(made_up))
        .values(factor_asked_at=clock.now())
    )
