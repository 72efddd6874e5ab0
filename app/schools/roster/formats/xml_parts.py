"""XML from outside, read element by element, without document types or entities."""

import io
from collections.abc import Iterator
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from app.schools.roster.problems import UnreadableRoster

_DOCUMENT_TYPE = (
    "This file holds a document type or entities (“<!DOCTYPE”), which no export of pupils needs "
    "and which can do harm. It was not read. Export it again from your school's own system."
)
_DAMAGED = (
    "This file is damaged in line {line}: it is not whole XML. Export it again, and choose that "
    "one."
)
DEEPEST = 50
"""Elements within each other; a CTF has nine."""


def refuse_document_types(part: bytes) -> None:
    """Raise UnreadableRoster if there is a document type or an entity in this XML."""
    plain = part.replace(b"\x00", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnreadableRoster(_DOCUMENT_TYPE)


def elements_of(data: bytes) -> Iterator[tuple[str, str, Any]]:
    """("start" or "end", name without its namespace, element), in the order of the file.

    Whoever has done with an element clears it, so that a long file needs little memory.
    Raises UnreadableRoster for what is not whole, or hides something.
    """
    depth = 0
    try:
        for event, element in iterparse(io.BytesIO(data), ("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise UnreadableRoster(_DAMAGED.format(line=1))
            yield event, element.tag.rpartition("}")[2], element
    except DefusedXmlException as hidden:
        raise UnreadableRoster(_DOCUMENT_TYPE) from hidden
    except ParseError as damaged:
        line = damaged.position[0]
        raise UnreadableRoster(_DAMAGED.format(line=line)) from damaged
    except (LookupError, UnicodeError, ValueError) as unknown:  # an encoding nobody knows
        raise UnreadableRoster(_DAMAGED.format(line=1)) from unknown
