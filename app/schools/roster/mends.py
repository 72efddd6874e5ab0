"""What a person put right in single rows of a file before it is imported.

It holds for this file and this row only: a mend says what a cell means, as if the file said so.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from app.schools.roster.columns import Header
from app.schools.roster.problems import LEFT_OUT
from app.schools.roster.tables import Record


@dataclass(frozen=True)
class Mend:
    """In `row`, the cell of `field` is to say `text`, where the file says `before`.

    With `LEFT_OUT` for a field the whole row is passed over; `before` is then who stands in it.
    """

    row: int
    field: str
    text: str
    before: str

    def to_json(self) -> dict[str, Any]:
        """Plain values, for sealing and keeping."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The mend back from `to_json`."""
        return cls(**kept)


Mends = tuple[Mend, ...]


def mended(records: Sequence[Record], header: Header, mends: Mends) -> tuple[Record, ...]:
    """The rows below the headings as they are meant; those left out are gone.

    A mend of a field that no column holds changes nothing.
    """
    told: dict[int, dict[str, str]] = defaultdict(dict)
    for mend in mends:
        told[mend.row][mend.field] = mend.text
    return tuple(
        _as_meant(record, header, told[record.row]) if record.row in told else record
        for record in records
        if LEFT_OUT not in told.get(record.row, ())
    )


def with_mend(mends: Mends, more: Mend) -> Mends:
    """The mends with one more, by row; one for the same cell takes the place of an earlier one.

    A cell that says again what the file says is as it was.
    """
    earlier = next((one for one in mends if _cell(one) == _cell(more)), more)
    kept = [one for one in mends if _cell(one) != _cell(more)]
    if more.field == LEFT_OUT or more.text != earlier.before:
        kept.append(Mend(more.row, more.field, more.text, earlier.before))
    return tuple(sorted(kept, key=_cell))


def without_row(mends: Mends, row: int) -> Mends:
    """The mends without those of a row: it is read as the file has it."""
    return tuple(one for one in mends if one.row != row)


def _cell(mend: Mend) -> tuple[int, str]:
    return mend.row, mend.field


def _as_meant(record: Record, header: Header, told: Mapping[str, str]) -> Record:
    cells = [*record.cells, *[""] * (header.width - len(record.cells))]
    for column in header.read:
        if column.field in told:
            cells[column.position] = told[column.field]
    return Record(record.row, tuple(cells))
