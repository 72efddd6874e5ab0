"""From the bytes of a roster file to its text, whatever saved it."""

import codecs
from dataclasses import dataclass

from app.schools.roster.formats.kinds import SAVE_AS
from app.schools.roster.problems import UnreadableRoster

_GARBLED = f"Some letters in this file cannot be read: {SAVE_AS}."
_BINARY = f"This file holds more than text, so we cannot read it as a list: {SAVE_AS}."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_LINE_SIGNS = "\t\n\r\v\f"
_UNREADABLE = "\ufffd"
"""Stands for a byte that is no letter; the row that holds it is left out until mended."""
_FEW = 3
"""So many stray signs are a slip in some row; more, in a short file, are not a list."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file and the name of the encoding it was saved in."""

    text: str
    encoding: str


def text_of(data: bytes) -> Decoded:
    """The text of a file in UTF-8, UTF-16 (with or without its mark) or Windows-1252.

    Raises UnreadableRoster, with what to do, for an empty file or no text at all.
    """
    decoded = _decoded(data)
    text = decoded.text.lstrip("\ufeff").rstrip("\x1a\x00")
    if not text.strip():
        raise UnreadableRoster("The file is empty. Export the list again and choose that one.")
    if _too_many(sum(sign < " " and sign not in _LINE_SIGNS for sign in text), text):
        raise UnreadableRoster(_BINARY)
    if _too_many(text.count(_UNREADABLE), text):
        raise UnreadableRoster(_GARBLED)
    return Decoded(text.replace("\x00", _UNREADABLE), decoded.encoding)


def _decoded(data: bytes) -> Decoded:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], codec), name)
    if unmarked := _unmarked_utf16(data):
        return Decoded(_strictly(data, unmarked), "UTF-16")
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _with_broken_letters(data)


def _with_broken_letters(data: bytes) -> Decoded:
    """UTF-8 when as many of its letters are whole as are broken, or else Windows-1252.

    Lists pasted together from two programs have a few of the other's letters in them.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count(_UNREADABLE)
    whole = sum(sign > "\x7f" for sign in text) - broken
    if whole >= broken:
        return Decoded(text, "UTF-8")
    return Decoded(data.decode("cp1252", "replace"), "Windows-1252")


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as problem:
        raise UnreadableRoster(_GARBLED) from problem


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 of mostly English text has a NUL in every second byte; nothing else has."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if not pairs or len(data) % 2:
        return None
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if low > 0.6 * pairs and high < 0.05 * pairs:
        return "utf-16-le"
    if high > 0.6 * pairs and low < 0.05 * pairs:
        return "utf-16-be"
    return None


def _too_many(stray: int, text: str) -> bool:
    """True when more than one character in a hundred is stray, unless they are few."""
    return stray > max(_FEW, len(text) / 100)
