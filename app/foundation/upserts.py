"""Writing a row that may be there already, in one statement and without looking first.

Both databases know `INSERT ... ON CONFLICT`; SQLAlchemy spells it once for each. A statement is
built once and then only given values: building one takes longer than running it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import CursorResult, Insert, Select, Table
from sqlalchemy.dialects import postgresql, sqlite

from app.foundation.database import Model, db
from app.foundation.statements import run


class Adding:
    """Adds rows to one table, each unless its key is there.

    `worked_out` are columns whose values the database finds: expressions with bound parameters.
    """

    def __init__(self, model: type[Model], **worked_out: Any) -> None:
        self._statements = {
            dialect: _insert(model, dialect).values(**worked_out).on_conflict_do_nothing()
            for dialect in ("sqlite", "postgresql")
        }

    def unless_there(self, values: Mapping[str, Any]) -> bool:
        """Add a row; False, and nothing changed, when a row with its key is there already."""
        return run(self._statements, values) == 1


def add_unless_there(model: type[Model], values: Mapping[str, Any]) -> bool:
    """Add a row; False, and nothing changed, when a row with its key is there already."""
    return _adding(model).unless_there(values)


def add_all_unless_there(
    model: type[Model], columns: Sequence[str], rows: Select[*tuple[Any, ...]]
) -> int:
    """Add every row that a query finds, each unless its key is there; how many were added."""
    adding = _insert(model, _dialect()).from_select(list(columns), rows)
    counting = {"preserve_rowcount": True}  # PostgreSQL's driver is not asked for it otherwise
    added = db.session.execute(adding.on_conflict_do_nothing(), execution_options=counting)
    return cast("CursorResult[Any]", added).rowcount


def put(model: type[Model], values: Mapping[str, Any], key: Sequence[str]) -> None:
    """Add a row, or make the row with this key say the same."""
    run(_putting(model, _dialect(), tuple(values), tuple(key)), values)


@cache
def _adding(model: type[Model]) -> Adding:
    return Adding(model)


@cache
def _putting(
    model: type[Model], dialect: str, names: tuple[str, ...], key: tuple[str, ...]
) -> Insert:
    insert = _insert(model, dialect)
    changed = {name: insert.excluded[name] for name in names if name not in key}
    return insert.on_conflict_do_update(index_elements=list(key), set_=changed)


def _insert(model: type[Model], dialect: str) -> sqlite.Insert | postgresql.Insert:
    table = cast("Table", model.__table__)
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def _dialect() -> str:
    return db.session.get_bind().dialect.name
