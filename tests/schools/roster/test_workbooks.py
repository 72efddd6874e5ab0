"""Excel workbooks as offices make them: the right sheet, and each cell as somebody sees it."""

import contextlib
import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import IllegalCharacterError

from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.reading import RosterFile, read_roster
from tests.schools.roster.books import (
    BEN,
    DAISY,
    HEADINGS,
    answers_in_words,
    book,
    repacked,
    saved,
    zip_of,
)
from tests.schools.roster.making import YEAR, codes


def test_a_workbook_reads_as_a_list_does() -> None:
    read = read_book(book(HEADINGS, DAISY, BEN))
    assert [row.pupil.forename for row in read.rows] == ["Daisy", "Ben"]
    assert read.format_name == "Excel workbook, sheet “6 Oak”"
    assert read.covers.classes == ("6 Oak",)


@pytest.mark.parametrize(
    "born",
    [
        date(2014, 10, 3),
        datetime.fromisoformat("2014-10-03T12:30"),
        41915,
        41915.0,
        "41915",
        "3 October 2014",
    ],
)
def test_a_birth_date_is_a_day_a_number_or_text(born: object) -> None:
    (only,) = read_book(book(HEADINGS, (*DAISY[:4], born))).rows
    assert only.pupil.born_on == date(2014, 10, 3)


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    def on_a_mac(made: Workbook) -> None:
        made.epoch = CALENDAR_MAC_1904

    (only,) = read_book(book(HEADINGS, (*DAISY[:4], 41915 - 1462), change=on_a_mac)).rows
    assert only.pupil.born_on == date(2014, 10, 3)


@pytest.mark.parametrize("year", [6, 6.0, "6", "Year 6"])
def test_a_year_is_a_number_or_text(year: object) -> None:
    (only,) = read_book(book(HEADINGS, ("Daisy", "Okafor", year, 6, DAISY[4]))).rows
    assert (only.pupil.nc_year, only.pupil.class_name) == ("6", "6")


def test_title_rows_above_the_headings_are_passed_over() -> None:
    read = read_book(book(("Made-up Primary",), (), HEADINGS, DAISY))
    assert codes(read) == [(1, "title")]
    assert [row.row for row in read.rows] == [4]


def test_headings_over_two_rows_are_read_as_one() -> None:
    upper = ("Legal", "Legal", "NC", None, "Date of")
    lower = ("forename", "surname", "year", "Class", "birth")
    read = read_book(book(upper, lower, DAISY))
    assert [column.label for column in read.columns_read][-1] == "Date of birth (day first)"
    assert (len(read.rows), codes(read)) == (1, [])


def test_a_class_merged_over_its_children_is_each_ones_class() -> None:
    rows = [("Daisy", "Okafor", 6, "6 Oak", DAISY[4]), ("Ben", "Carter", 6, None, BEN[4])]
    read = read_book(book(HEADINGS, *rows, merged=["D2:D3"]))
    assert [row.pupil.class_name for row in read.rows] == ["6 Oak", "6 Oak"]


def test_headings_merged_downwards_are_headings() -> None:
    read = read_book(book(HEADINGS, (None,) * 5, DAISY, merged=[f"{at}1:{at}2" for at in "ABCDE"]))
    assert [row.row for row in read.rows] == [3]


def test_a_formula_gives_its_value_or_is_told_when_it_has_none() -> None:
    read = read_book(book(HEADINGS, ("=UPPER(A9)", *DAISY[1:]), BEN))
    assert codes(read) == [(2, "formula_without_value")]
    assert "never worked out. Open the file" in read.problems[0].message
    worked_out = repacked(
        book(HEADINGS, ("=UPPER(A9)", *DAISY[1:])), lambda _, part: part.replace(
            b"<f>UPPER(A9)</f><v></v>", b"<f>UPPER(A9)</f><v>Daisy</v>"
        ).replace(b"<f>UPPER(A9)</f><v />", b"<f>UPPER(A9)</f><v>Daisy</v>")
        .replace(b"<f>UPPER(A9)</f><v/>", b"<f>UPPER(A9)</f><v>Daisy</v>")
        .replace(b'<c r="A2"><f>', b'<c r="A2" t="str"><f>'),
    )  # fmt: skip
    assert [row.pupil.forename for row in read_book(worked_out).rows] == ["Daisy"]


def test_a_formula_whose_value_is_no_text_is_an_empty_cell() -> None:
    headings = (*HEADINGS, "Preferred name")
    empty = repacked(
        book(headings, (*DAISY, '=IF(A9="","",A9)')),
        lambda _, part: part.replace(b'<c r="F2"><f>', b'<c r="F2" t="str"><f>'),
    )
    (only,) = read_book(empty).rows
    assert (only.pupil.preferred_forename, only.problems) == (None, ())


def test_the_sheet_with_the_list_is_found_among_others() -> None:
    def more(made: Workbook) -> None:
        made.create_sheet("Notes", 0).append(("Ask Jo about lunch", "on Friday"))
        hidden = made.create_sheet("Old")
        hidden.sheet_state = "hidden"
        for row in (HEADINGS, BEN, BEN, BEN):
            hidden.append(row)

    read = read_book(book(HEADINGS, DAISY, change=more))
    assert [row.pupil.forename for row in read.rows] == ["Daisy"]
    assert codes(read) == []


