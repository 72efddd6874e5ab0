"""Which class a child is in, when the file knows no classes, as a Common Transfer File does not."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from app.schools.roster.matching import Match
from app.schools.roster.names import class_key
from app.schools.roster.problems import Problem
from app.schools.roster.pupils import CurrentPupil, NcYear


class Places:
    """The classes that the pupils of a school are in now, by year group."""

    def __init__(self, current: Sequence[CurrentPupil], class_for_new: str = "") -> None:
        self._class_for_new = class_for_new
        self._of_year: dict[NcYear, dict[str, str]] = defaultdict(dict)
        for each in current:
            if not each.is_leaver:
                name = each.pupil.class_name
                self._of_year[each.pupil.nc_year].setdefault(class_key(name), name)

    def placed(self, match: Match) -> Match:
        """The match with a class in its row: the child's own, the only one of the year, or a new
        one called after the year. With a problem when the year is in several classes.
        """
        row, have = match.row, match.pupil
        if row.pupil.class_name or match.problem:
            return match
        year = row.pupil.nc_year
        if have and not have.is_leaver and have.pupil.nc_year == year:
            name = have.pupil.class_name
        elif self._class_for_new:
            name = self._class_for_new
        elif len(self._of_year[year]) > 1:
            return Match(row, problem=_which_class(row.row, year, [*self._of_year[year].values()]))
        else:
            name = next(iter(self._of_year[year].values()), year_in_words(year))
        return replace(match, row=replace(row, pupil=replace(row.pupil, class_name=name)))


def year_in_words(nc_year: NcYear) -> str:
    """What people call a year group: "Reception", "Year 6"."""
    return "Reception" if nc_year == "R" else f"Year {nc_year}"


def _which_class(row: int, year: NcYear, classes: list[str]) -> Problem:
    listed = f"{', '.join(sorted(classes)[:-1])} and {sorted(classes)[-1]}"
    return Problem(
        row, None, "class_unclear",
        f"The file names no class, and {year_in_words(year)} is in {listed}. Say at “Change” which "
        "class new children go to.",
        "stop",
    )  # fmt: skip
