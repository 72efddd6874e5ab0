"""Small roster files and pupils for these tests. Every child is made up."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.schools.roster.pupils import CurrentPupil, RosterPupil
from app.schools.roster.reading import RosterFile, read_roster
from app.schools.upn import right_letter_for

SAMPLES = Path(__file__).parents[2] / "data" / "rosters"
HEADINGS = "Forename,Surname,Preferred name,UPN,Year,Class,DOB"
YEAR = 2025


def sample(name: str, school_year: int = YEAR) -> RosterFile:
    return read_roster((SAMPLES / name).read_bytes(), name, school_year)


def roster(*rows: str, headings: str = HEADINGS) -> RosterFile:
    return read_roster("\r\n".join([headings, *rows]).encode(), "list.csv", YEAR)


def codes(of: RosterFile) -> list[tuple[int | None, str]]:
    return [(problem.row, problem.code) for problem in of.problems]


def upn(number: int) -> str:
    rest = f"9992001260{number:02}"
    return f"{right_letter_for('A' + rest)}{rest}"


DAISY = RosterPupil("Daisy", "Okafor", None, upn(1), "6", "6 Oak", date(2014, 10, 3))
BEN = RosterPupil("Ben", "Carter", None, upn(2), "6", "6 Oak", date(2014, 11, 3))


def current(pupil: RosterPupil, pupil_id: str | None = None, **changed: object) -> CurrentPupil:
    return CurrentPupil(pupil_id or pupil.forename.lower(), replace(pupil, **changed))  # type: ignore[arg-type]


def row(pupil: RosterPupil, **changed: object) -> str:
    told = replace(pupil, **changed)  # type: ignore[arg-type]
    return ",".join([
        told.forename, told.surname, told.preferred_forename or "", told.upn or "",
        told.nc_year, told.class_name, f"{told.born_on:%d/%m/%Y}",
    ])  # fmt: skip
