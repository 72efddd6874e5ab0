"""Running a statement without the session's ceremony, for the few that every save waits for."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult, Executable

from app.foundation.database import db
from app.foundation.scope import Unscoped, current_scope


def run(
    statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]]
) -> CursorResult[Any]:
    """Run a statement on tables, built once, within the session's transaction.

    The statement names its school itself: nothing narrows it. Raises Unscoped outside any scope.
    """
    if current_scope() is None:
        raise Unscoped(type(statement).__name__)
    return db.session.connection().execute(statement, values)
