"""Finding a school's words in what a child wrote: pure.

Whole words, whatever their capitals and accents; `hurt*` also finds what begins so. It finds what
is spelt as in the list and nothing else: it is a help, and never claimed to be complete.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONGEST_WORD = 60
SHORTEST_WORD = 2
WILD = "*"
_BETWEEN = r"[\s'’\-–,.!?]+"
"""What may stand between the words of a phrase."""


def as_listed(typed: str) -> str:
    """A word or phrase as the list holds it: plain small letters, one space between words."""
    return " ".join(_plain(typed).split())


def can_be_listed(word: str) -> bool:
    """Whether this can be looked for: two letters or more, and a star only at its end."""
    letters = sum(character.isalnum() for character in word)
    return letters >= SHORTEST_WORD and len(word) <= LONGEST_WORD and WILD not in word[:-1]


def words_found(text: str, listed: Iterable[str]) -> tuple[str, ...]:
    """Those of the listed words that stand in the text, in the order of the list."""
    plain = _plain(text)
    return tuple(word for word in listed if _pattern(word).search(plain))


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in spread if not unicodedata.combining(one)).replace("’", "'")


@lru_cache(maxsize=2000)
def _pattern(word: str) -> re.Pattern[str]:
    stem = word.removesuffix(WILD)
    # Cut at all of it, not only at spaces: a hyphen that could be of the phrase or between its
    # words has a long row of hyphens tried in every way there is, for hours.
    parts = [re.escape(part) for part in re.split(_BETWEEN, stem) if part]
    inner = _BETWEEN.join(parts) or re.escape(stem)
    ending = "" if word.endswith(WILD) else r"(?!\w)"
    return re.compile(rf"(?<!\w){inner}{ending}")
