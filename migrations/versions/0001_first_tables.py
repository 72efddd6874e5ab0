"""The first tables.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

import app.foundation.database

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


REFUSE_ON_POSTGRESQL = """
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit trail is only added to'; END $$
"""


def keep_the_trail() -> None:
    """The trail is only ever added to: the database itself refuses anything else."""
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        op.execute(REFUSE_ON_POSTGRESQL)
    for table in ("audit_event", "audit_seal"):
        for change in ("UPDATE", "DELETE"):
            head = f"CREATE TRIGGER {table}_{change.lower()} BEFORE {change} ON {table}"
            if dialect == "sqlite":
                op.execute(
                    f"{head} BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END"
                )
            else:
                op.execute(f"{head} FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()")


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email_normal", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("disabled_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email_normal", name=op.f("uq_account_email_normal")),
    )
    op.create_table(
        "activity",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.Column("jobs", sa.JSON(), nullable=False),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("made_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("removed_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "mode IN ('in_person', 'video', 'trip', 'lesson')", name=op.f("ck_activity_mode")
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_activity")),
    )
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_activity_school_id_on"), ["school_id", "on"], unique=False
        )

    op.create_table(
        "audit_event",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("actor_kind", sa.String(length=16), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("tablet_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(length=48), nullable=False),
        sa.Column("subject_kind", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=True),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("request_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_audit_event")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_event_school_id_pupil_id_at"),
            ["school_id", "pupil_id", "at"],
            unique=False,
        )

    op.create_table(
        "audit_seal",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("upto_id", sa.Uuid(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("previous_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("school_id", "number", name=op.f("pk_audit_seal")),
    )
    op.create_table(
        "code_miss",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_miss")),
    )
    with op.batch_alter_table("code_miss", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_code_miss_address_digest_at"), ["address_digest", "at"], unique=False
        )

    op.create_table(
        "package",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("destination_urn", sa.String(length=6), nullable=False),
        sa.Column("destination_laestab", sa.String(length=7), nullable=False),
        sa.Column("destination_name", sa.String(length=200), nullable=False),
        sa.Column("transfer_year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("supersedes", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("file_name", sa.String(length=60), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("pupils", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("contact_name", sa.String(length=200), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("made_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("withdrawn_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'made', 'failed', 'withdrawn')", name=op.f("ck_package_state")
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_package")),
        sa.UniqueConstraint(
            "school_id",
            "destination_laestab",
            "transfer_year",
            "serial",
            name=op.f("uq_package_school_id_destination_laestab_transfer_year_serial"),
        ),
    )
    op.create_table(
        "pupil",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("forename", sa.String(length=200), nullable=False),
        sa.Column("surname", sa.String(length=200), nullable=False),
        sa.Column("preferred_forename", sa.String(length=200), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_pupil")),
    )
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pupil_school_id_surname_forename"),
            ["school_id", "surname", "forename"],
            unique=False,
        )

    op.create_table(
        "roster_import",
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
        sa.Column("made_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("applied_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('checked', 'applied', 'dropped')", name=op.f("ck_roster_import_state")
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_roster_import")),
    )
    op.create_table(
        "school",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("phase", sa.String(length=16), nullable=False),
        sa.Column("joined_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("closed_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.CheckConstraint("phase IN ('primary', 'secondary')", name=op.f("ck_school_phase")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
    )
    op.create_table(
        "school_class",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("nc_years", sa.JSON(), nullable=False),
        sa.Column("closed_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_school_class")),
        sa.UniqueConstraint(
            "school_id",
            "school_year",
            "name",
            name=op.f("uq_school_class_school_id_school_year_name"),
        ),
    )
    op.create_table(
        "school_key",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("did", sa.String(length=80), nullable=False),
        sa.Column("private_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("retired_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_school_key")),
    )
    op.create_table(
        "school_options",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("uses_upn", sa.Boolean(), nullable=False),
        sa.Column("uses_upn_why", sa.String(length=300), nullable=False),
        sa.Column("picture_count", sa.Integer(), nullable=False),
        sa.Column("idle_minutes", sa.Integer(), nullable=False),
        sa.Column("closes_at", sa.Time(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "idle_minutes BETWEEN 1 AND 10", name=op.f("ck_school_options_idle_minutes")
        ),
        sa.CheckConstraint(
            "picture_count BETWEEN 3 AND 4", name=op.f("ck_school_options_picture_count")
        ),
        sa.PrimaryKeyConstraint("school_id", name=op.f("pk_school_options")),
    )
    op.create_table(
        "sealing_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("private_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("retired_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealing_key")),
    )
    op.create_table(
        "sign_in_miss",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("who_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("tablet_id", sa.Uuid(), nullable=True),
        sa.Column("address_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_sign_in_miss")),
    )
    with op.batch_alter_table("sign_in_miss", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sign_in_miss_school_id_tablet_id_at"),
            ["school_id", "tablet_id", "at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_sign_in_miss_school_id_who_digest_at"),
            ["school_id", "who_digest", "at"],
            unique=False,
        )

    op.create_table(
        "staff_miss",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_miss")),
    )
    with op.batch_alter_table("staff_miss", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_staff_miss_email_digest_at"), ["email_digest", "at"], unique=False
        )

    op.create_table(
        "stored_file",
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
        sa.CheckConstraint("kind IN ('drawing', 'photo')", name=op.f("ck_stored_file_kind")),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_stored_file")),
    )
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_stored_file_school_id_pupil_id"), ["school_id", "pupil_id"], unique=False
        )

    op.create_table(
        "tablet",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("first_seen_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("last_opened_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_tablet")),
    )
    op.create_table(
        "task",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("done_of", sa.Integer(), nullable=False),
        sa.Column("leased_by", sa.String(length=64), nullable=True),
        sa.Column("leased_until", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("made_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'failed')", name=op.f("ck_task_state")
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_task_state_leased_until"), ["state", "leased_until"], unique=False
        )

    op.create_table(
        "activity_class",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "activity_id"],
            ["activity.school_id", "activity.id"],
            name=op.f("fk_activity_class_school_id_activity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "class_id"],
            ["school_class.school_id", "school_class.id"],
            name=op.f("fk_activity_class_school_id_class_id"),
        ),
        sa.PrimaryKeyConstraint(
            "school_id", "activity_id", "class_id", name=op.f("pk_activity_class")
        ),
    )
    with op.batch_alter_table("activity_class", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_activity_class_school_id_class_id"),
            ["school_id", "class_id"],
            unique=False,
        )

    op.create_table(
        "activity_visitor",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("job", sa.String(length=48), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id", "activity_id"],
            ["activity.school_id", "activity.id"],
            name=op.f("fk_activity_visitor_school_id_activity_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "school_id", "activity_id", "number", name=op.f("pk_activity_visitor")
        ),
    )
    op.create_table(
        "attendance",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("marked_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id", "activity_id"],
            ["activity.school_id", "activity.id"],
            name=op.f("fk_attendance_school_id_activity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_attendance_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "activity_id", "pupil_id", name=op.f("pk_attendance")),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attendance_school_id_pupil_id"), ["school_id", "pupil_id"], unique=False
        )

    op.create_table(
        "class_code",
        sa.Column("code_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("ends_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_class_code_school_id")),
        sa.PrimaryKeyConstraint("code_digest", name=op.f("pk_class_code")),
    )
    with op.batch_alter_table("class_code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_class_code_ends_at"), ["ends_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_class_code_school_id"), ["school_id"], unique=False)

    op.create_table(
        "class_opening",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("opens_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("ends_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("closed_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id", "class_id"],
            ["school_class.school_id", "school_class.id"],
            name=op.f("fk_class_opening_school_id_class_id"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_class_opening")),
    )
    with op.batch_alter_table("class_opening", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_class_opening_school_id_class_id_ends_at"),
            ["school_id", "class_id", "ends_at"],
            unique=False,
        )

    op.create_table(
        "class_staff",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_class_staff_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "class_id"],
            ["school_class.school_id", "school_class.id"],
            name=op.f("fk_class_staff_school_id_class_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "class_id", "account_id", name=op.f("pk_class_staff")),
    )
    with op.batch_alter_table("class_staff", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_class_staff_account_id"), ["account_id"], unique=False)

    op.create_table(
        "enrolment",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("nc_year", sa.String(length=1), nullable=False),
        sa.Column("avatar", sa.String(length=32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "nc_year IN ('R', '1', '2', '3', '4', '5', '6')", name=op.f("ck_enrolment_nc_year")
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "class_id"],
            ["school_class.school_id", "school_class.id"],
            name=op.f("fk_enrolment_school_id_class_id"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_enrolment_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_enrolment")),
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index(
            "uq_enrolment_avatar",
            ["school_id", "class_id", "avatar"],
            unique=True,
            sqlite_where=sa.text("ends_on IS NULL"),
            postgresql_where=sa.text("ends_on IS NULL"),
        )
        batch_op.create_index(
            "uq_enrolment_pupil",
            ["school_id", "pupil_id"],
            unique=True,
            sqlite_where=sa.text("ends_on IS NULL"),
            postgresql_where=sa.text("ends_on IS NULL"),
        )

    op.create_table(
        "entry",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=True),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("nc_year", sa.String(length=1), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("job", sa.String(length=48), nullable=True),
        sa.Column("job_words", sa.String(length=120), nullable=False),
        sa.Column("met_how", sa.String(length=16), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("would_like", sa.String(length=8), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=True),
        sa.Column("written_by_kind", sa.String(length=16), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("saved_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("removed_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("removed_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('encounter', 'skill', 'reflection', 'aspiration', 'message')",
            name=op.f("ck_entry_kind"),
        ),
        sa.CheckConstraint(
            "met_how IN ('family', 'someone-i-know', 'visitor', 'trip', 'book', 'screen', 'other')",
            name=op.f("ck_entry_met_how"),
        ),
        sa.CheckConstraint(
            "would_like IN ('no', 'maybe', 'yes')", name=op.f("ck_entry_would_like")
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "activity_id"],
            ["activity.school_id", "activity.id"],
            name=op.f("fk_entry_school_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "class_id"],
            ["school_class.school_id", "school_class.id"],
            name=op.f("fk_entry_school_id_class_id"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_entry_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_entry")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_entry_school_id_activity_id"), ["school_id", "activity_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_entry_school_id_class_id_saved_at"),
            ["school_id", "class_id", "saved_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_entry_school_id_pupil_id_saved_at"),
            ["school_id", "pupil_id", "saved_at"],
            unique=False,
        )

    op.create_table(
        "entry_draft",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("at_question", sa.Integer(), nullable=False),
        sa.Column("saved_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "activity_id"],
            ["activity.school_id", "activity.id"],
            name=op.f("fk_entry_draft_school_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_entry_draft_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "pupil_id", "entry_id", name=op.f("pk_entry_draft")),
    )
    op.create_table(
        "login_card",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("issued_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("voided_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_login_card_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_login_card")),
        sa.UniqueConstraint(
            "school_id", "token_digest", name=op.f("uq_login_card_school_id_token_digest")
        ),
    )
    with op.batch_alter_table("login_card", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_login_card_school_id_pupil_id"), ["school_id", "pupil_id"], unique=False
        )

    op.create_table(
        "membership",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("from_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("to_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role IN ('teacher', 'office', 'lead')", name=op.f("ck_membership_role")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_membership_account_id")
        ),
        sa.PrimaryKeyConstraint("school_id", "account_id", "role", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_account_id"), ["account_id"], unique=False)

    op.create_table(
        "package_pupil",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("package_id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "package_id"],
            ["package.school_id", "package.id"],
            name=op.f("fk_package_pupil_school_id_package_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_package_pupil_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "school_id", "package_id", "pupil_id", name=op.f("pk_package_pupil")
        ),
    )
    op.create_table(
        "picture_password",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("pictures_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("pictures_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.Column("set_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_picture_password_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "pupil_id", name=op.f("pk_picture_password")),
    )
    op.create_table(
        "pupil_access",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("background", sa.String(length=16), nullable=False),
        sa.Column("size", sa.String(length=16), nullable=False),
        sa.Column("spacing", sa.String(length=16), nullable=False),
        sa.Column("font", sa.String(length=16), nullable=False),
        sa.Column("calm", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_pupil_access_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "pupil_id", name=op.f("pk_pupil_access")),
    )
    op.create_table(
        "pupil_identifier",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("value_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("value_sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("kind IN ('upn', 'former_upn')", name=op.f("ck_pupil_identifier_kind")),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_pupil_identifier_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "school_id", "kind", "value_digest", name=op.f("pk_pupil_identifier")
        ),
    )
    with op.batch_alter_table("pupil_identifier", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pupil_identifier_school_id_pupil_id"),
            ["school_id", "pupil_id"],
            unique=False,
        )

    op.create_table(
        "refused_envelope",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("nc_year", sa.String(length=1), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("picture_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("content_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("tablet_id", sa.Uuid(), nullable=True),
        sa.Column("received_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("settled_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("ending", sa.String(length=16), nullable=True),
        sa.CheckConstraint(
            "ending IN ('saved', 'let_go')", name=op.f("ck_refused_envelope_ending")
        ),
        sa.CheckConstraint(
            "reason IN ('expired', 'left', 'moved', 'put_away', 'too_long')",
            name=op.f("ck_refused_envelope_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "class_id"],
            ["school_class.school_id", "school_class.id"],
            name=op.f("fk_refused_envelope_school_id_class_id"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_refused_envelope_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_refused_envelope")),
        sa.UniqueConstraint(
            "school_id", "content_digest", name=op.f("uq_refused_envelope_school_id_content_digest")
        ),
    )
    with op.batch_alter_table("refused_envelope", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_refused_envelope_school_id_class_id_settled_at"),
            ["school_id", "class_id", "settled_at"],
            unique=False,
        )

    op.create_table(
        "roster_change",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "import_id"],
            ["roster_import.school_id", "roster_import.id"],
            name=op.f("fk_roster_change_school_id_import_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "import_id", "number", name=op.f("pk_roster_change")),
    )
    op.create_table(
        "school_identifier",
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("value", sa.String(length=16), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('urn', 'laestab')", name=op.f("ck_school_identifier_kind")),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_school_identifier_school_id")
        ),
        sa.PrimaryKeyConstraint("kind", "value", name=op.f("pk_school_identifier")),
    )
    with op.batch_alter_table("school_identifier", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_school_identifier_school_id"), ["school_id"], unique=False
        )

    op.create_table(
        "staff_session",
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("started_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("ends_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("ended_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_staff_session_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_staff_session_school_id")
        ),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_staff_session")),
    )
    with op.batch_alter_table("staff_session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_staff_session_account_id"), ["account_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_staff_session_ends_at"), ["ends_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_staff_session_school_id"), ["school_id"], unique=False)

    op.create_table(
        "choice",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("chosen_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "entry_id"],
            ["entry.school_id", "entry.id"],
            name=op.f("fk_choice_school_id_entry_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_choice_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "pupil_id", "entry_id", name=op.f("pk_choice")),
    )
    op.create_table(
        "entry_picture",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("caption", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "entry_id"],
            ["entry.school_id", "entry.id"],
            name=op.f("fk_entry_picture_school_id_entry_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "file_id"],
            ["stored_file.school_id", "stored_file.id"],
            name=op.f("fk_entry_picture_school_id_file_id"),
        ),
        sa.PrimaryKeyConstraint("school_id", "entry_id", "position", name=op.f("pk_entry_picture")),
    )
    op.create_table(
        "entry_revision",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("saved_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id", "entry_id"],
            ["entry.school_id", "entry.id"],
            name=op.f("fk_entry_revision_school_id_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "school_id", "entry_id", "revision", "content_digest", name=op.f("pk_entry_revision")
        ),
    )
    op.create_table(
        "entry_skill",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("skill", sa.String(length=24), nullable=False),
        sa.Column("self_view", sa.Integer(), nullable=True),
        sa.CheckConstraint("self_view BETWEEN 1 AND 4", name=op.f("ck_entry_skill_self_view")),
        sa.ForeignKeyConstraint(
            ["school_id", "entry_id"],
            ["entry.school_id", "entry.id"],
            name=op.f("fk_entry_skill_school_id_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "entry_id", "skill", name=op.f("pk_entry_skill")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feedback",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sticker", sa.String(length=24), nullable=True),
        sa.Column("asks_more", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("seen_by_child_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("undone_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id", "entry_id"],
            ["entry.school_id", "entry.id"],
            name=op.f("fk_feedback_school_id_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_feedback")),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_feedback_school_id_entry_id"), ["school_id", "entry_id"], unique=False
        )

    op.create_table(
        "knock",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("tablet_id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("let_in_by", sa.Uuid(), nullable=True),
        sa.Column("let_in_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("used_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id", "opening_id"],
            ["class_opening.school_id", "class_opening.id"],
            name=op.f("fk_knock_school_id_opening_id"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_knock_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "tablet_id"],
            ["tablet.school_id", "tablet.id"],
            name=op.f("fk_knock_school_id_tablet_id"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_knock")),
    )
    with op.batch_alter_table("knock", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_knock_school_id_opening_id_asked_at"),
            ["school_id", "opening_id", "asked_at"],
            unique=False,
        )

    op.create_table(
        "leaver",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("school_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("destination_urn", sa.String(length=6), nullable=True),
        sa.Column("destination_laestab", sa.String(length=7), nullable=True),
        sa.Column("destination_name", sa.String(length=200), nullable=True),
        sa.Column("best_entry_id", sa.Uuid(), nullable=True),
        sa.Column("finished_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("agreed_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.Column("agreed_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "best_entry_id"],
            ["entry.school_id", "entry.id"],
            name=op.f("fk_leaver_school_id_best_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_leaver_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "pupil_id", "school_year", name=op.f("pk_leaver")),
    )
    op.create_table(
        "review",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('read', 'asked', 'reviewed')", name=op.f("ck_review_state")),
        sa.ForeignKeyConstraint(
            ["school_id", "entry_id"],
            ["entry.school_id", "entry.id"],
            name=op.f("fk_review_school_id_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school_id", "entry_id", name=op.f("pk_review")),
    )
    op.create_table(
        "sitting",
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("tablet_id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("started_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("ends_at", app.foundation.database.Moment(timezone=True), nullable=False),
        sa.Column("ended_at", app.foundation.database.Moment(timezone=True), nullable=True),
        sa.CheckConstraint(
            "how IN ('code', 'teacher', 'pictures', 'card', 'let_in')", name=op.f("ck_sitting_how")
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "opening_id"],
            ["class_opening.school_id", "class_opening.id"],
            name=op.f("fk_sitting_school_id_opening_id"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_sitting_school_id_pupil_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "tablet_id"],
            ["tablet.school_id", "tablet.id"],
            name=op.f("fk_sitting_school_id_tablet_id"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_sitting")),
        sa.UniqueConstraint(
            "school_id", "token_digest", name=op.f("uq_sitting_school_id_token_digest")
        ),
    )
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sitting_school_id_opening_id"), ["school_id", "opening_id"], unique=False
        )

    keep_the_trail()


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sitting_school_id_opening_id"))

    op.drop_table("sitting")
    op.drop_table("review")
    op.drop_table("leaver")
    with op.batch_alter_table("knock", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_knock_school_id_opening_id_asked_at"))

    op.drop_table("knock")
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feedback_school_id_entry_id"))

    op.drop_table("feedback")
    op.drop_table("entry_skill")
    op.drop_table("entry_revision")
    op.drop_table("entry_picture")
    op.drop_table("choice")
    with op.batch_alter_table("staff_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_session_school_id"))
        batch_op.drop_index(batch_op.f("ix_staff_session_ends_at"))
        batch_op.drop_index(batch_op.f("ix_staff_session_account_id"))

    op.drop_table("staff_session")
    with op.batch_alter_table("school_identifier", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_identifier_school_id"))

    op.drop_table("school_identifier")
    op.drop_table("roster_change")
    with op.batch_alter_table("refused_envelope", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_refused_envelope_school_id_class_id_settled_at"))

    op.drop_table("refused_envelope")
    with op.batch_alter_table("pupil_identifier", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pupil_identifier_school_id_pupil_id"))

    op.drop_table("pupil_identifier")
    op.drop_table("pupil_access")
    op.drop_table("picture_password")
    op.drop_table("package_pupil")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_account_id"))

    op.drop_table("membership")
    with op.batch_alter_table("login_card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_card_school_id_pupil_id"))

    op.drop_table("login_card")
    op.drop_table("entry_draft")
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_school_id_pupil_id_saved_at"))
        batch_op.drop_index(batch_op.f("ix_entry_school_id_class_id_saved_at"))
        batch_op.drop_index(batch_op.f("ix_entry_school_id_activity_id"))

    op.drop_table("entry")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_enrolment_pupil",
            sqlite_where=sa.text("ends_on IS NULL"),
            postgresql_where=sa.text("ends_on IS NULL"),
        )
        batch_op.drop_index(
            "uq_enrolment_avatar",
            sqlite_where=sa.text("ends_on IS NULL"),
            postgresql_where=sa.text("ends_on IS NULL"),
        )

    op.drop_table("enrolment")
    with op.batch_alter_table("class_staff", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_staff_account_id"))

    op.drop_table("class_staff")
    with op.batch_alter_table("class_opening", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_opening_school_id_class_id_ends_at"))

    op.drop_table("class_opening")
    with op.batch_alter_table("class_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_code_school_id"))
        batch_op.drop_index(batch_op.f("ix_class_code_ends_at"))

    op.drop_table("class_code")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_school_id_pupil_id"))

    op.drop_table("attendance")
    op.drop_table("activity_visitor")
    with op.batch_alter_table("activity_class", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_class_school_id_class_id"))

    op.drop_table("activity_class")
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_state_leased_until"))

    op.drop_table("task")
    op.drop_table("tablet")
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stored_file_school_id_pupil_id"))

    op.drop_table("stored_file")
    with op.batch_alter_table("staff_miss", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_miss_email_digest_at"))

    op.drop_table("staff_miss")
    with op.batch_alter_table("sign_in_miss", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_miss_school_id_who_digest_at"))
        batch_op.drop_index(batch_op.f("ix_sign_in_miss_school_id_tablet_id_at"))

    op.drop_table("sign_in_miss")
    op.drop_table("sealing_key")
    op.drop_table("school_options")
    op.drop_table("school_key")
    op.drop_table("school_class")
    op.drop_table("school")
    op.drop_table("roster_import")
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pupil_school_id_surname_forename"))

    op.drop_table("pupil")
    op.drop_table("package")
    with op.batch_alter_table("code_miss", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_code_miss_address_digest_at"))

    op.drop_table("code_miss")
    op.drop_table("audit_seal")
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_event_school_id_pupil_id_at"))

    op.drop_table("audit_event")
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_school_id_on"))

    op.drop_table("activity")
    op.drop_table("account")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change()")
