"""Birth dates as lists write them: day first, or ISO; and what is wrong with the others."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
OLDEST = 20
"""Years before the school year: nobody older is on a primary school's list."""

_TIME = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?Z?)?"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})" + _TIME)
_NAMED = re.compile(
    r"(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]([A-Za-z]{3,9})[-/., ]+(\d{4}|\d{2})" + _TIME
)
_SERIAL = re.compile(r"([34]\d{4})(?:[.,]\d+)?")
"""A day as Excel keeps it, perhaps with a time behind the point: "41915" or "41915.0"."""
_EXCEL_DAY_NOUGHT = date(1899, 12, 30)


@dataclass(frozen=True)
class DateProblem:
    """Why a birth date cannot be taken: a stable code, what to do, and the day that is perhaps
    meant."""

    code: str
    advice: str
    meant: date | None = None


def birth_date(text: str, school_year: int, day_nought: date | None = None) -> date | DateProblem:
    """The day a cell means, or what is wrong with it. Two-digit years are of this century.

    `school_year` bounds the year of birth: not after it, at most `OLDEST` before it. With
    `day_nought` a whole number counts days from there, as in the cells of a workbook.
    """
    parts = year_month_day(text)
    if parts is None and day_nought and (found := _SERIAL.fullmatch(text)):
        counted = day_nought + timedelta(days=int(found[1]))
        parts = counted.year, counted.month, counted.day
    if parts is None:
        return _unknown(text)
    year, month, day = parts
    try:
        born_on = date(year, month, day)
    except ValueError:
        return _impossible(text, year, month, day)
    if not school_year - OLDEST < born_on.year <= school_year:
        return DateProblem(
            "date_unlikely",
            f"{in_words(born_on)} cannot be the birth date of a pupil here. Check the year.",
        )
    return born_on


def looks_like_a_date(text: str) -> bool:
    """True for any day, however it is written, that a birth date could be."""
    return year_month_day(text) is not None


def year_month_day(text: str) -> tuple[int, int, int] | None:
    """What a text says of a day, even of 31 February; None for any other text."""
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _whole_year(found[3]), int(found[2]), int(found[1])
    if found := _NAMED.fullmatch(text):
        month = _month(found[2])
        return (_whole_year(found[3]), month, int(found[1])) if month else None
    return None


def two_numbers(text: str) -> tuple[int, int, int] | None:
    """The two numbers before the year, in their order, and the year; None for any other text."""
    found = _DAY_FIRST.fullmatch(text)
    return (int(found[1]), int(found[2]), _whole_year(found[3])) if found else None


def in_words(day: date) -> str:
    """A day as people write it: "3 October 2014"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _whole_year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _month(word: str) -> int | None:
    start = word.lower()
    return next(
        (number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(start)), None
    ) or (9 if start == "sept" else None)


def _unknown(text: str) -> DateProblem:
    if found := _SERIAL.fullmatch(text):
        meant = _EXCEL_DAY_NOUGHT + timedelta(days=int(found[1]))
        return DateProblem(
            "date_number",
            f"The birth date shows as the number {text}, which may be {in_words(meant)}. Format "
            "the column as dates in your spreadsheet and save again.",
            meant,
        )
    return DateProblem(
        "date_unclear", f"“{text[:40]}” is not a date we can read. Write it as 03/10/2014."
    )


def _impossible(text: str, year: int, month: int, day: int) -> DateProblem:
    if 12 < month <= 31 and 1 <= day <= 12:
        return DateProblem(
            "date_month_first",
            f"{text} seems to have the month first. Write the day first: "
            f"{month:02}/{day:02}/{year}.",
            _day_or_none(year, day, month),
        )
    if 1 <= month <= 12 and 1 <= day <= 31:
        return DateProblem(
            "date_impossible",
            f"{day} {MONTHS[month - 1]} {year} is not a date. Check the day and the month.",
        )
    return DateProblem("date_impossible", f"{text} is not a date. Write it as 03/10/2014.")


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
