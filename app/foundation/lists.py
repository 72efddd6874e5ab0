"""Lists put in an order that somebody chose, and made shorter by what somebody typed: pure.

A list is put in order here and not by the database: SQLite and PostgreSQL each have their own idea
of where "Élise", "de Souza" and "10 Oak" stand, and readers have another.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

By = TypeVar("By", bound=StrEnum)
Item = TypeVar("Item")

_FIGURES = re.compile(r"(\d{1,18})")
_NO_SIGNS = re.compile(r"[\W_]+")
"""Accents that stand apart as well. One pass in C: a class has thousands of pages."""
_LETTERS_WITHOUT_PARTS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th",
                                        "æ": "ae", "œ": "oe", "ı": "i"})  # fmt: skip


@dataclass(frozen=True)
class Order(Generic[By]):
    """By what a list goes, and whether from the end: the latest, the last letter, the most."""

    by: By
    down: bool = False


def in_order(
    items: Iterable[Item], keys: Mapping[By, Callable[[Item], Any]], order: Order[By]
) -> tuple[Item, ...]:
    """The same in this order; what is alike stays as it stood.

    A key of None or "" is nothing to go by: it comes last, whichever way round.
    """
    key = keys[order.by]
    told: list[Item] = []
    empty: list[Item] = []
    for item in items:
        (empty if key(item) in (None, "", ()) else told).append(item)
    return (*sorted(told, key=key, reverse=order.down), *empty)


def as_read(words: str) -> tuple[tuple[int, int | str], ...]:
    """What words go by: no case, no accents, and "2 Oak" before "10 Oak". () for no words."""
    parts = _FIGURES.split(plain_letters(words).strip())
    return tuple(
        (0, int(part)) if at % 2 else (1, part) for at, part in enumerate(parts) if part.strip()
    )


def holds(search: str, *words: str) -> bool:
    """Whether every word typed is a part of these: case, accents, hyphens do not count."""
    wanted = [signs_of(part) for part in search.split()]
    there = " ".join(signs_of(one) for one in words) if wanted else ""
    return all(part in there for part in wanted)


def signs_of(words: str) -> str:
    """The letters and figures of words, without case and accents, run together."""
    return _NO_SIGNS.sub("", _taken_apart(words))


def plain_letters(words: str) -> str:
    """Words in small letters, their accents taken off."""
    return "".join(sign for sign in _taken_apart(words) if not unicodedata.combining(sign))


def _taken_apart(words: str) -> str:
    """Small letters, each followed by its accents."""
    return unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS_WITHOUT_PARTS))
