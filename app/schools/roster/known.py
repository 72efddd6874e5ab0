"""The pupils we have, found by what a row may say of them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from app.schools.roster import names
from app.schools.roster.pupils import CurrentPupil, RosterPupil

NameAndBirth = tuple[str, date]


class KnownPupils:
    """Look-ups over the pupils of a school. Those who are here come before leavers."""

    def __init__(self, current: Sequence[CurrentPupil]) -> None:
        self.by_upn: dict[str, CurrentPupil] = {}
        self.by_former_upn: dict[str, CurrentPupil] = {}
        self._by_birth: dict[NameAndBirth, list[CurrentPupil]] = defaultdict(list)
        self._by_class: dict[tuple[str, str], list[CurrentPupil]] = defaultdict(list)
        for each in sorted(current, key=lambda one: one.is_leaver):
            self._add(each)

    def _add(self, each: CurrentPupil) -> None:
        if each.pupil.upn:
            self.by_upn.setdefault(each.pupil.upn, each)
        for upn in each.former_upns:
            self.by_former_upn.setdefault(upn, each)
        for name in full_names(each.pupil):
            self._by_birth[name, each.pupil.born_on].append(each)
            if not each.is_leaver:
                self._by_class[name, names.class_key(each.pupil.class_name)].append(each)

    def of_name_and_birth(self, pupil: RosterPupil) -> list[CurrentPupil]:
        """Those with this birth date and this name, or listed by the name used in school."""
        found = {
            each.id: each
            for name in full_names(pupil)
            for each in self._by_birth.get((name, pupil.born_on), [])
        }
        return list(found.values())

    def of_name_in_class(self, pupil: RosterPupil) -> list[CurrentPupil]:
        """Those of this class, by either name, whatever the birth date."""
        class_key = names.class_key(pupil.class_name)
        return [
            each for name in full_names(pupil) for each in self._by_class.get((name, class_key), [])
        ]


def full_names(pupil: RosterPupil) -> tuple[str, ...]:
    """The names a child may be listed by, compared: with forename, and as called."""
    firsts = dict.fromkeys([pupil.forename, pupil.preferred_forename or pupil.forename])
    return tuple(f"{names.compared(first)} {names.compared(pupil.surname)}" for first in firsts)


def name_and_birth(pupil: RosterPupil) -> NameAndBirth:
    """Forename and surname, compared, with the birth date."""
    return full_names(pupil)[0], pupil.born_on


def may_be_one_child(one: RosterPupil, other: RosterPupil) -> bool:
    """A name may change, or a birth date be put right; not both at once."""
    same_name = not set(full_names(one)).isdisjoint(full_names(other))
    return same_name or one.born_on == other.born_on
