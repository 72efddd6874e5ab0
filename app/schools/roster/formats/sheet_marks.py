"""What a worksheet says of its cells besides values: which are merged, and formulas without any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

from app.schools.roster.formats.xml_parts import elements_of

MOST_FILLED = 50_000
"""The most cells that are filled from merged ones."""


@dataclass(frozen=True)
class SheetMarks:
    """Columns count from 0, rows from 1.

    - `merged_down`: (column, first row, last row) of cells merged over several rows.
    - `never_worked_out`: by row, the columns of formulas saved without their value, as some
      programs do that write workbooks and cannot calculate.
    - `hidden`: rows that nobody sees, as a filter leaves them.
    """

    merged_down: Sequence[tuple[int, int, int]]
    never_worked_out: Mapping[int, Sequence[int]]
    hidden: Sequence[int] = ()


def marks_of(sheet: bytes) -> SheetMarks:
    """The marks in the XML of a worksheet."""
    merged: list[tuple[int, int, int]] = []
    without: dict[int, list[int]] = {}
    hidden: list[int] = []
    if not sheet:
        return SheetMarks((), {})
    for event, name, element in elements_of(sheet):
        if event != "end":
            continue
        if name == "c" and _has_only_a_formula(element):
            letters, row = coordinate_from_string(element.get("r", "A1"))
            without.setdefault(row, []).append(column_index_from_string(letters) - 1)
        elif name == "mergeCell":
            merged += _merged_down(element.get("ref", "A1"))
        elif name == "row" and element.get("hidden") in ("1", "true"):
            hidden.append(int(element.get("r", "0")))
        if name in ("row", "mergeCell"):
            element.clear()
    return SheetMarks(merged, without, hidden)


def _merged_down(cells: str) -> list[tuple[int, int, int]]:
    """ "B2:B9" is one, if it is one column wide and several rows high; else none."""
    left, top, right, bottom = range_boundaries(cells)
    if left == right and left and top and bottom and top < bottom:
        return [(left - 1, top, bottom)]
    return []


def _has_only_a_formula(cell: Any) -> bool:
    """A formula that gives no text has a value: its kind is "str", and its v is there, empty."""
    inside = {child.tag.rpartition("}")[2]: child.text for child in cell}
    has_value = bool(inside.get("v")) or ("v" in inside and cell.get("t") == "str")
    return "f" in inside and not has_value
