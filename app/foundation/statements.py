"""Running a statement without ceremony, for the few that every save waits for.

A statement is compiled once for a database, and then only given values: compiling, and SQLAlchemy's
bookkeeping for each execution, take several times as long as SQLite takes to run it. Types are
converted by the same processors that SQLAlchemy would use.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import cache, lru_cache
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Delete, Dialect, Engine, Executable, Insert, Select, Uuid
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from app.foundation.database import db
from app.foundation.scope import Unscoped, current_scope

IDS_REMEMBERED = 1024
"""For each column of a query that holds ids."""

Values = Mapping[str, Any]
Convert = Callable[[Any], Any] | None
Statement = Insert | Delete
_Columns = tuple[tuple[str, ...], tuple[tuple[int, Callable[[Any], Any]], ...]]


class _Compiled(NamedTuple):
    """A statement in a database's words, and how each value goes in: in order, or by name."""

    sql: str
    into: Mapping[str, Convert]
    in_order: tuple[tuple[str, Convert], ...] | None


def run(statement: Statement | Mapping[str, Statement], values: Values | Sequence[Values]) -> int:
    """Run a statement on tables, built once, within the session's transaction; rows touched.

    `statement` may be several that do the same, by the name of the database that understands it.
    It names its school itself: nothing narrows it. Every column that has a default must be given.
    Raises Unscoped outside any scope, and the driver's own errors.
    """
    engine, connection = db.in_a_transaction()
    dialect = engine.dialect
    if isinstance(statement, Mapping):
        statement = statement[dialect.name]
    _refuse_unscoped(statement)
    many = [values] if isinstance(values, Mapping) else values
    compiled = _compiled(statement, dialect, tuple(many[0]))
    rows = [_bound(compiled, each) for each in many]
    with closing(connection.cursor()) as cursor:
        _tell_who_watches(engine, cursor, compiled.sql, rows)
        if len(rows) == 1:
            cursor.execute(compiled.sql, rows[0])
        else:
            cursor.executemany(compiled.sql, rows)
        return cursor.rowcount


def first_row(statement: Select[Any], values: Values) -> Values | None:
    """The first row that a query on tables finds, by column name; None if there is none.

    Asked before the transaction, if none has begun. The query names its school itself. Raises
    Unscoped outside any scope, and the driver's own errors.
    """
    _refuse_unscoped(statement)
    engine, connection = db.for_lookups()
    dialect = engine.dialect
    compiled = _compiled(statement, dialect, tuple(values))
    bound = _bound(compiled, values)
    with closing(connection.cursor()) as cursor:
        _tell_who_watches(engine, cursor, compiled.sql, bound)
        cursor.execute(compiled.sql, bound)
        row = cursor.fetchone()
    if row is None:
        return None
    names, converts = _columns(statement, dialect)
    found = list(row)
    for place, convert in converts:
        if (value := found[place]) is not None:
            found[place] = convert(value)
    return dict(zip(names, found, strict=True))


def _tell_who_watches(engine: Engine, cursor: DBAPICursor, sql: str, values: Any) -> None:
    """Listeners to what is executed hear of it as of any other statement."""
    for heard in engine.dispatch.before_cursor_execute:
        heard(None, cursor, sql, values, None, isinstance(values, list))


def _refuse_unscoped(statement: Executable) -> None:
    if current_scope() is None:
        raise Unscoped(type(statement).__name__)


def _bound(compiled: _Compiled, values: Values) -> Any:
    """The values as the driver takes them: in order, or by name."""
    if compiled.in_order is None:
        return {
            name: values[name] if convert is None else convert(values[name])
            for name, convert in compiled.into.items()
        }
    return tuple(
        [
            values[name] if convert is None else convert(values[name])
            for name, convert in compiled.in_order
        ]
    )


@cache
def _compiled(statement: Executable, dialect: Dialect, names: tuple[str, ...]) -> _Compiled:
    keys = list(names) if isinstance(statement, Insert) else None
    compiled = cast(
        "SQLCompiler", cast("Any", statement).compile(dialect=dialect, column_keys=keys)
    )
    if compiled.insert_prefetch:
        raise LookupError(f"no value for {[column.key for column in compiled.insert_prefetch]}")
    into = {name: _into(bind.type, dialect) for name, bind in compiled.binds.items()}
    order = compiled.positiontup if compiled.positional else None
    in_order = None if order is None else tuple((name, into[name]) for name in order)
    return _Compiled(compiled.string, into, in_order)


@cache
def _columns(statement: Select[Any], dialect: Dialect) -> _Columns:
    """The names of a query's columns, and how values come out of those where they must change."""
    columns = list(statement.selected_columns)
    processors = [
        column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns
    ]
    return (
        tuple(str(column.key) for column in columns),
        tuple(
            (place, lru_cache(IDS_REMEMBERED)(convert) if _is_id(column) else convert)
            for place, (column, convert) in enumerate(zip(columns, processors, strict=True))
            if convert
        ),
    )


def _is_id(column: ColumnElement[Any]) -> bool:
    """Whether it holds ids. A tablet's requests bring the same ones, and making them takes time."""
    return isinstance(column.type, Uuid)


def _into(kind: TypeEngine[Any], dialect: Dialect) -> Convert:
    return kind.dialect_impl(dialect).bind_processor(dialect)
