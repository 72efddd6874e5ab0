"""A transaction that is a driver's connection and nothing else, until somebody asks for objects.

A save asks for no object: it runs a handful of statements (app/foundation/statements.py). The
rounds that a session makes for objects, from its first word to its commit, cost more than they do.
"""

from collections.abc import Callable
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from sqlalchemy import Connection, Engine, PoolProxiedConnection
from sqlalchemy.util import ScopedRegistry

Begin = Callable[[PoolProxiedConnection], None]
Lent = tuple[Engine, PoolProxiedConnection]


class PlainTransaction:
    """A connection lent by the pool; statements begin a transaction on it, objects join it."""

    def __init__(self, engine: Engine, begin: Begin) -> None:
        self.engine = engine
        self.lent = engine.raw_connection()
        self._begin = begin
        self.is_begun = False
        self._joined: Connection | None = None

    def begun(self) -> PoolProxiedConnection:
        """The connection, in its transaction."""
        if not self.is_begun:
            self._begin(self.lent)
            self.is_begun = True
        return self.lent

    def joined(self) -> Connection:
        """The same connection as sessions know them."""
        if self._joined is None:
            self._joined = Connection(self.engine, connection=self.lent)
        return self._joined

    def give_back(self) -> None:
        """Return the connection; what was not committed is rolled back."""
        if self._joined is not None:
            self._joined.close()
        else:
            self.lent.close()


class PlainFirstSession(Session):
    """Objects, in the same transaction as the statements before and after them."""

    _db: "Database"

    def get_bind(self, *args: Any, **kwargs: Any) -> Engine | Connection:
        """The connection that is lent already, or the engine."""
        if self._db.plain.has():
            return self._db.plain().joined()
        return super().get_bind(*args, **kwargs)

    def commit(self) -> None:
        """Keep what was written, by objects and by statements."""
        if self.get_transaction() is not None:
            super().commit()
        self._db.end_plain(keep=True)

    def rollback(self) -> None:
        """Drop what was written."""
        if self.get_transaction() is not None:
            super().rollback()
        self._db.end_plain(keep=False)

    def close(self) -> None:
        """Forget every object, and drop what was not kept."""
        super().close()
        self._db.end_plain(keep=False)


class Database(SQLAlchemy):
    """Flask-SQLAlchemy, with a plain transaction beside each session: one for an app context."""

    def __init__(self, begin: Begin, **options: Any) -> None:
        super().__init__(session_options={"class_": PlainFirstSession}, **options)
        self.plain = ScopedRegistry(
            lambda: PlainTransaction(self.engine, begin), self.session.registry.scopefunc
        )

    def for_lookups(self) -> Lent:
        """The connection of this context, whether or not a transaction was begun on it."""
        if own := self._session_connection():
            return own
        plain: PlainTransaction = self.plain()
        return plain.engine, plain.lent

    def in_a_transaction(self) -> Lent:
        """The connection of this context, in its transaction."""
        if own := self._session_connection():
            return own
        plain: PlainTransaction = self.plain()
        return plain.engine, plain.begun()

    def commit(self) -> None:
        """Keep what was written; a session is not made for it."""
        if self.session.registry.has():
            self.session.commit()
        else:
            self.end_plain(keep=True)

    def rollback(self) -> None:
        """Drop what was written; a session is not made for it."""
        if self.session.registry.has():
            self.session.rollback()
        else:
            self.end_plain(keep=False)

    def end_plain(self, *, keep: bool) -> None:
        """End the plain transaction, if there is one."""
        if not self.plain.has():
            return
        plain: PlainTransaction = self.plain()
        self.plain.clear()
        try:
            if keep:
                plain.lent.commit()
        finally:
            plain.give_back()

    def in_transaction(self) -> bool:
        """Whether one has begun, by statements or by objects."""
        if self.session.registry.has() and self.session().in_transaction():
            return True
        return self.plain.has() and self.plain().is_begun

    def _session_connection(self) -> Lent | None:
        """That of a session which has begun by itself."""
        if not self.session.registry.has() or not self.session().in_transaction():
            return None
        begun = self.session().connection()
        return begun.engine, begun.connection

    def _teardown_session(self, exc: BaseException | None) -> None:
        super()._teardown_session(exc)
        self.end_plain(keep=False)
