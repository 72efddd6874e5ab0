"""Default deny at the data: a school's records cannot be read outside a stated scope.

Inside a scope every SELECT, UPDATE and DELETE through a session is narrowed to that school, and
nothing may be added to another. Core statements on tables and raw SQL escape the narrowing; the
composite keys are the wall behind this one.
"""

from contextvars import ContextVar
from typing import Final, cast

from sqlalchemy import ClauseElement, Table, event
from sqlalchemy.orm import (
    Mapped,
    ORMExecuteState,
    Session,
    UOWTransaction,
    mapped_column,
    with_loader_criteria,
)
from sqlalchemy.sql import visitors

from app.foundation.held import Held


class EverySchool:
    """The scope of the few who work across schools; entering it is explicit and audited."""


EVERY_SCHOOL: Final = EverySchool()
_scope: ContextVar[int | EverySchool | None] = ContextVar("school_scope", default=None)


class Unscoped(RuntimeError):
    """Someone touched a school's records without saying which school, or another school's."""


class SchoolOwned:
    """A row that belongs to one school. The key of its table begins with the school."""

    school_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, sort_order=-1)


def school_scope(school: int | EverySchool) -> Held[int | EverySchool | None]:
    """Work within one school's records, or explicitly within every school's."""
    return Held(_scope, school)


def current_scope() -> int | EverySchool | None:
    """The scope in force, or none."""
    return _scope.get()


@event.listens_for(Session, "do_orm_execute")
def _stay_in_scope(state: ORMExecuteState) -> None:
    school = _scope.get()
    if state.is_column_load or isinstance(school, EverySchool):
        return
    if school is None:
        refuse_unscoped(state)
        return
    if state.is_orm_statement and (state.is_select or state.is_update or state.is_delete):
        state.statement = state.statement.options(
            with_loader_criteria(
                SchoolOwned, lambda owned: owned.school_id == school, include_aliases=True
            )
        )


def refuse_unscoped(state: ORMExecuteState) -> None:
    """Raise if a statement touches a school's table while no school is stated."""
    tables = {
        part.name
        for part in visitors.iterate(cast("ClauseElement", state.statement))
        if isinstance(part, Table) and "school_id" in part.primary_key.columns
    }
    if tables:
        raise Unscoped(", ".join(sorted(tables)))


@event.listens_for(Session, "before_flush")
def _write_in_scope(session: Session, _context: UOWTransaction, _instances: object) -> None:
    school = _scope.get()
    if isinstance(school, EverySchool):
        return
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, SchoolOwned) and row.school_id != school:
            raise Unscoped(f"{type(row).__name__} of school {row.school_id} within {school}")
