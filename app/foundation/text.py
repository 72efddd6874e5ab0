"""Text that people typed: what is taken out, and how staff text becomes markup.

Typed text is stored as plain text and escaped on output. bleach returns HTML, not text, so it is
never used on what is stored: only when text written by staff is shown to staff.
"""

import unicodedata

import bleach
from markupsafe import Markup, escape

MOST_MARKS = 30
"""Accents upon one letter: more than any language writes (Unicode Standard Annex 15, section 13).
The work of composing grows with the square of their number."""

LONGEST_STAFF_TEXT = 20_000
"""Characters; bleach's work grows faster than the text."""

_KEPT_CONTROLS = frozenset("\n\t")
_BIDI_CONTROLS = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
)

_NONCHARACTERS = frozenset(
    map(
        chr,
        [*range(0xFDD0, 0xFDF0), *(p << 16 | end for p in range(17) for end in (0xFFFE, 0xFFFF))],
    )
)
"""For a program's own use, never for interchange (The Unicode Standard, section 23.7)."""

_NEVER_KEPT = _BIDI_CONTROLS | _NONCHARACTERS


def typed_text(text: str) -> str:
    """Text as stored: composed (NFC), one kind of line end, no control or direction characters.

    Noncharacters go too: programs that sign and check differ in how they write U+FFFE.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    composed = composed_text(text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (
        character
        for character in composed
        if character in _KEPT_CONTROLS
        or not (unicodedata.category(character) in {"Cc", "Cs"} or character in _NEVER_KEPT)
    )
    return "".join(kept).strip()


def composed_text(text: str) -> str:
    """Text in NFC, with no more than `MOST_MARKS` accents in a row: the rest are left out."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def typed_line(text: str) -> str:
    """A single line as stored: typed text with every run of white space made one space."""
    return " ".join(typed_text(text).split())


def staff_markup(text: str) -> Markup:
    """Staff text for staff eyes: paragraphs, and web addresses as links. Nothing else is markup."""
    paragraphs = (
        f"<p>{bleach.linkify(str(escape(part)))}</p>"
        for part in text[:LONGEST_STAFF_TEXT].split("\n\n")
        if part.strip()
    )
    clean = bleach.clean("".join(paragraphs), tags={"p", "a"}, attributes={"a": ["href", "rel"]})
    return Markup(clean)  # noqa: S704 - cleaned one line above
