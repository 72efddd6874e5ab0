"""A class that is nearly another: "6 Kestrel" beside "6 Kestrels" would become a new one unseen."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from app.schools.roster.names import class_key
from app.schools.roster.pupils import CurrentPupil, RosterRow

FEW = 2
"""Rows in a file: so many may be a slip, more are a class."""
LONG_ENOUGH = 4
"""Letters of a word that may have a slip in it: "A" and "B", or "Oak" and "Oaks", are two."""


class Spellings:
    """The classes that a school has, or that a file names often, to hold the others against."""

    def __init__(
        self,
        current: Sequence[CurrentPupil],
        rows: Sequence[RosterRow],
        typed: Sequence[RosterRow] = (),
    ) -> None:
        """`rows` with the classes that children go to, `typed` as they stand in the file."""
        here = {
            class_key(each.pupil.class_name): each.pupil.class_name
            for each in current
            if not each.is_leaver
        }
        counts = Counter(class_key(row.pupil.class_name) for row in rows)
        often = {
            class_key(row.pupil.class_name): row.pupil.class_name
            for row in rows
            if counts[class_key(row.pupil.class_name)] > FEW
        }
        self._sure = often | here
        self._typed = {row.row for row in typed if row.pupil.class_name}

    def is_typed(self, row: RosterRow) -> bool:
        """Whether the class stands in the file, and can be put right there."""
        return row.row in self._typed

    def meant_by(self, class_name: str) -> str | None:
        """The class that this may be a slip for; None when it is one, or is like none."""
        key = class_key(class_name)
        if key in self._sure:
            return None
        return next((name for sure, name in self._sure.items() if _is_near(key, sure)), None)


def _is_near(one: str, other: str) -> bool:
    """Whether two classes differ by one letter in long words, and not in a number."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    if len(one.split()) != len(other.split()):
        return one.replace(" ", "") == other.replace(" ", "")
    return all(a == b or _is_a_slip(a, b) for a, b in pairs)


def _is_a_slip(one: str, other: str) -> bool:
    words = one.isalpha() and other.isalpha() and min(len(one), len(other)) >= LONG_ENOUGH
    return words and Levenshtein.distance(one, other, score_cutoff=1) == 1
