"""Runs the migrations, on SQLite and PostgreSQL.

On SQLite a changed table is copied, dropped and renamed. With foreign keys on, the drop would
delete every row that cascades from it, silently; so they are off before the transaction begins,
and checked before it ends.
"""

from importlib import import_module

from alembic import context
from sqlalchemy import Connection

from app.foundation.database import Model, db, writing

PACKAGES_WITH_TABLES = (
    "schools", "audit", "media", "tasks", "signin", "sync", "safeguarding", "activities",
    "learning_log", "reviews", "transition",
)  # fmt: skip


def migrate(connection: Connection) -> None:
    """Bring the schema to the version asked for."""
    for package in PACKAGES_WITH_TABLES:
        import_module(f"app.{package}.models")
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        user_module_prefix="app.foundation.database.",
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise RuntimeError(f"rows without what they refer to: {broken[:5]}")


def run() -> None:
    """Open a connection of our own, and close it for good: its foreign keys may be off."""
    with db.engine.connect() as connection, writing():
        if connection.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        migrate(connection)
        connection.invalidate()


run()
