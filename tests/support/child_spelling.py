"""Spell a word as a child of five to eleven might, to measure the job coder with.

The rules are the error patterns that studies of primary school writing keep finding: letters
written as they sound (fotografer, polees), a doubled letter lost or added, a quiet vowel dropped
or swapped, two letters the wrong way round, b for d, and words run together or pulled apart. The
rules know the titles of the job cards and nothing of their lists of spellings, so what comes out
is independent of what the coder was told.

`python -m tests.support.child_spelling <seed>` writes rows of `text,slug` for every job card.
"""

import csv
import random
import sys
from collections.abc import Callable, Iterator, Mapping

from app.jobs.cards import JOBS

VOWELS = "aeiou"

SOUNDS: tuple[tuple[str, str], ...] = (
    ("ph", "f"), ("tion", "shun"), ("cian", "shun"), ("sion", "shun"), ("ight", "ite"),
    ("ck", "k"), ("dge", "j"), ("kn", "n"), ("wr", "r"), ("mb", "m"), ("qu", "kw"), ("wh", "w"),
    ("x", "ks"), ("sch", "sk"), ("sci", "si"), ("ch", "sh"), ("ge", "je"), ("gi", "ji"),
    ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"),
    ("er", "a"), ("er", "ur"), ("or", "er"), ("ar", "er"), ("ur", "er"), ("ir", "er"),
    ("ea", "ee"), ("ee", "ea"), ("ai", "ay"), ("ay", "ai"), ("ou", "ow"), ("ow", "ou"),
    ("oa", "o"), ("oo", "u"), ("ie", "ee"), ("au", "or"), ("aw", "or"), ("al", "or"),
    ("le", "ul"), ("el", "le"), ("y", "ee"), ("y", "i"), ("se", "ze"), ("v", "f"), ("th", "f"),
)  # fmt: skip


def misspelt(word: str, dice: random.Random) -> str:
    """Return `word` with one slip, or two when it is longer than seven letters.

    The answer is never the word itself; `word` has four letters or more.
    """
    spelt = word
    for _ in range(1 if len(word) <= 7 else 2):
        spelt = _slip(spelt, dice)
    return spelt if spelt != word else misspelt(word, dice)


def misspelt_titles(seed: int) -> Iterator[tuple[str, str]]:
    """Give one misspelling and the slug for each card whose title has four letters or more."""
    dice = random.Random(seed)  # noqa: S311 - a repeatable test, not a secret
    for slug, job in JOBS.items():
        if len(job.title) >= 4:
            yield misspelt(job.title.lower(), dice), slug


def _slip(word: str, dice: random.Random) -> str:
    rule, weight = list(RULES), list(RULES.values())
    return dice.choices(rule, weight)[0](word, dice)


def _as_it_sounds(word: str, dice: random.Random) -> str:
    heard = [(old, new) for old, new in SOUNDS if old in word]
    if not heard:
        return _swapped_vowel(word, dice)
    old, new = dice.choice(heard)
    return word.replace(old, new, 1)


def _dropped_letter(word: str, dice: random.Random) -> str:
    # Children keep the first letter of a word; what goes missing is inside, mostly a vowel.
    inside = [i for i in range(1, len(word)) if word[i] in VOWELS] or list(range(1, len(word)))
    i = dice.choice(inside)
    return word[:i] + word[i + 1 :]


def _swapped_vowel(word: str, dice: random.Random) -> str:
    places = [i for i, letter in enumerate(word) if letter in VOWELS and i > 0]
    if not places:
        return _changed_doubling(word, dice)
    i = dice.choice(places)
    return word[:i] + dice.choice(VOWELS.replace(word[i], "")) + word[i + 1 :]


def _changed_doubling(word: str, dice: random.Random) -> str:
    pairs = [i for i in range(len(word) - 1) if word[i] == word[i + 1]]
    if pairs:
        i = dice.choice(pairs)
        return word[:i] + word[i + 1 :]
    i = dice.choice([i for i in range(1, len(word)) if word[i].isalnum()])
    return word[:i] + word[i] + word[i:]


def _turned_letters(word: str, dice: random.Random) -> str:
    i = dice.randrange(1, len(word) - 1)
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _mirrored_letter(word: str, dice: random.Random) -> str:
    mirrored = word.translate(str.maketrans("bd", "db"))
    return mirrored if mirrored != word else _turned_letters(word, dice)


def _changed_spaces(word: str, dice: random.Random) -> str:
    if " " in word:
        return word.replace(" ", "", 1)
    i = dice.randrange(2, len(word) - 1)
    return f"{word[:i]} {word[i:]}"


RULES: Mapping[Callable[[str, random.Random], str], int] = {
    _as_it_sounds: 40,
    _dropped_letter: 15,
    _swapped_vowel: 15,
    _changed_doubling: 12,
    _turned_letters: 8,
    _mirrored_letter: 4,
    _changed_spaces: 6,
}


if __name__ == "__main__":
    csv.writer(sys.stdout, lineterminator="\n").writerows(misspelt_titles(int(sys.argv[1])))
