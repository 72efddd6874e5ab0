"""What kind of file this is, whatever its name says; and what to do with the wrong kind."""

import codecs
import io
import zipfile
from collections.abc import Collection
from typing import Literal

from app.schools.roster.problems import UnreadableRoster

Kind = Literal["text", "workbook", "ctf", "oneroster"]

MOST_BYTES = 5 * 1024 * 1024
"""The largest roster file read, in bytes. A school of 1,000 needs about 100 kB."""

LARGE_TEXT, LARGE_UNPACKED = 50_000, 400_000
"""Bytes, from which reading may take seconds: some 900 children, as text or as XML."""

SAVE_AS = "open it in your spreadsheet program, choose “Save as”, and pick “CSV UTF-8”"
SAVE_AS_XLSX = "open it in your spreadsheet program, choose “Save as”, and pick “Excel workbook”"
FROM_YOUR_SYSTEM = "Ask your school's information system for a CSV or Excel file instead."

_PICTURES = (b"\x89png", b"\xff\xd8\xff", b"gif8", b"bm", b"ii*\x00", b"mm\x00*")
_OTHER_STARTS = (
    (b"%pdf", f"This is a PDF. {FROM_YOUR_SYSTEM}"),
    (b"{\\rtf", f"This is a Word document (RTF), not a list. {FROM_YOUR_SYSTEM}"),
    (b"<html", f"This is a web page, although it may open as a spreadsheet: {SAVE_AS}."),
    (b"<table", f"This is a web page, although it may open as a spreadsheet: {SAVE_AS}."),
    (b"<!doctype html", f"This is a web page, although it may open as a spreadsheet: {SAVE_AS}."),
    (b"7z\xbc\xaf", "This is a packed file (7z). Unpack it, and choose the list inside."),
    (b"rar!", "This is a packed file (RAR). Unpack it, and choose the list inside."),
    (b"\x1f\x8b", "This is a packed file (GZ). Unpack it, and choose the list inside."),
    (b"sqlite format", f"This is a database, not a list. {FROM_YOUR_SYSTEM}"),
)
_INSIDE_ZIP = (
    ("word/document.xml", f"This is a Word document, not a list. {FROM_YOUR_SYSTEM}"),
    ("ppt/presentation.xml", f"This is a PowerPoint presentation, not a list. {FROM_YOUR_SYSTEM}"),
    ("xl/workbook.bin", f"This is an Excel binary workbook (.xlsb): {SAVE_AS_XLSX}."),
    ("index/document.iwa", "This is a Numbers or Pages file. In Numbers, choose File, Export to, "
     "CSV, and send that."),
    ("content.xml", f"This is an OpenDocument file (such as .ods): {SAVE_AS_XLSX}."),
)  # fmt: skip
_OLD_OFFICE = (
    ("EncryptedPackage", "This workbook has a password. Open it in Excel, choose File, Info, "
     "Protect Workbook, Encrypt with Password, empty the password, save, and send it again."),
    ("WordDocument", f"This is a Word document, not a list. {FROM_YOUR_SYSTEM}"),
    ("PowerPoint Document", f"This is a PowerPoint presentation, not a list. {FROM_YOUR_SYSTEM}"),
)  # fmt: skip
_OLD_EXCEL = f"This is an older Excel file (.xls): {SAVE_AS_XLSX}."
_XML_WORKBOOK = f"This is an Excel file in an old XML format: {SAVE_AS_XLSX}."
_TOO_LARGE = (
    "The file is larger than 5 MB, so it cannot be a list of one school's pupils. Export names, "
    "year and class only."
)
_LARGE_CTF = (
    "The file is larger than 5 MB. Export fewer children at once, or leave out attendance and "
    "assessments, of which nothing is read here."
)
_OTHER_XML = (
    "This is an XML file, but not a Common Transfer File (CTF). Ask your school's information "
    "system for a CTF, or for a CSV or Excel file."
)
_OTHER_ZIP = (
    "This is a ZIP, but not of OneRoster files: there is no users.csv in it. Unpack it, and choose "
    "the list inside."
)
_DAMAGED_ZIP = (
    "This file is damaged: it begins like an Excel file or a ZIP, but cannot be opened. Export it "
    "again, and choose that one."
)


def kind_of(data: bytes) -> Kind:
    """The format of a file. Raises UnreadableRoster, with what to do, for those we do not read."""
    if len(data) > MOST_BYTES:
        raise UnreadableRoster(_LARGE_CTF if b"<CTfile" in data[:4096] else _TOO_LARGE)
    start = data.removeprefix(codecs.BOM_UTF8)[:4096].lstrip().lower()
    if start.startswith((b"pk\x03\x04", b"pk\x05\x06")):
        return _kind_of_zip(data)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableRoster(_old_office(data))
    for beginning, advice in _OTHER_STARTS:
        if start.startswith(beginning):
            raise UnreadableRoster(advice)
    if _is_a_picture(start):
        raise UnreadableRoster(f"This is a picture of something, not a list. {FROM_YOUR_SYSTEM}")
    plain = start.replace(b"\x00", b"")
    if b"<?xml" in plain[:64] or plain.startswith((b"<ctfile", b"<!doctype", b"<!entity")):
        return _kind_of_xml(data)
    return "text"


def is_large(data: bytes) -> bool:
    """Whether reading a file may take seconds. Raises UnreadableRoster as `kind_of` does."""
    if kind_of(data) == "text":
        return len(data) > LARGE_TEXT
    if kind_of(data) == "ctf":
        return len(data) > LARGE_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(entry.file_size for entry in archive.infolist()) > LARGE_UNPACKED


def _is_a_picture(start: bytes) -> bool:
    """Some begin with letters that a list might begin with; none is without a zero byte."""
    marked = start.startswith(_PICTURES) or start[8:12] == b"webp" or start[4:8] == b"ftyp"
    return marked and (b"\x00" in start or start.startswith(_PICTURES[:3]))


def _kind_of_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower() for name in archive.namelist()}
    except Exception as damaged:  # the library raises what it likes for damaged files
        raise UnreadableRoster(_DAMAGED_ZIP) from damaged
    if "xl/workbook.xml" in names:
        return "workbook"
    for name, advice in _INSIDE_ZIP:
        if name in names:
            raise UnreadableRoster(advice)
    if _has_last_part(names, "users.csv"):
        return "oneroster"
    raise UnreadableRoster(_OTHER_ZIP)


def _has_last_part(names: Collection[str], wanted: str) -> bool:
    return any(name.replace("\\", "/").rsplit("/", 1)[-1] == wanted for name in names)


def _kind_of_xml(data: bytes) -> Kind:
    plain = data[:65_536].replace(b"\x00", b"").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain:
        raise UnreadableRoster(_XML_WORKBOOK)
    if b"<html" in plain:
        raise UnreadableRoster(_OTHER_STARTS[2][1])
    if b"ctfile" in plain or b"<!doctype" in plain or b"<!entity" in plain:
        return "ctf"  # whose reader says what is wrong with a document type
    raise UnreadableRoster(_OTHER_XML)


def _old_office(data: bytes) -> str:
    """Which program wrote it, by the names of the streams in it (MS-CFB: UTF-16)."""
    for stream, advice in _OLD_OFFICE:
        if stream.encode("utf-16-le") in data:
            return advice
    return _OLD_EXCEL
