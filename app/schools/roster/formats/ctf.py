"""Common Transfer Files (CTF): the XML in which schools in England pass pupils on.

Department for Education, "Common transfer file specification", versions 15 to 25: the elements
below have not changed but for Gender, which became Sex. Of each pupil only what a roster holds is
read: names, UPN, date of birth and year. A CTF names no classes.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from app.schools.roster.columns import ColumnRead, ColumnSetAside, Field, Header, why_not
from app.schools.roster.formats.xml_parts import elements_of, refuse_document_types
from app.schools.roster.listing import Listing, note_on_file
from app.schools.roster.problems import Problem, UnreadableRoster
from app.schools.roster.tables import MOST_PUPILS, Record

ROOT, PUPIL = "CTfile", "Pupil"
READ: Mapping[str, Field] = {
    "UPN": "upn",
    "FormerUPN": "former_upn",
    "Surname": "surname",
    "Forename": "forename",
    "PreferredForename": "preferred_forename",
    "NCyearActual": "nc_year",
    "DOB": "born_on",
}
_SCHOOLS = ("SourceSchool", "DestSchool")
_GROUPS = ("BasicDetails",)
"""Elements that hold others of interest."""
_SPLIT_CAPITALS = {
    "FSMhistory": "FSM history",
    "SENhistory": "SEN history",
    "SENneeds": "SEN needs",
}
_HOW = (
    "This is a Common Transfer File. Its children are counted as rows from 1. It names no classes: "
    "children who are here stay in theirs. It tells of the children in it and no others, so nobody "
    "counts as left."
)
_SENT_FROM_HERE = (
    "This file was made here, for another school ({laestab}). Its children are those who went "
    "there: importing it would bring them in again."
)
_FOR_ANOTHER = (
    "This file was made by one school ({source}) for another ({laestab}), and neither is yours. "
    "Make sure that its children have come to you."
)
_NOT_A_CTF = "This XML file is not a Common Transfer File: it does not begin with “CTfile”."
_TOO_MANY = f"The file has more than {MOST_PUPILS:,} pupils. Export one school's pupils only."


def listing_of_ctf(data: bytes, own_numbers: frozenset[str] = frozenset()) -> Listing:
    """The pupils of a CTF, one row each. Raises UnreadableRoster.

    `own_numbers`: the LAESTAB of this school is among them, to tell a file made for another.
    """
    refuse_document_types(data[:4096])
    records: list[Record] = []
    aside: dict[str, None] = {}
    header: dict[str, str] = {}
    schools: dict[str, str] = {}
    root = ""
    for event, name, element in elements_of(data):
        if event == "start":
            root = root or name
        elif name in _SCHOOLS:
            schools[name] = "".join(_texts(element).get(part, "") for part in ("LEA", "Estab"))
        elif name == "Header":
            header = _texts(element)
        elif name == PUPIL:
            records.append(_record(len(records) + 1, element, aside))
            element.clear()
            if len(records) > MOST_PUPILS:
                raise UnreadableRoster(_TOO_MANY)
    if root != ROOT:
        raise UnreadableRoster(_NOT_A_CTF)
    read = tuple(ColumnRead(at, name, READ[name]) for at, name in enumerate(READ))
    set_aside = tuple(
        ColumnSetAside(len(READ) + at, name, why_not(_SPLIT_CAPITALS.get(name, name), None))
        for at, name in enumerate(aside)
    )
    return Listing(
        format_name=f"Common Transfer File {header.get('CTFversion', '')}".strip()[:40],
        records=tuple(records),
        header=Header(Record(0, (*READ, *aside)), read, set_aside),
        notes=(note_on_file("ctf", _HOW), *_whose(schools, own_numbers)),
        names_everybody=False,
        has_classes=False,
    )


def _whose(schools: dict[str, str], own_numbers: frozenset[str]) -> Iterator[Problem]:
    """A note when the file was not made for this school. Schools are named by LAESTAB."""
    source, to = (schools.get(name, "") for name in _SCHOOLS)
    if not (own_numbers and source and to) or to in own_numbers:
        return
    if source in own_numbers:
        yield note_on_file("ctf_sent_from_here", _SENT_FROM_HERE.format(laestab=to))
    else:
        yield note_on_file("ctf_for_another", _FOR_ANOTHER.format(source=source, laestab=to))


def _record(row: int, pupil: Any, aside: dict[str, None]) -> Record:
    """A pupil as a row. What is set aside is noted by name; its text is never looked at."""
    found: dict[str, str] = {}
    for child in pupil:
        name = _name(child)
        if name in _GROUPS:
            found |= {_name(part): part.text or "" for part in child if _name(part) in READ}
            aside |= {_name(part): None for part in child if _name(part) not in READ}
        elif name in READ:
            found[name] = child.text or ""
        else:
            aside.setdefault(name)
    return Record(row, tuple(found.get(name, "") for name in READ))


def _texts(element: Any) -> dict[str, str]:
    return {_name(child): (child.text or "").strip()[:8] for child in element}


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