def test_a_workbook_with_a_sheet_for_each_class_is_read_whole() -> None:
    def more(made: Workbook) -> None:
        elm = made.create_sheet("6 Elm")
        elm.append(("Class list of 6 Elm",))
        elm.append(("Surname", "Forename", "DOB", "Year", "Class", "FSM"))
        elm.append(("Hill", "George", "19/01/2015", 6, "6 Elm", "Y"))
        elm.append(("Nowak", "Kacper", "31/02/2015", 6, "6 Elm", "N"))

    read = read_book(book(HEADINGS, DAISY, BEN, change=more))
    assert [(row.row, row.pupil.forename, row.pupil.class_name) for row in read.rows] == [
        (2, "Daisy", "6 Oak"), (3, "Ben", "6 Oak"), (10_003, "George", "6 Elm"),
    ]  # fmt: skip
    assert codes(read) == [(None, "sheet_read"), (10_004, "date_impossible")]


def test_a_sheet_of_those_who_left_brings_nobody_back() -> None:
    def more(made: Workbook) -> None:
        leavers = made.create_sheet("Leavers 2024")
        for row in (HEADINGS, BEN):
            leavers.append(row)

    read = read_book(book(HEADINGS, DAISY, change=more))
    assert [row.pupil.forename for row in read.rows] == ["Daisy"]
    assert codes(read) == [(None, "sheet_of_leavers")]


def test_a_sheet_of_everybody_beside_one_for_each_class_counts_once() -> None:
    def more(made: Workbook) -> None:
        everybody = made.create_sheet("Everybody")
        for row in (HEADINGS, BEN, DAISY):
            everybody.append(row)

    read = read_book(book(HEADINGS, DAISY, BEN, change=more))
    assert (len(read.rows), len(read.refused)) == (2, 0)
    assert codes(read) == [(None, "same_sheet")]


def test_a_list_on_a_hidden_sheet_alone_is_read_and_said_so() -> None:
    def hide(made: Workbook) -> None:
        made.create_sheet("Front")
        made["6 Oak"].sheet_state = "hidden"

    assert codes(read_book(book(HEADINGS, DAISY, change=hide))) == [(None, "hidden_sheet")]


def test_a_row_that_a_filter_hides_is_read_and_said_so() -> None:
    def hide(made: Workbook) -> None:
        made["6 Oak"].row_dimensions[3].hidden = True

    read = read_book(book(HEADINGS, DAISY, BEN, change=hide))
    assert (len(read.rows), codes(read)) == (2, [(None, "hidden_rows")])
    assert "row 3 cannot be seen" in read.notes[0].message


def test_an_empty_end_of_a_thousand_rows_is_not_told_row_by_row() -> None:
    def far_below(made: Workbook) -> None:
        made["6 Oak"].cell(4_000, 1).number_format = "0"

    assert codes(read_book(book(HEADINGS, DAISY, change=far_below))) == []


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (book(), "workbook is empty"),
        (zip_of({"xl/workbook.xml": "<x"}), "cannot be opened"),
        (zip_of({"word/document.xml": ""}), "Word document"),
        (zip_of({"content.xml": ""}), "OpenDocument"),
        (zip_of({"xl/workbook.bin": ""}), "binary workbook (.xlsb)"),
        (zip_of({"list.csv": ""}), "no users.csv in it"),
        (book(HEADINGS, DAISY)[:900], "damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "has a password"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "Word document"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "older Excel file (.xls)"),
        (zip_of({"xl/workbook.xml": b"\0" * 26_000_000}), "far more in this file"),
        (zip_of({"xl/workbook.xml": b"<c/>" * 2_000_000}), "far more in this file"),
        (zip_of({"xl/workbook.xml": ""} | {f"xl/{n}.xml": "" for n in range(600)}), "far more"),
        (
            repacked(book(HEADINGS, DAISY), lambda _, part: part.replace(
                b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet")),
            "document type or entities",
        ),
        (book(HEADINGS, DAISY, *[()] * 6_000, BEN), "Delete the empty rows"),
        (book(HEADINGS, ("x",) * 501), "more than 500 cells"),
    ],
)  # fmt: skip
def test_a_workbook_that_cannot_be_read_says_what_to_do(data: bytes, advice: str) -> None:
    with pytest.raises(UnreadableRoster) as caught:
        read_book(data)
    assert advice in caught.value.message


def test_no_part_is_read_that_was_not_measured() -> None:
    """A workbook may name its words as it likes: here a part that unpacks to a hundred times."""
    own = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/words.dat" ContentType="{kind}"/></Types>'.encode()
    words = f'<sst xmlns="{own}">' + f"<si><t>{'A' * 1000}</t></si>" * 30_000 + "</sst>"
    with zipfile.ZipFile(io.BytesIO(book(HEADINGS, DAISY))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    types = members["[Content_Types].xml"].replace(b"</Types>", override)
    hostile = zip_of(members | {"[Content_Types].xml": types, "xl/words.dat": words})
    with pytest.raises(UnreadableRoster):
        read_book(hostile)


GOOD = book(HEADINGS, DAISY, BEN)
CELLS = st.one_of(
    st.none(), st.text(max_size=12), st.integers(), st.booleans(), st.dates(), st.datetimes(),
    st.floats(allow_nan=False, allow_infinity=False),
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=8))
def test_a_workbook_with_any_bytes_changed_is_read_or_refused_in_words(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    assert answers_in_words(bytes(data), "list.xlsx")


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, max_size=6), max_size=6))
def test_whatever_stands_in_its_cells_each_row_is_a_child_or_a_sentence(rows: list) -> None:
    made = Workbook()
    assert made.active is not None
    made.active.append(HEADINGS)
    for at, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            with contextlib.suppress(ValueError, IllegalCharacterError):  # nobody can write it
                made.active.cell(at, column, value)
    assert answers_in_words(saved(made), "list.xlsx")


def read_book(data: bytes) -> RosterFile:
    return read_roster(data, "list.xlsx", YEAR)
