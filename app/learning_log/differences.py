"""What a child changed between two versions of a page, word by word: pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from app.learning_log.pages import LogEntry

_WORD = re.compile(r"\s*\S+")
"""A word with the space before it, so that the pieces put together are the text again."""


class Kind(StrEnum):
    """What happened to a piece of the text."""

    KEPT = "kept"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, came or went."""

    kind: Kind
    words: str


def changed_words(before: str, after: str) -> tuple[Piece, ...]:
    """The text as it now is, with what went from it; empty when nothing of it changed."""
    return tuple(_pieces(before, after)) if before != after else ()


def changed_parts(before: LogEntry, after: LogEntry) -> tuple[str, ...]:
    """What else is not the same, by the name of the part: `job`, `met`, `skills`..."""
    parts = {
        "name": before.pupil_id != after.pupil_id,
        "job": (before.job, before.job_words) != (after.job, after.job_words),
        "met": before.met_how != after.met_how,
        "skills": set(before.skills) != set(after.skills),
        "wish": before.would_like != after.would_like,
        "pictures": before.pictures != after.pictures,
        "voice": before.voice != after.voice,
    }
    return tuple(part for part, differs in parts.items() if differs)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    for what, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if what == "equal":
            yield Piece(Kind.KEPT, "".join(new[k:m]))
            continue
        if gone := "".join(old[i:j]):
            yield Piece(Kind.GONE, gone)
        if added := "".join(new[k:m]):
            yield Piece(Kind.ADDED, added)
