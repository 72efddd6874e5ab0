"""Workbooks, ZIPs and OneRoster exports for these tests. Every child is made up."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.reading import read_roster
from tests.schools.roster.making import YEAR

HEADINGS = ("Forename", "Surname", "Year", "Class", "DOB")
DAISY = ("Daisy", "Okafor", "6", "6 Oak", "03/10/2014")
BEN = ("Ben", "Carter", "6", "6 Oak", "03/11/2014")


def book(
    *rows: Sequence[Any],
    title: str = "6 Oak",
    merged: Sequence[str] = (),
    change: Callable[[Workbook], None] | None = None,
) -> bytes:
    """A workbook with these rows on its first sheet."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    if change:
        change(made)
    return saved(made)


def saved(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def zip_of(members: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same ZIP with its members changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zip_of({name: change(name, archive.read(name)) for name in archive.namelist()})


def answers_in_words(data: bytes, name: str) -> bool:
    """Whether a file is refused with a sentence, or each row is a child or has one."""
    try:
        read = read_roster(data, name, YEAR, own_numbers=frozenset({"999001"}))
    except UnreadableRoster as refused:
        return refused.message.endswith(".")
    return all(row.problems for row in read.refused)


def oneroster(**files: str) -> bytes:
    """A OneRoster 1.1 export of two children of 6 Oak; `files` replace its own by name."""
    own = {
        "manifest": "propertyName,value\noneroster.version,1.1\nfile.users,bulk",
        "orgs": "sourcedId,status,name,type,identifier\ns1,,Made-up Primary,school,999001",
        "academicSessions": "sourcedId,status,title,type,schoolYear\nt1,,Autumn,term,2026",
        "classes": "sourcedId,status,title,classType,termSourcedIds\nc1,,6 Oak,homeroom,t1\n"
        "c2,,Maths,scheduled,t1",
        "users": "sourcedId,status,orgSourcedIds,role,userIds,identifier,givenName,familyName,"
        "grades,email\n"
        "u1,,s1,student,{UPN:R999200120001},,Daisy,Okafor,06,d@school.example\n"
        "u2,,s1,student,,F999200120002,Ben,Carter,06,\n"
        "u9,,s1,teacher,,,Ms,Okoro,,",
        "enrollments": "sourcedId,status,classSourcedId,userSourcedId,role\n"
        "e1,,c1,u1,student\ne2,,c2,u1,student\ne3,,c1,u2,student\ne4,,c1,u9,teacher",
        "demographics": "sourcedId,status,birthDate,sex\n"
        "u1,,2014-10-03,female\nu2,,2014-11-03,male",
    }
    return zip_of({f"{name}.csv": text for name, text in (own | files).items() if text})
