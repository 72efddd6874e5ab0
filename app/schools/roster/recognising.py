"""Whose row a refused row may be, so that no child is taken for one who has left.

Generous on purpose: keeping a leaver until the row is mended harms nobody; ending the
sign-in of a child who is here does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.schools.roster import names
from app.schools.roster.dates import DateProblem, birth_date
from app.schools.roster.pupils import CurrentPupil, RefusedRow, RosterPupil, TypedPupil


@dataclass(frozen=True)
class _Likeness:
    """What is compared. `numbers` are UPNs without the letter that may be wrong."""

    numbers: frozenset[str]
    firsts: frozenset[str]
    surname: str
    born_on: date | None
    class_key: str

    def same_place(self, other: "_Likeness") -> bool:
        """The same birth date, or the same class where both are known."""
        return (self.born_on is not None and self.born_on == other.born_on) or self.same_class(
            other
        )

    def same_class(self, other: "_Likeness") -> bool:
        """The same class, or one of the two unknown."""
        return not self.class_key or not other.class_key or self.class_key == other.class_key

    def whole_name(self, other: "_Likeness") -> bool:
        """Surname and a first name are the same, or have changed places."""
        if self.surname == other.surname:
            return bool(self.firsts & other.firsts)
        return self.surname in other.firsts and other.surname in self.firsts

    def part_of_name(self, other: "_Likeness") -> bool:
        """Surname or a first name is the same."""
        same_surname = bool(self.surname) and self.surname == other.surname
        return same_surname or bool(self.firsts & other.firsts)


class Recogniser:
    """The pupils we have, made ready to be compared with many refused rows."""

    def __init__(self, current: Sequence[CurrentPupil], school_year: int) -> None:
        self._school_year = school_year
        self._known = [(each, _likeness_of(each)) for each in current]

    def possible_pupils(self, refused: RefusedRow) -> list[CurrentPupil]:
        """The pupils this row may be about.

        Those with its UPN, check letter apart, and those with its name and its birth date
        or class. When the row has no whole name, one of the two names will do; if that
        finds nobody either, anybody of the class.
        """
        told = _likeness_told(refused, self._school_year)
        numbered = [pair for pair in self._known if told.numbers & pair[1].numbers]
        if _has_whole_name(refused.typed):
            alike = [pair for pair in self._known if told.whole_name(pair[1])]
        else:
            alike = [pair for pair in self._known if told.part_of_name(pair[1])]
        near = numbered + [pair for pair in alike if told.same_place(pair[1])]
        if not near and not _has_whole_name(refused.typed):
            near = [pair for pair in self._known if told.same_class(pair[1])]
        return list({each.id: each for each, _ in near}.values())


def _has_whole_name(typed: TypedPupil) -> bool:
    return names.is_a_name(typed.forename) and names.is_a_name(typed.surname)


def _likeness_of(each: CurrentPupil) -> _Likeness:
    pupil = each.pupil
    upns = (pupil.upn, *each.former_upns)
    return _Likeness(
        numbers=frozenset(upn[1:] for upn in upns if upn),
        firsts=_firsts(pupil),
        surname=names.compared(pupil.surname),
        born_on=pupil.born_on,
        class_key=names.class_key(pupil.class_name),
    )


def _likeness_told(refused: RefusedRow, school_year: int) -> _Likeness:
    typed = refused.typed
    born_on = birth_date(typed.born_on, school_year)
    return _Likeness(
        numbers=frozenset([refused.upn[1:]] if refused.upn else []),
        firsts=_firsts(typed),
        surname=names.compared(typed.surname),
        born_on=None if isinstance(born_on, DateProblem) else born_on,
        class_key=names.class_key(typed.class_name),
    )


def _firsts(child: TypedPupil | RosterPupil) -> frozenset[str]:
    firsts = (names.compared(child.forename), names.compared(child.preferred_forename or ""))
    return frozenset(first for first in firsts if first)
