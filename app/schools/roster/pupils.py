"""A pupil as a roster tells of one, as we have one, and as somebody typed one."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Literal, Self

from app.schools.roster.problems import Problem

NcYear = Literal["R", "1", "2", "3", "4", "5", "6"]


@dataclass(frozen=True)
class RosterPupil:
    """What a roster says of one pupil. Names are NFC; the UPN is sound and upper case."""

    forename: str
    surname: str
    preferred_forename: str | None
    upn: str | None
    nc_year: NcYear
    class_name: str
    born_on: date

    def to_json(self) -> dict[str, Any]:
        """Plain values, the day as ISO text, for sealing and keeping."""
        return asdict(self) | {"born_on": self.born_on.isoformat()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The pupil back from `to_json`."""
        return cls(**kept | {"born_on": date.fromisoformat(kept["born_on"])})


@dataclass(frozen=True)
class TypedPupil:
    """The cells of a row that was refused, tidied but otherwise as typed, to show it."""

    forename: str = ""
    surname: str = ""
    preferred_forename: str = ""
    upn: str = ""
    nc_year: str = ""
    class_name: str = ""
    born_on: str = ""

    def to_json(self) -> dict[str, str]:
        """Plain values, for sealing and keeping."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, str]) -> Self:
        """The cells back from `to_json`."""
        return cls(**kept)


SHOWN = frozenset(field.name for field in fields(TypedPupil))


@dataclass(frozen=True)
class RosterRow:
    """A row that can go in. Its problems are notes.

    The class is "" where the format knows none. `former_upn` only helps to find the child.
    """

    row: int
    pupil: RosterPupil
    problems: tuple[Problem, ...] = ()
    former_upn: str | None = None


@dataclass(frozen=True)
class RefusedRow:
    """A row that is left out until it is mended, with at least one problem that stops it.

    `upn` is any text of the row with the length of a UPN, right or wrong: it may still
    tell whose row this is, so that the pupil is not taken for one who has left.
    """

    row: int
    typed: TypedPupil
    problems: tuple[Problem, ...]
    upn: str | None = None


@dataclass(frozen=True)
class CurrentPupil:
    """A pupil we have. `id` is opaque here; `is_leaver` for one who has left the school.

    For a leaver, class and year are the last ones. `class_year` is the September of the school year
    of the class they are in now; None for one who is in none.
    """

    id: str
    pupil: RosterPupil
    is_leaver: bool = False
    former_upns: tuple[str, ...] = ()
    class_year: int | None = None
