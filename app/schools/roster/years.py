"""School years and year groups, as lists write them.

A school year is the integer of its September: 2026 is 2026/27.
"""

import re
from datetime import date
from typing import get_args

from app.schools.roster.pupils import NcYear

_RECEPTION = frozenset({"r", "rec", "reception", "yr", "yearr", "fs2", "f2", "0", "00", "year0"})
_NURSERY = re.compile(r"(n|n\d|nursery\d?|pre-?school|fs1|f1|yearn\d?)")
_NUMBERED = re.compile(
    r"(?:nc|curriculum|nationalcurriculum)?(?:yeargroup|year|yr|y)?0?(1[0-4]|[1-9])(?:\.0)?"
)
_ORDER: tuple[NcYear, ...] = get_args(NcYear)


def nc_year_from(text: str) -> NcYear | None:
    """The year group of "6", "Year 6", "Y6", "Reception", "R"; None for any other text."""
    plain = _plain(text)
    if plain in _RECEPTION or plain.endswith("reception"):
        return "R"
    numbered = _NUMBERED.fullmatch(plain)
    return next((year for year in _ORDER if numbered and year == numbered[1]), None)


def is_nursery(text: str) -> bool:
    """True for "N2" and its like: below Reception."""
    return _NURSERY.fullmatch(_plain(text)) is not None


def is_secondary(text: str) -> bool:
    """True for Year 7 and above."""
    numbered = _NUMBERED.fullmatch(_plain(text))
    return numbered is not None and int(numbered[1]) > 6


def usual_school_year(born_on: date, nc_year: NcYear) -> int:
    """The school year in which a child born on this day is usually in this year group.

    Children start Reception in the September after their fourth birthday; the cohort
    runs from 1 September to 31 August (School Admissions Code 2021, 2.17).
    """
    cohort = born_on.year if (born_on.month, born_on.day) >= (9, 1) else born_on.year - 1
    return cohort + 5 + _ORDER.index(nc_year)


def school_year_in_words(school_year: int) -> str:
    """2026 as people write it: "2026/27"."""
    return f"{school_year}/{(school_year + 1) % 100:02}"


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text.casefold())
