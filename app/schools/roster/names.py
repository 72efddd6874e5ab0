"""Names as they stand in a cell, and the form in which two names are compared."""

import re
import unicodedata

from app.foundation.lists import signs_of
from app.foundation.text import composed_text

LONGEST_NAME = 200
"""Characters; the transition package holds no longer one."""
LONGEST_CLASS_NAME = 60

_EMPTY = frozenset({"-", "–", "—", "n/a", "#n/a", "none", "null"})
_NAME_SIGNS = frozenset(" '’‘ʼ`´.,-‐‑–/()")
_JOINERS = "\u200c\u200d"
_SMALL_FIRST_WORDS = frozenset({
    "al", "ap", "ab", "ben", "bin", "bint", "da", "dal", "de", "del", "della", "den", "der",
    "des", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "los", "mac", "san", "st",
    "ter", "ten", "van", "von", "zu",
})  # fmt: skip


def tidy(cell: str) -> str:
    """One line of NFC text: single spaces, nothing invisible, and "" for "-" or "n/a"."""
    shown = "".join(sign for sign in cell if unicodedata.category(sign) != "Cf" or sign in _JOINERS)
    text = " ".join(composed_text(shown).split())
    return "" if text.casefold() in _EMPTY else text


def compared(name: str) -> str:
    """The form in which two spellings of one name are equal: "O’Neill" and "O'NEILL".

    Case, accents, spaces, hyphens and apostrophes do not count.
    """
    return signs_of(name)


def class_key(class_name: str) -> str:
    """The form in which two spellings of one class are equal: "6 Oak" and "6  OAK"."""
    return " ".join(unicodedata.normalize("NFC", class_name).casefold().split())


def is_a_name(text: str) -> bool:
    """True when the text has letters, and only such signs as names have."""
    return any(sign.isalpha() for sign in text) and all(
        unicodedata.category(sign)[0] in "LM" or sign in _NAME_SIGNS or sign in _JOINERS
        for sign in text
    )


def mended(text: str) -> str | None:
    """What the text was before UTF-8 was taken for Windows-1252: "Müller" for "MÃ¼ller"."""
    try:
        name = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return name if name != text and is_a_name(name) else None


def parted(full_name: str) -> tuple[str, str] | None:
    """Forename and surname of a whole name: "Okafor, Daisy", "Daisy Okafor", "Maria de Souza".

    None when it is not sure where the surname begins: "Maria Souza Lima".
    """
    surname, comma, forename = full_name.partition(",")
    if comma:
        both = forename.strip(), surname.strip()
        return both if all(both) and "," not in forename else None
    words = full_name.split()
    particle = next((at for at, word in enumerate(words) if word in _SMALL_FIRST_WORDS), None)
    at = particle or len(words) - 1
    if not (particle or len(words) == 2) or at == len(words):
        return None
    return " ".join(words[:at]), " ".join(words[at:])


def may_have_lost_a_letter(name: str) -> bool:
    """True for "aski" or "ucja": a small first letter where Łaski or Łucja once stood.

    Saving as Windows-1252 drops letters that it does not have.
    """
    first = re.split(r"[\s'’\-]", name, maxsplit=1)[0]
    return first.islower() and len(first) > 2 and first not in _SMALL_FIRST_WORDS
