"""Which row of the file holds the headings, and what each column is.

The headings are those met in exports of SIMS, Arbor, Bromcom and hand-made lists.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.foundation.text import composed_text
from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.tables import Record

Field = Literal[
    "forename", "surname", "preferred_forename", "upn", "nc_year", "class_name", "born_on"
]
Why = Literal["sensitive", "repeated", "not_needed", "not_kept"]

HEADINGS: dict[Field, tuple[str, ...]] = {
    "forename": ("forename", "first name", "legal forename", "legal first name", "given name"),
    "surname": ("surname", "last name", "legal surname", "legal last name", "family name"),
    "preferred_forename": (
        "preferred name", "preferred forename", "preferred first name", "known as",
    ),
    "upn": ("upn", "unique pupil number"),
    "nc_year": ("year", "year group", "nc year", "national curriculum year", "yr"),
    "class_name": (
        "class", "reg", "reg group", "registration form", "registration group", "form",
        "class name", "tutor group", "form/tutor group",
    ),
    "born_on": ("date of birth", "dob", "birth date", "d.o.b.", "born"),
}  # fmt: skip
SENSITIVE = (
    "fsm", "free school meals", "fsm eligible", "pupil premium", "pp", "pupil premium eligible",
    "sen", "send", "sen status", "sen need", "sex", "gender", "ethnicity", "eal",
    "first language", "religion", "looked after",
)  # fmt: skip
"""Facts about a child that are never read unless the school turned them on."""

LABELS: dict[Field, str] = {
    "forename": "First name",
    "surname": "Last name",
    "preferred_forename": "Name used in school",
    "upn": "UPN",
    "nc_year": "Year",
    "class_name": "Class",
    "born_on": "Date of birth (day first)",
}
NEEDED: tuple[Field, ...] = ("forename", "surname", "nc_year", "class_name", "born_on")
LOOK_IN_FIRST = 30
"""How many rows from the top may come before the headings."""


@dataclass(frozen=True)
class ColumnRead:
    """A column we read: its position from 0, its heading as typed, and what it is."""

    position: int
    heading: str
    field: Field

    @property
    def label(self) -> str:
        """What the column holds, for people."""
        return LABELS[self.field]


@dataclass(frozen=True)
class ColumnSetAside:
    """A column whose cells were not looked at, and why."""

    position: int
    heading: str
    why: Why


@dataclass(frozen=True)
class Header:
    """The row of headings, and the columns below it."""

    record: Record
    read: tuple[ColumnRead, ...]
    set_aside: tuple[ColumnSetAside, ...]

    @property
    def width(self) -> int:
        """How many columns have a heading, counting gaps between them."""
        read = [column.position for column in self.read]
        return 1 + max(read + [column.position for column in self.set_aside])

    def heading(self, field: Field) -> str | None:
        """The heading of a field as the file has it, or None when it has no such column."""
        return next((column.heading for column in self.read if column.field == field), None)

    def cell(self, record: Record, field: Field) -> str:
        """The text of a field in a row; empty when the file has no such column."""
        for column in self.read:
            if column.field == field:
                return record.cell(column.position)
        return ""


def best_header(records: Sequence[Record], *, keep_upns: bool = True) -> Header | None:
    """The row among the first ones that knows most headings, or None when none knows two."""
    headers = [header_of(record, keep_upns=keep_upns) for record in records[:LOOK_IN_FIRST]]
    best = max(headers, key=lambda header: len(header.read), default=None)
    return best if best is not None and len(best.read) >= 2 else None


def header_of(record: Record, *, keep_upns: bool = True) -> Header:
    """What the cells of a row would mean as headings. The leftmost of two equal ones counts."""
    read: list[ColumnRead] = []
    set_aside: list[ColumnSetAside] = []
    for position, typed in enumerate(record.cells):
        heading = " ".join(typed.split())
        field = _FIELD_OF.get(_plain(heading))
        taken = any(column.field == field for column in read)
        if field and not taken and (keep_upns or field != "upn"):
            read.append(ColumnRead(position, heading, field))
        elif heading:
            set_aside.append(ColumnSetAside(position, heading, _why(heading, field, taken)))
    return Header(record, tuple(read), tuple(set_aside))


def refuse_without_needed_columns(header: Header | None) -> Header:
    """The header again. Raises UnreadableRoster when a column we cannot do without is absent."""
    if header is None:
        raise UnreadableRoster(
            "We found no row of headings. The list needs a first row such as: "
            "Forename, Surname, UPN, Year, Class, Date of birth."
        )
    missing = [field for field in NEEDED if header.heading(field) is None]
    if missing:
        wanted = ", ".join(f"“{HEADINGS[field][0].capitalize()}”" for field in missing)
        raise UnreadableRoster(
            f"Row {header.record.row} has the headings, but not these: {wanted}. "
            "Add what is missing, or export the list again with it."
        )
    return header


def _why(heading: str, field: Field | None, taken: bool) -> Why:
    if _plain(heading) in _SENSITIVE:
        return "sensitive"
    if field is None:
        return "not_needed"
    return "repeated" if taken else "not_kept"


def _plain(heading: str) -> str:
    """A heading without what differs between exports: case, spaces and signs."""
    letters = unicodedata.normalize("NFKC", composed_text(heading)).casefold()
    return re.sub(r"[\s_.:*\-]+", "", letters)


_FIELD_OF: dict[str, Field] = {
    _plain(heading): field for field, headings in HEADINGS.items() for heading in headings
}
_SENSITIVE = frozenset(_plain(heading) for heading in SENSITIVE)
