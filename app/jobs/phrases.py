"""What a child wrote, cut down to the words that may name a job."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

MOST_LETTERS = 200
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_LEAD_IN = re.compile(
    r"^(?:(?:when|wen) i (?:grow up|am older|am big|get older) )?"
    r"(?:(?:i|my \w+|he|she|they|we) )?"
    r"(?:(?:would|wood|want|wont|wana|wanna|like|love|might|will|am|is|are|was|works|work|go|going"
    r"|to|be|being|become|becoming|as|like to|job) )*"
    r"(?:(?:a|an|the|at|in|some|someone|sumone|person|people|man|lady|woman|who|that|wot|what) )*"
)
_GROWN = re.compile(r"(?:s|ed|ing)$")
_EVERYDAY = frozenset(
    (Path(__file__).parent / "content" / "everyday_words.txt").read_text("utf-8").split()
)


def plain(text: str) -> str:
    """Return `text` in lower-case letters a to z, digits and single spaces, without accents.

    Nothing beyond the first 200 characters is read: no job has so long a name.
    """
    letters = unicodedata.normalize("NFKD", text[:MOST_LETTERS]).casefold()
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_A_LETTER.sub(" ", bare.replace("'", "").replace("’", "")).strip()


def without_lead_in(phrase: str) -> str:
    """Return a plain phrase without "I want to be a" and the like; all of it if nothing is left."""
    return _LEAD_IN.sub("", phrase + " ").strip() or phrase


def is_everyday(phrase: str) -> bool:
    """Say whether every word of a plain phrase, or what it grew from, is one of every day."""
    return all(word in _EVERYDAY or _GROWN.sub("", word) in _EVERYDAY for word in phrase.split())


def parts(phrase: str, most_words: int = 3) -> Iterator[str]:
    """Give each run of one to three words inside a longer plain phrase, longest first."""
    words = phrase.split()
    for length in range(min(most_words, len(words) - 1), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
