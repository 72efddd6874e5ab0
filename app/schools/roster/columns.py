"""What the columns of a list are called, and what each holds.

The headings are those met in exports of SIMS, Arbor, Bromcom and hand-made lists.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from app.foundation.text import composed_text
from app.schools.roster.tables import Record

Field = Literal[
    "forename", "surname", "full_name", "preferred_forename", "upn", "former_upn", "nc_year",
    "class_name", "born_on",
]  # fmt: skip
Why = Literal["sensitive", "repeated", "not_needed", "not_kept"]

HEADINGS: dict[Field, tuple[str, ...]] = {
    "forename": ("forename", "first name", "legal forename", "legal first name", "given name"),
    "surname": ("surname", "last name", "legal surname", "legal last name", "family name"),
    "full_name": (
        "name", "full name", "pupil name", "student name", "child name", "name of child",
        "pupil", "child", "name (surname, forename)", "surname, forename", "legal name",
    ),
    "preferred_forename": (
        "preferred name", "preferred forename", "preferred first name", "known as",
    ),
    "upn": ("upn", "unique pupil number"),
    "former_upn": ("former upn", "previous upn"),
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
    "first language", "religion", "looked after", "sen history", "sen needs", "fsm history",
    "languages", "medical flag", "medical", "disability", "service child", "country of birth",
    "nationality", "looked after history", "previously looked after", "young carer",
)  # fmt: skip
"""Facts about a child that are never read unless the school turned them on."""

LABELS: dict[Field, str] = {
    "forename": "First name",
    "surname": "Last name",
    "full_name": "Whole name",
    "preferred_forename": "Name used in school",
    "upn": "UPN",
    "former_upn": "Former UPN",
    "nc_year": "Year",
    "class_name": "Class",
    "born_on": "Date of birth (day first)",
}
NEEDED: tuple[Field, ...] = ("forename", "surname", "nc_year", "class_name", "born_on")
UPNS: tuple[Field, ...] = ("upn", "former_upn")
"""Kept only by schools that say what for."""
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
    """The row of headings (the lower of two, if they stand over two), and the columns below it."""

    record: Record
    read: tuple[ColumnRead, ...]
    set_aside: tuple[ColumnSetAside, ...]
    over_two_rows: bool = False

    @property
    def width(self) -> int:
        """How many columns have a heading, counting gaps between them."""
        read = [column.position for column in self.read]
        return 1 + max(read + [column.position for column in self.set_aside], default=-1)

    def heading(self, field: Field) -> str | None:
        """The heading of a field as the file has it, or None when it has no such column."""
        return next((column.heading for column in self.read if column.field == field), None)

    def cell(self, record: Record, field: Field) -> str:
        """The text of a field in a row; empty when the file has no such column."""
        for column in self.read:
            if column.field == field:
                return record.cell(column.position)
        return ""


def header_of(record: Record, *, keep_upns: bool = True) -> Header:
    """What the cells of a row would mean as headings. The leftmost of two equal ones counts."""
    read: list[ColumnRead] = []
    set_aside: list[ColumnSetAside] = []
    for position, typed in enumerate(record.cells):
        heading = " ".join(typed.split())
        field = _FIELD_OF.get(plain(heading))
        taken = any(column.field == field for column in read)
        if field and not taken and (keep_upns or field not in UPNS):
            read.append(ColumnRead(position, heading, field))
        elif heading:
            set_aside.append(ColumnSetAside(position, heading, why_not(heading, field, taken)))
    return _without_needless_whole_name(Header(record, tuple(read), tuple(set_aside)))


def missing_from(header: Header) -> tuple[Field, ...]:
    """The fields we cannot do without that no column holds. A whole name is both names."""
    held = {column.field for column in header.read}
    if "full_name" in held:
        held |= {"forename", "surname"}
    return tuple(field for field in NEEDED if field not in held)


def _without_needless_whole_name(header: Header) -> Header:
    """A column of whole names says nothing more beside one of forenames and one of surnames."""
    held = {column.field for column in header.read}
    if not held >= {"forename", "surname", "full_name"}:
        return header
    whole = [column for column in header.read if column.field == "full_name"]
    return replace(
        header,
        read=tuple(column for column in header.read if column.field != "full_name"),
        set_aside=(
            *header.set_aside,
            *(ColumnSetAside(column.position, column.heading, "not_needed") for column in whole),
        ),
    )


def is_sensitive(heading: str) -> bool:
    """Whether a column with this heading is about a child's circumstances."""
    return plain(heading) in _SENSITIVE


def why_not(heading: str, field: Field | None, taken: bool = False) -> Why:
    """Why a column with this heading, which would hold this field, is not read."""
    if is_sensitive(heading):
        return "sensitive"
    if field is None:
        return "not_needed"
    return "repeated" if taken else "not_kept"


def plain(heading: str) -> str:
    """A heading without what differs between exports: case, spaces and signs."""
    letters = unicodedata.normalize("NFKC", composed_text(heading)).casefold()
    return re.sub(r"[\s_.:*\-]+", "", letters)


_FIELD_OF: dict[str, Field] = {
    plain(heading): field for field, headings in HEADINGS.items() for heading in headings
}
_SENSITIVE = frozenset(plain(heading) for heading in SENSITIVE)
