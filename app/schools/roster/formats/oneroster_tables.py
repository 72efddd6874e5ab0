"""One CSV file of a OneRoster ZIP: rows whose cells are asked for by heading."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from app.schools.roster import decoding
from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.tables import LONGEST_CELL, MOST_CELLS

MOST_ROWS = 300_000
"""Of one file. A school of 5,000 with twenty classes a pupil has 100,000 enrolments."""
_GONE = "tobedeleted"


@dataclass(frozen=True)
class Row:
    """A row. `number` counts as a spreadsheet does, from 1."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, heading: str) -> str:
        """The cell below a heading (in small letters); empty when there is none."""
        return self.cells.get(heading, "")


@dataclass(frozen=True)
class Table:
    """The rows that count: not those marked as deleted."""

    rows: tuple[Row, ...]


def table_of(name: str, data: bytes) -> Table:
    """A file, read. Raises UnreadableRoster, naming the file."""
    if not data.strip():
        return Table(())
    try:
        lines = _lines_of(decoding.text_of(data).text)
        headings = [heading.strip().lower() for heading in next(lines, [])]
        rows = []
        for number, cells in enumerate(lines, start=2):
            row = Row(number, dict(zip(headings, (cell.strip() for cell in cells), strict=False)))
            if any(cells) and row["status"].lower() != _GONE:
                rows.append(row)
            if number > MOST_ROWS:
                raise UnreadableRoster(f"It has more than {MOST_ROWS:,} rows.")
    except UnreadableRoster as trouble:
        raise UnreadableRoster(f"{name} in this ZIP: {trouble.message}") from trouble
    except csv.Error as trouble:
        raise UnreadableRoster(
            f"{name} in this ZIP has a cell that never ends. Export the file again."
        ) from trouble
    return Table(tuple(rows))


def _lines_of(text: str) -> Iterator[list[str]]:
    """The cells of each line. Raises UnreadableRoster for too many, csv.Error for one too long.

    The csv module's own limit on a cell may be lifted by any library, for all.
    """
    if any(line.count(",") >= MOST_CELLS for line in io.StringIO(text)):
        raise UnreadableRoster(f"It has a row with more than {MOST_CELLS} cells.")
    for cells in csv.reader(io.StringIO(text, newline="")):
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise csv.Error("a cell longer than any name")
        yield cells
