"""The new school year in one action, how long logs of leavers are kept, and certificates.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _school() -> sa.Column:
    return sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, app.foundation.database.Moment(timezone=True), nullable=nullable)


def _key(table: str, column: str, to: str, *, part_of: bool = False) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["school_id", column],
        [f"{to}.school_id", f"{to}.id"],
        name=op.f(f"fk_{table}_school_id_{column}"),
        ondelete="CASCADE" if part_of else None,
    )


def upgrade() -> None:
    """Bring the schema to this revision."""
    _make_years()
    _make_certificates()
    # Added and dropped in place: copying a table would lose its named checks.
    with op.batch_alter_table("school_options", recreate="never") as batch_op:
        batch_op.add_column(
            sa.Column("keeps_leavers_days", sa.Integer(), nullable=False, server_default="365")
        )


def _make_years() -> None:
    op.create_table(
        "year_change",
        _school(),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_year", sa.Integer(), nullable=False),
        sa.Column("classes", sa.JSON(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        _moment("made_at", nullable=False),
        _moment("applied_at"),
        _moment("undone_at"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('planned', 'applied', 'undone', 'dropped')",
            name=op.f("ck_year_change_state"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_year_change")),
    )
    op.create_index(
        "uq_year_change_planned",
        "year_change",
        ["school_id"],
        unique=True,
        sqlite_where=sa.text("state = 'planned'"),
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_table(
        "year_move",
        _school(),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("goes_to", sa.String(length=8), nullable=False),
        sa.Column("nc_year", sa.String(length=1), nullable=False),
        sa.Column("from_enrolment_id", sa.Uuid(), nullable=True),
        sa.Column("to_enrolment_id", sa.Uuid(), nullable=True),
        _key("year_move", "change_id", "year_change", part_of=True),
        _key("year_move", "pupil_id", "pupil", part_of=True),
        _key("year_move", "from_enrolment_id", "enrolment"),
        _key("year_move", "to_enrolment_id", "enrolment"),
        sa.PrimaryKeyConstraint("school_id", "change_id", "pupil_id", name=op.f("pk_year_move")),
    )


def _make_certificates() -> None:
    op.create_table(
        "certificate_kind",
        _school(),
        sa.Column("slug", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("measure", sa.String(length=16), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        _moment("put_away_at"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "measure IN ('jobs', 'families', 'skills', 'choice')",
            name=op.f("ck_certificate_kind_measure"),
        ),
        sa.CheckConstraint("needed BETWEEN 0 AND 300", name=op.f("ck_certificate_kind_needed")),
        sa.PrimaryKeyConstraint("school_id", "slug", name=op.f("pk_certificate_kind")),
    )
    op.create_table(
        "certificate",
        _school(),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("jobs", sa.JSON(), nullable=False),
        sa.Column("families", sa.JSON(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        _moment("undone_at"),
        _key("certificate", "pupil_id", "pupil", part_of=True),
        _key("certificate", "class_id", "school_class"),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_certificate")),
    )
    op.create_index(
        op.f("ix_certificate_school_id_class_id"), "certificate", ["school_id", "class_id"]
    )
    op.create_index(
        "uq_certificate_held",
        "certificate",
        ["school_id", "pupil_id", "kind"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("school_options", recreate="never") as batch_op:
        batch_op.drop_column("keeps_leavers_days")
    op.drop_table("certificate")
    op.drop_table("certificate_kind")
    op.drop_table("year_move")
    op.drop_table("year_change")
