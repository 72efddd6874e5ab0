"""Which pupil that we have each row is about: by UPN, then by name and birth date.

A wrong match would put one child's log under another's name, so whatever is unsure is
refused with a sentence. What was sure once stays so: matching again after the change
was applied finds the same pupils. (A row that was unsure may go in the second time, when
the first has put right what stood against it, such as another pupil's wrong UPN.)
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.schools.roster.dates import in_words
from app.schools.roster.known import (
    KnownPupils,
    NameAndBirth,
    full_names,
    may_be_one_child,
    name_and_birth,
)
from app.schools.roster.problems import LEFT_OUT, SWAPPED, Problem, Suggestion
from app.schools.roster.pupils import CurrentPupil, RosterRow

Told = dict[NameAndBirth, set[int]]
"""The rows of each name and birth date in the file."""


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
    known = KnownPupils(current)
    told = _told_by(rows)
    found: dict[int, Match] = {}
    claimed: dict[str, int] = {}
    passes: tuple[Callable[[RosterRow], Match | None], ...] = (
        lambda row: _by_upn(row, known, told),
        lambda row: _by_former_upn(row, known, told),
        lambda row: _by_upn_told_as_former(row, known),
        lambda row: _by_exact_name(row, known),
        lambda row: _by_either_name(row, known),
        lambda row: _new_or_unsure(row, known, claimed),
    )
    for find in passes:
        for row in rows:
            if row.row not in found and (match := find(row)):
                found[row.row] = _unless_claimed(match, claimed)
    return tuple(found[row.row] for row in rows)


def _by_upn(row: RosterRow, known: KnownPupils, told: Told) -> Match | None:
    owner = known.by_upn.get(row.pupil.upn or "")
    if owner is None:
        return None
    if _is_of_another(row, owner, known):
        return _unsure(
            row, "upn_of_another",
            "The UPN belongs to one pupil we have, the name and birth date to another. Find "
            "out whose it is, and correct the file or the pupil.",
        )  # fmt: skip
    if not may_be_one_child(owner.pupil, row.pupil):
        return _unsure(
            row, "upn_of_another",
            "The UPN belongs to a pupil we have with another name and another birth date. Find "
            "out whose it is, and correct the file or the pupil.",
        )  # fmt: skip
    if other := _row_of_its_own(row, owner, told):
        return _unsure(
            row, "upn_of_another",
            f"The UPN belongs to the child in row {other}. Find out whose it is; if both rows "
            "are the same child, leave one out.",
        )  # fmt: skip
    return Match(row, owner)


def _by_former_upn(row: RosterRow, known: KnownPupils, told: Told) -> Match | None:
    """The pupil who once had this UPN, unless it is plainly somebody else's by now."""
    owner = known.by_former_upn.get(row.pupil.upn or "")
    if owner is None or not may_be_one_child(owner.pupil, row.pupil):
        return None
    if _is_of_another(row, owner, known) or _row_of_its_own(row, owner, told):
        return None
    return Match(row, owner)


def _by_upn_told_as_former(row: RosterRow, known: KnownPupils) -> Match | None:
    """The pupil we have under the UPN that the file says this child had before."""
    owner = known.by_upn.get(row.former_upn or "")
    if owner is None or not may_be_one_child(owner.pupil, row.pupil):
        return None
    return None if _is_of_another(row, owner, known) else Match(row, owner)


def _by_exact_name(row: RosterRow, known: KnownPupils) -> Match | None:
    exact = name_and_birth(row.pupil)
    found = known.of_name_and_birth(row.pupil)
    return _the_only(row, [each for each in found if name_and_birth(each.pupil) == exact])


def _by_either_name(row: RosterRow, known: KnownPupils) -> Match | None:
    return _the_only(row, known.of_name_and_birth(row.pupil))


def _the_only(row: RosterRow, found: Sequence[CurrentPupil]) -> Match | None:
    """The only one of those found; one who is here before one who left."""
    likely = [each for each in found if not each.is_leaver] or found
    if len(likely) > 1:
        return _unsure(
            row, "which_child",
            "We have two pupils of this name and birth date. Give the UPN, so that we know "
            "which one is meant.",
        )  # fmt: skip
    return Match(row, likely[0]) if likely else None


def _new_or_unsure(row: RosterRow, known: KnownPupils, claimed: dict[str, int]) -> Match:
    """A pupil we do not have, unless the class has this name with another birth date, or we have
    the name the other way round."""
    if unsure := _swapped(row, known, claimed):
        return unsure
    for each in known.of_name_in_class(row.pupil):
        each_has_a_upn = each.pupil.upn and row.pupil.upn
        if each.id not in claimed and not each_has_a_upn:
            return _unsure(
                row, "other_birth_date",
                f"The class has a child of this name born on {in_words(each.pupil.born_on)}. If "
                "it is the same child, correct the birth date here or in the log; if not, give "
                "the UPN.",
            )  # fmt: skip
    return Match(row)


def _swapped(row: RosterRow, known: KnownPupils, claimed: dict[str, int]) -> Match | None:
    pupil = row.pupil
    turned = replace(pupil, forename=pupil.surname, surname=pupil.forename)
    for each in known.of_name_and_birth(turned):
        if each.id not in claimed and not (each.pupil.upn and pupil.upn):
            return _unsure(
                row, "names_swapped",
                f"We have {each.pupil.forename} {each.pupil.surname}, born on the same day, so "
                "the first and the last name may have changed places here. Swap them; if this is "
                "another child, give the UPN.",
                Suggestion(SWAPPED, ""),
            )  # fmt: skip
    return None


def _is_of_another(row: RosterRow, owner: CurrentPupil, known: KnownPupils) -> bool:
    """True when name and birth date of the row are those of pupils other than the owner."""
    namesakes = known.of_name_and_birth(row.pupil)
    return bool(namesakes) and owner not in namesakes


def _row_of_its_own(row: RosterRow, owner: CurrentPupil, told: Told) -> int | None:
    """Another row with the name and birth date of the UPN's owner, which this row has not."""
    if name_and_birth(owner.pupil) == name_and_birth(row.pupil):
        return None
    alike = [told.get((name, owner.pupil.born_on), set()) for name in full_names(owner.pupil)]
    return min(set().union(*alike) - {row.row}, default=None)


def _told_by(rows: Sequence[RosterRow]) -> Told:
    told: Told = defaultdict(set)
    for row in rows:
        for name in full_names(row.pupil):
            told[name, row.pupil.born_on].add(row.row)
    return told


def _unless_claimed(match: Match, claimed: dict[str, int]) -> Match:
    if match.pupil is None:
        return match
    first = claimed.setdefault(match.pupil.id, match.row.row)
    if first == match.row.row:
        return match
    advice = f"This is the same child as in row {first}. Leave one of the two out."
    return _unsure(match.row, "child_repeated", advice, Suggestion(LEFT_OUT, ""))


def _unsure(row: RosterRow, code: str, advice: str, suggestion: Suggestion | None = None) -> Match:
    return Match(row, problem=Problem(row.row, None, code, advice, "stop", suggestion))
