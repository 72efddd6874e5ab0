"""Notes about a whole file: nothing is wrong with a row, but somebody should know."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.schools.roster.columns import Header
from app.schools.roster.problems import Problem, rows_in_words
from app.schools.roster.pupils import RosterRow
from app.schools.roster.years import school_year_in_words, usual_school_year


def notes_on(rows: Sequence[RosterRow], header: Header, school_year: int) -> tuple[Problem, ...]:
    """Birth dates outside the year group, and names that were parted: one note for the file,
    nobody's fault."""
    return (*_birth_dates(rows, header, school_year), *_whole_names(header))


def with_upn_notes(rows: Sequence[RosterRow], upn_heading: str | None) -> tuple[RosterRow, ...]:
    """The rows, with a note on each without a UPN, if others of the file have one."""
    if not any(row.pupil.upn for row in rows):
        return tuple(rows)
    return tuple(row if row.pupil.upn else _noted(row, upn_heading) for row in rows)


def _noted(row: RosterRow, heading: str | None) -> RosterRow:
    advice = "No UPN. That is fine: we match on name and date of birth."
    note = Problem(row.row, heading, "upn_missing", advice, "note")
    return replace(row, problems=(*row.problems, note))


def _birth_dates(rows: Sequence[RosterRow], header: Header, school_year: int) -> Iterator[Problem]:
    usual = {row.row: usual_school_year(row.pupil.born_on, row.pupil.nc_year) for row in rows}
    outside = [row for row, year in usual.items() if year != school_year]
    if not outside:
        return
    heading, now = header.heading("born_on"), school_year_in_words(school_year)
    years = set(usual.values())
    if len(years) == 1 and len(outside) > 1:
        fits = school_year_in_words(years.pop())
        advice = (
            f"All birth dates fit the year groups of {fits}, not of {now}. Make sure that this "
            "is the list for this year; if it is, nothing needs doing."
        )
    else:
        advice = (
            f"The birth date is outside the usual one for the year group in {now} in "
            f"{rows_in_words(outside)}. That is fine for a child taught in another year; "
            "otherwise check."
        )
    yield Problem(None, heading, "birth_dates_outside_year", advice, "note")


def _whole_names(header: Header) -> Iterator[Problem]:
    if heading := header.heading("full_name"):
        advice = (
            f"“{heading}” holds whole names. What stands before a comma is the surname; without a "
            "comma, the last word is. Look through the names before you import."
        )
        yield Problem(None, heading, "whole_names", advice, "note")
