"""Which classes and years a file speaks for: only there can a missing pupil have left."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.schools.roster.names import class_key
from app.schools.roster.pupils import NcYear, RosterRow


@dataclass(frozen=True)
class Covers:
    """The classes (as first spelled) and years with at least one good row.

    A pupil missing from a file has left only if class and year are both here. Empty when
    rows of the file ran together: then anybody may be in it.
    """

    classes: tuple[str, ...] = ()
    years: tuple[NcYear, ...] = ()

    def speaks_for(self, class_name: str, nc_year: NcYear) -> bool:
        """True when the file would name a pupil of this class and year."""
        keys = {class_key(name) for name in self.classes}
        return class_key(class_name) in keys and nc_year in self.years


def covers_of(rows: Sequence[RosterRow]) -> Covers:
    """The classes and years of the good rows, classes in the order of the file."""
    classes: dict[str, str] = {}
    for row in rows:
        classes.setdefault(class_key(row.pupil.class_name), row.pupil.class_name)
    years = {row.pupil.nc_year for row in rows}
    return Covers(tuple(classes.values()), tuple(sorted(years, key=_by_age)))


def _by_age(nc_year: NcYear) -> str:
    return "0" if nc_year == "R" else nc_year
