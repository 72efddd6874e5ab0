"""Rows of a file that are about no child: blank, totals, headings again, page feet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.schools.roster.columns import Header
from app.schools.roster.problems import Problem, rows_in_words
from app.schools.roster.tables import Record

_FOOT = re.compile(
    r"(grand |sub-?)?totals?\b|count\b|number of|printed\b|page \d|end of|report\b|\d+ pupils",
    re.IGNORECASE,
)
_NOTES = {
    "title": "The headings are in row {header}; what stands above them was passed over.",
    "blank": "Nothing is in {rows}, so we passed over it.",
    "foot": "We passed over {rows}: a total or the foot of a page, not a child.",
    "headings_again": "We passed over {rows}: the headings again, not a child.",
}


@dataclass(frozen=True)
class Sifted:
    """The rows about children, and a note for each kind of other row."""

    records: tuple[Record, ...]
    notes: tuple[Problem, ...]


def sifted(records: Sequence[Record], header: Header) -> Sifted:
    """The rows below the headings without those that are about no child."""
    passed: dict[str, list[int]] = {kind: [] for kind in _NOTES}
    kept = []
    for record in records:
        kind = _kind(record, header)
        if kind is None:
            kept.append(record)
        elif kind != "above":
            passed[kind].append(record.row)
    notes = [
        Problem(rows[0], None, kind, _NOTES[kind].format(
            header=header.record.row, rows="this row" if len(rows) == 1 else rows_in_words(rows)
        ), "note")
        for kind, rows in passed.items()
        if rows
    ]  # fmt: skip
    return Sifted(tuple(kept), tuple(notes))


def _kind(record: Record, header: Header) -> str | None:
    if record.row <= header.record.row:
        top = header.record.row - header.over_two_rows
        above = record.row < top and not record.is_blank
        return "title" if above else "above"
    if record.is_blank:
        return "blank"
    if _texts(record) == _texts(header.record):
        return "headings_again"
    named = header.cell(record, "forename").strip() and header.cell(record, "surname").strip()
    first = next(cell.strip() for cell in record.cells if cell.strip())
    return "foot" if not named and _FOOT.match(first) else None


def _texts(record: Record) -> list[str]:
    return [cell.strip().casefold() for cell in record.cells if cell.strip()]
