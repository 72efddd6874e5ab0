"""How old a reader must be to follow the words we wrote.

The grade is Flesch-Kincaid (Kincaid, Fishburne, Rogers and Chissom, 1975): 0.39 words a sentence
+ 11.8 syllables a word - 15.59. Syllables are the places where pyphen may break a word, which is
how textstat 0.7.4 counts them, so the budgets of the design (set with textstat) mean the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pyphen import Pyphen

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"')]*\s+|\s+[·–]\s+|[:;]\s+")
BREAKS = Pyphen(lang="en_US")


@dataclass(frozen=True)
class Budget:
    """The hardest reading we may ask: a school grade, and the longest sentence in words."""

    grade: float
    words: int


KS1 = Budget(grade=2, words=8)
KS2 = Budget(grade=4, words=12)


def sentences(passages: Iterable[str]) -> list[str]:
    """Cut passages (each a heading, paragraph, label or button) into sentences that hold words."""
    pieces = (piece for passage in passages for piece in SENTENCE_END.split(passage.strip()))
    return [piece.strip() for piece in pieces if WORD.search(piece)]


def grade(passages: Iterable[str]) -> float:
    """Flesch-Kincaid grade of these passages together; 0 when there are no words."""
    said = sentences(passages)
    words = [word for sentence in said for word in WORD.findall(sentence)]
    if not words:
        return 0.0
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / len(said) + 11.8 * syllables / len(words) - 15.59


def too_hard(passages: Iterable[str], budget: Budget) -> list[str]:
    """What to mend so that these passages fit the budget; empty when they do."""
    said = sentences(passages)
    problems = [
        f"{len(WORD.findall(sentence))} words in “{sentence}”: cut it into sentences of "
        f"{budget.words} words or fewer"
        for sentence in said
        if len(WORD.findall(sentence)) > budget.words
    ]
    found = grade(said)
    if found > budget.grade:
        hardest = sorted(said, key=lambda sentence: grade([sentence]), reverse=True)[:3]
        problems.append(
            f"reading grade {found:.1f}, and {budget.grade} is the most: say these more simply, or "
            f"mark names with data-name: " + "; ".join(f"“{sentence}”" for sentence in hardest)
        )
    return problems


@cache
def _syllables(word: str) -> int:
    return len(BREAKS.positions(word)) + 1
