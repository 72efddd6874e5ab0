"""The class that each student of a OneRoster file is registered in, in one school year."""

from collections import defaultdict
from collections.abc import Mapping

from app.schools.roster.formats.oneroster_tables import Row, Table
from app.schools.roster.listing import note_on_file
from app.schools.roster.problems import Problem, UnreadableRoster
from app.schools.roster.years import school_year_in_words

HOMEROOM = "homeroom"
_OTHER_YEAR = (
    "The classes in this file are of another school year than {year}. Choose the year the file is "
    "for, or export it for {year}."
)


class ClassesOfUsers:
    """Of several classes of a student, the one of type homeroom counts; of several homerooms, the
    one that has not ended, or else the latest.
    """

    def __init__(self, tables: Mapping[str, Table], school_year: int) -> None:
        sessions = tables.get("academicsessions.csv", Table(()))
        years = _years_of(sessions)
        every = {row["sourcedid"]: row for row in tables["classes.csv"].rows}
        self._classes = {key: row for key, row in every.items() if _is_of(row, years, school_year)}
        if every and not self._classes:
            raise UnreadableRoster(_OTHER_YEAR.format(year=school_year_in_words(school_year)))
        self._of_user: dict[str, list[Row]] = defaultdict(list)
        for row in tables["enrollments.csv"].rows:
            if row["role"].lower() == "student" and row["classsourcedid"] in self._classes:
                self._of_user[row["usersourcedid"]].append(row)
        self._unsure = sum(len(self._best(user)) > 1 for user in self._of_user)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """That some students have several classes and none is marked as theirs to register in."""
        if not self._unsure:
            return ()
        who = "1 child has" if self._unsure == 1 else f"{self._unsure} children have"
        advice = (
            f"{who} several classes, and none is marked as “{HOMEROOM}”. They are left out until "
            "the export marks the class that takes the register."
        )
        return (note_on_file("no_homeroom", advice),)

    def title_for(self, user: str) -> str:
        """The title of the class; empty when there is none, or it is not sure which."""
        best = self._best(user)
        return self._classes[best[0]["classsourcedid"]]["title"] if len(best) == 1 else ""

    def _best(self, user: str) -> list[Row]:
        rows = {row["classsourcedid"]: row for row in self._of_user.get(user, ())}
        homerooms = [
            row for key, row in rows.items() if self._classes[key]["classtype"].lower() == HOMEROOM
        ]
        if not homerooms:
            return list(rows.values())
        latest = sorted(homerooms, key=lambda row: (row["enddate"] == "", row["enddate"],
                                                    row["begindate"]))  # fmt: skip
        return latest[-1:]


def _years_of(sessions: Table) -> Mapping[str, int]:
    """The September of each session. OneRoster's `schoolYear` is the year in which it ends."""
    rows = {row["sourcedid"]: row for row in sessions.rows}
    years = {}
    for key, row in rows.items():
        seen = {key}
        while not row["schoolyear"] and row["parentsourcedid"] in rows.keys() - seen:
            seen.add(row["parentsourcedid"])
            row = rows[row["parentsourcedid"]]
        if row["schoolyear"].isdecimal() and len(row["schoolyear"]) == 4:
            years[key] = int(row["schoolyear"]) - 1
    return years


def _is_of(row: Row, years: Mapping[str, int], school_year: int) -> bool:
    terms = [part.strip() for part in row["termsourcedids"].split(",") if part.strip()]
    told = {years[term] for term in terms if term in years}
    return not told or school_year in told
