"""The database: how it is opened, how its columns are typed, and how keys between rows are made.

SQLite is opened with the driver's own transactions off and an explicit BEGIN, IMMEDIATE for
writers: otherwise savepoints do not isolate, and writers that began as readers fail under load.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    PoolProxiedConnection,
    event,
)
from sqlalchemy import ForeignKeyConstraint as CompositeKey
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry, Pool
from sqlalchemy.types import TypeDecorator

from app.foundation.held import Held
from app.foundation.plain import Database

SECONDS_TO_WAIT = 10
"""For the database to be free to write; then the person is asked to try again."""

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {SECONDS_TO_WAIT * 1000}",
    "PRAGMA trusted_schema = OFF",
)


class Model(DeclarativeBase):
    """The base of every table. Constraints are named, so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _begin_on(lent: PoolProxiedConnection) -> None:
    """Begin a transaction as this thread intends it; other databases begin by themselves."""
    driver = lent.driver_connection
    if not isinstance(driver, sqlite3.Connection) or driver.in_transaction:
        return
    if _writing.get():
        _take_turn(lent.info)
    driver.execute("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


db = Database(_begin_on, model_class=Model, disable_autonaming=True)


class Moment(TypeDecorator[datetime]):
    """A moment, aware and in UTC on the way in and on the way out, in every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time rather than guess its zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        at = value if value.tzinfo is UTC else value.astimezone(UTC)
        return at.replace(tzinfo=None) if dialect.name == "sqlite" else at

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give back UTC, also from a database that forgets the zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def key_to(table: str, column: str, *, part_of: bool = False) -> CompositeKey:
    """A key to a row of the same school; `part_of` when this row goes with the one it names."""
    return CompositeKey(
        ["school_id", column],
        [f"{table}.school_id", f"{table}.id"],
        ondelete="CASCADE" if part_of else None,
    )


IN_KEY_ORDER = {"sqlite_with_rowid": False}
"""For a table that every save adds to: on SQLite its rows lie in the tree of their key, and not in
one tree more (docs/decisions/051-a-save-touches-few-pages.md)."""

_turn = threading.Lock()
_HAS_TURN = "has the turn to write"
_writing: ContextVar[bool] = ContextVar("writing", default=False)


def writing() -> Held[bool]:
    """Transactions begun in here intend to write: on SQLite they take the writer's lock at once."""
    return Held(_writing, True)


@contextmanager
def reading() -> Iterator[None]:
    """Look something up without holding the writer's lock, and let go of it at the end.

    For what is slow and comes before a write: hashing a password, opening a seal, a picture.
    """
    db.rollback()
    with Held(_writing, False):
        try:
            yield
        finally:
            db.rollback()


@event.listens_for(Engine, "connect")
def _open_sqlite_properly(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None
        for pragma in SQLITE_PRAGMAS:
            connection.execute(pragma)


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    _begin_on(connection.connection)


def _take_turn(info: dict[str, bool]) -> None:
    """Writers of this process wait in line here: SQLite would let each try again and again."""
    if info.get(_HAS_TURN):
        return
    if not _turn.acquire(timeout=SECONDS_TO_WAIT):
        raise sqlite3.OperationalError("database is locked")
    info[_HAS_TURN] = True


@event.listens_for(Pool, "checkin")
def _pass_turn(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    """However a transaction ended, its connection comes back to the pool."""
    if record.info.pop(_HAS_TURN, False):
        _turn.release()


def one_of(column: str, allowed: tuple[str, ...]) -> str:
    """The SQL of a CHECK that a short string is one of those allowed."""
    return f"{column} IN ({', '.join(repr(value) for value in allowed)})"
