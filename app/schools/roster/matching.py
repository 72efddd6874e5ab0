"""Which pupil that we have each row is about: by UPN, then by name and birth date."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.schools.roster import names
from app.schools.roster.dates import in_words
from app.schools.roster.problems import Problem
from app.schools.roster.pupils import CurrentPupil, RosterPupil, RosterRow

NameAndBirth = tuple[str, date]


@dataclass(frozen=True)
class Match:
    """A row and the pupil it is about (None: one we do not have), or why neither is sure."""

    row: RosterRow
    pupil: CurrentPupil | None = None
    problem: Problem | None = None


def matches_between(
    current: Sequence[CurrentPupil], rows: Sequence[RosterRow]
) -> tuple[Match, ...]:
    """One match for each row, in the order of the rows. No pupil is matched twice."""
    known = _Known(current)
    found: dict[int, Match] = {}
    claimed: dict[str, int] = {}
    for find in (known.by_upn, known.by_former_upn, known.by_name_and_birth):
        for row in rows:
            if row.row not in found and (match := find(row)):
                found[row.row] = _unless_claimed(match, claimed)
    for row in rows:
        if row.row not in found:
            found[row.row] = known.new_or_unsure(row, claimed)
    return tuple(found[row.row] for row in rows)


class _Known:
    """The pupils we have, found by what a row may say of them."""

    def __init__(self, current: Sequence[CurrentPupil]) -> None:
        self._upns: dict[str, CurrentPupil] = {}
        self._former_upns: dict[str, CurrentPupil] = {}
        self._births: dict[NameAndBirth, list[CurrentPupil]] = defaultdict(list)
        self._classes: dict[tuple[str, str], list[CurrentPupil]] = defaultdict(list)
        here_first = sorted(current, key=lambda each: each.is_leaver)
        for each in here_first:
            if each.pupil.upn:
                self._upns.setdefault(each.pupil.upn, each)
            for name in full_names(each.pupil):
                self._births[name, each.pupil.born_on].append(each)
                if not each.is_leaver:
                    class_key = names.class_key(each.pupil.class_name)
                    self._classes[name, class_key].append(each)
        for each in here_first:
            for upn in each.former_upns:
                self._former_upns.setdefault(upn, each)

    def by_upn(self, row: RosterRow) -> Match | None:
        """The pupil with this UPN, unless name and birth date say it is somebody else's."""
        owner = self._upns.get(row.pupil.upn or "")
        if owner is None:
            return None
        namesakes = self._namesakes(row.pupil)
        if namesakes and owner not in namesakes:
            return Match(row, problem=_stop(row, "upn_of_another", (
                "The UPN belongs to one pupil we have, but the name and birth date to another. "
                "Find out whose it is, and correct the file or the pupil."
            )))  # fmt: skip
        if not _may_be_one_child(owner.pupil, row.pupil):
            return Match(row, problem=_stop(row, "upn_of_another", (
                "The UPN belongs to a pupil we have with another first name and birth date. "
                "Find out whose it is, and correct the file or the pupil."
            )))  # fmt: skip
        return Match(row, owner)

    def by_former_upn(self, row: RosterRow) -> Match | None:
        """The pupil who once had this UPN, unless it is plainly somebody else's by now."""
        owner = self._former_upns.get(row.pupil.upn or "")
        if owner is None or not _may_be_one_child(owner.pupil, row.pupil):
            return None
        namesakes = self._namesakes(row.pupil)
        return None if namesakes and owner not in namesakes else Match(row, owner)

    def by_name_and_birth(self, row: RosterRow) -> Match | None:
        """The one pupil of this name and birth date; one who is here before one who left."""
        namesakes = self._namesakes(row.pupil)
        here = [each for each in namesakes if not each.is_leaver] or namesakes
        if len(here) > 1:
            return Match(row, problem=_stop(row, "which_child", (
                "We have two pupils of this name and birth date. Give the UPN, so that we know "
                "which one is meant."
            )))  # fmt: skip
        return Match(row, here[0]) if here else None

    def new_or_unsure(self, row: RosterRow, claimed: dict[str, int]) -> Match:
        """A pupil we do not have, unless the class has this name with another birth date."""
        class_key = names.class_key(row.pupil.class_name)
        for name in full_names(row.pupil):
            for each in self._classes.get((name, class_key), []):
                two_upns = each.pupil.upn and row.pupil.upn
                if each.id not in claimed and not two_upns:
                    return Match(row, problem=_stop(row, "other_birth_date", (
                        "The class has a child of this name born on "
                        f"{in_words(each.pupil.born_on)}. If it is the same child, correct the "
                        "birth date here or in the log; if not, give the UPN."
                    )))  # fmt: skip
        return Match(row)

    def _namesakes(self, pupil: RosterPupil) -> list[CurrentPupil]:
        found = [
            each
            for name in full_names(pupil)
            for each in self._births.get((name, pupil.born_on), [])
        ]
        return list({each.id: each for each in found}.values())


def full_names(pupil: RosterPupil) -> tuple[str, ...]:
    """The names a child may be listed by, compared: with forename, and as called."""
    firsts = dict.fromkeys([pupil.forename, pupil.preferred_forename or pupil.forename])
    return tuple(f"{names.compared(first)} {names.compared(pupil.surname)}" for first in firsts)


def _may_be_one_child(one: RosterPupil, other: RosterPupil) -> bool:
    """A surname may change, a birth date or first name be put right; not all at once."""
    return one.born_on == other.born_on or bool(
        {names.compared(one.forename), names.compared(one.preferred_forename or one.forename)}
        & {names.compared(other.forename), names.compared(other.preferred_forename or "")}
    )


def _unless_claimed(match: Match, claimed: dict[str, int]) -> Match:
    if match.pupil is None:
        return match
    first = claimed.setdefault(match.pupil.id, match.row.row)
    if first == match.row.row:
        return match
    advice = f"This is the same child as in row {first}. Leave one of the two out."
    return Match(match.row, problem=_stop(match.row, "child_repeated", advice))


def _stop(row: RosterRow, code: str, advice: str) -> Problem:
    return Problem(row.row, None, code, advice, "stop")
