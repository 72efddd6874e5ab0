"""Members of a ZIP from outside: never extracted, counted as they are read, never trusted."""

import io
import zipfile
from collections.abc import Callable, Mapping

from app.schools.roster.problems import UnreadableRoster

MOST_ENTRIES = 500
MOST_BYTES_OF_ALL = 24 * 1024 * 1024
"""Unpacked. The list of a school of 5,000 with sixty columns is half of it."""
MOST_MARKS = 1_500_000
"""Angle brackets in one member: four a cell of that list. Five million empty cells take a hundred
kilobytes, and two gigabytes once they are read.
"""

_CHUNK = 256 * 1024
_ALLOWED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = "The file is damaged and cannot be opened. Export it again, and choose that one."
_LOCKED = "The ZIP has a password. Pack the files again without one."
_TOO_LARGE = (
    "There is far more in this file than a list of one school's pupils. Send the pupils' list "
    "alone, without other sheets or files, and delete empty rows below it."
)
_TWICE = "There are two files called {name} in this ZIP, so we cannot know which one counts."


def members_of(data: bytes, wanted: Callable[[str], str | None]) -> Mapping[str, bytes]:
    """The members of a ZIP that are wanted, under the names that `wanted` gives them.

    `wanted` is told each name as it stands in the ZIP, and answers None for one to pass over.
    Names are only compared, so "../" in one leads nowhere. Raises UnreadableRoster for a damaged
    or locked ZIP, two members of one name, or more than the limits above.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, wanted)
    except UnreadableRoster:
        raise
    except Exception as damaged:  # the library raises what it likes for damaged files
        raise UnreadableRoster(_DAMAGED) from damaged


def packed_again(members: Mapping[str, bytes]) -> io.BytesIO:
    """A ZIP of these members and no others, for a library that opens what it likes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    packed.seek(0)
    return packed


def _read(archive: zipfile.ZipFile, wanted: Callable[[str], str | None]) -> Mapping[str, bytes]:
    if len(archive.infolist()) > MOST_ENTRIES:
        raise UnreadableRoster(_TOO_LARGE)
    found: dict[str, bytes] = {}
    left = MOST_BYTES_OF_ALL
    for entry in archive.infolist():
        name = wanted(entry.filename)
        if name is None:
            continue
        if name in found:
            raise UnreadableRoster(_TWICE.format(name=name))
        found[name] = _bytes_of(archive, entry, left)
        left -= len(found[name])
    return found


def _bytes_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    if entry.flag_bits & 1:
        raise UnreadableRoster(_LOCKED)
    if entry.compress_type not in _ALLOWED:
        raise UnreadableRoster(_DAMAGED)
    if entry.file_size > most:
        raise UnreadableRoster(_TOO_LARGE)
    kept = bytearray()
    with archive.open(entry) as member:
        while chunk := member.read(_CHUNK):
            kept += chunk
            if len(kept) > most:
                raise UnreadableRoster(_TOO_LARGE)
    if kept.count(b"<") > MOST_MARKS:
        raise UnreadableRoster(_TOO_LARGE)
    return bytes(kept)
