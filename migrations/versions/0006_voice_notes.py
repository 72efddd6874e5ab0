"""Voice notes are a school's choice, and a stored file may be one.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PICTURES = "kind IN ('drawing', 'photo')"
AND_VOICE = "kind IN ('drawing', 'photo', 'voice')"


def upgrade() -> None:
    """Bring the schema to this revision."""
    with op.batch_alter_table("school_options", recreate="never") as batch_op:
        batch_op.add_column(
            sa.Column("voice_notes_on", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("refused_envelope", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("voice_sealed", sa.LargeBinary(), nullable=True))
    _allow(AND_VOICE, instead_of=PICTURES)
    with op.batch_alter_table("stored_file", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("seconds", sa.Integer(), nullable=False, server_default="0"))
    files = _files()
    op.get_bind().execute(
        sa.update(files)
        .where(files.c.media_type.like("audio/%"))
        .values(kind="voice", seconds=files.c.width, width=0)
    )


def downgrade() -> None:
    """Take the schema back. Voice notes have no place there; they wait as files of another type."""
    files = _files()
    op.get_bind().execute(
        sa.update(files)
        .where(files.c.kind == "voice")
        .values(kind="drawing", width=files.c.seconds)
    )
    with op.batch_alter_table("stored_file", recreate="never") as batch_op:
        batch_op.drop_column("seconds")
    _allow(PICTURES, instead_of=AND_VOICE)
    with op.batch_alter_table("refused_envelope", recreate="never") as batch_op:
        batch_op.drop_column("voice_sealed")
    with op.batch_alter_table("school_options", recreate="never") as batch_op:
        batch_op.drop_column("voice_notes_on")


def _files() -> sa.TableClause:
    columns = ("kind", "media_type", "width", "seconds")
    return sa.table("stored_file", *map(sa.column, columns))


def _allow(kinds: str, *, instead_of: str) -> None:
    """Change the check. SQLite copies the table, and so needs to be told all of it."""
    with op.batch_alter_table("stored_file", copy_from=_table(instead_of)) as batch_op:
        batch_op.drop_constraint(op.f("ck_stored_file_kind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_stored_file_kind"), kinds)


def _table(kinds: str) -> sa.Table:
    return sa.Table(
        "stored_file",
        sa.MetaData(),
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("media_type", sa.String(length=32), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("stored_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.CheckConstraint(kinds, name=op.f("ck_stored_file_kind")),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_stored_file")),
        sa.Index("ix_stored_file_school_id_pupil_id", "school_id", "pupil_id"),
    )
