"""Writing a row that may be there already, in one statement and without looking first.

Both databases know `INSERT ... ON CONFLICT`; SQLAlchemy spells it once for each.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, Table
from sqlalchemy.dialects import postgresql, sqlite

from app.foundation.database import Model, db


def _insert(model: type[Model]) -> sqlite.Insert | postgresql.Insert:
    table = cast("Table", model.__table__)
    if db.session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def add_unless_there(model: type[Model], values: Mapping[str, Any]) -> bool:
    """Add a row; False, and nothing changed, when a row with its key is there already."""
    added = db.session.execute(
        _insert(model).values(**values).on_conflict_do_nothing(),
        execution_options={"preserve_rowcount": True},  # else only kept for UPDATE and DELETE
    )
    return cast("CursorResult[Any]", added).rowcount == 1


def put(model: type[Model], values: Mapping[str, Any], key: Sequence[str]) -> None:
    """Add a row, or make the row with this key say the same."""
    changed = {name: value for name, value in values.items() if name not in key}
    db.session.execute(
        _insert(model)
        .values(**values)
        .on_conflict_do_update(index_elements=list(key), set_=changed)
    )
