"""A transaction that is a driver's connection and nothing else, until somebody asks for objects.

A save asks for no object: it runs a handful of statements (app/foundation/statements.py). The
rounds that a session makes for objects, from its first word to its commit, cost more than they do.
"""

from collections.abc import Callable
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from sqlalchemy import Connection, Engine, PoolProxiedConnection

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
        if plain := self._db.plain:
            return plain.joined()
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
        self._begin = begin
        self._plain: dict[Any, PlainTransaction] = {}
        self._here = self.session.registry.scopefunc
        self._sessions = self.session.registry.registry

    @property
    def plain(self) -> PlainTransaction | None:
        """That of this context, if there is one."""
        return self._plain.get(self._here())

    def for_lookups(self) -> Lent:
        """The connection of this context, whether or not a transaction was begun on it."""
        here = self._here()
        if own := self._session_connection(here):
            return own
        plain = self._plain.get(here) or self._lend(here)
        return plain.engine, plain.lent

    def in_a_transaction(self) -> Lent:
        """The connection of this context, in its transaction."""
        here = self._here()
        if own := self._session_connection(here):
            return own
        plain = self._plain.get(here) or self._lend(here)
        return plain.engine, plain.begun()

    def commit(self) -> None:
        """Keep what was written; a session is not made for it."""
        if session := self._sessions.get(self._here()):
            session.commit()
        else:
            self.end_plain(keep=True)

    def rollback(self) -> None:
        """Drop what was written; a session is not made for it."""
        if session := self._sessions.get(self._here()):
            session.rollback()
        else:
            self.end_plain(keep=False)

    def end_plain(self, *, keep: bool) -> None:
        """End the plain transaction, if there is one."""
        plain = self._plain.pop(self._here(), None)
        if plain is None:
            return
        try:
            if keep:
                plain.lent.commit()
        finally:
            plain.give_back()

    def in_transaction(self) -> bool:
        """Whether one has begun, by statements or by objects."""
        here = self._here()
        session, plain = self._sessions.get(here), self._plain.get(here)
        by_objects = session is not None and session.in_transaction()
        return by_objects or (plain is not None and plain.is_begun)

    def _lend(self, here: Any) -> PlainTransaction:
        plain = self._plain[here] = PlainTransaction(self.engine, self._begin)
        return plain

    def _session_connection(self, here: Any) -> Lent | None:
        """That of a session which has begun by itself."""
        session = self._sessions.get(here)
        if session is None or not session.in_transaction():
            return None
        begun = session.connection()
        return begun.engine, begun.connection

    def _teardown_session(self, exc: BaseException | None) -> None:
        super()._teardown_session(exc)
        self.end_plain(keep=False)
