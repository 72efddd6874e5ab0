"""Lists as schools really send them: encodings, separators, headings, odd rows."""

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.reading import RosterFile, read_roster
from tests.schools.roster.making import HEADINGS, YEAR, codes, roster

ZOE = "Zoë,O’Neill,,,6,6 Oak,03/10/2014"
TEXT = f"{HEADINGS}\r\n{ZOE}\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("cp1252"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "|").encode(),
        TEXT.replace(",", "\t").encode("utf-16"),
        b"sep=;\r\n" + TEXT.replace(",", ";").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        TEXT.encode() + b"\x1a",
        TEXT.encode() + b"\x00" * 40,
        codecs.BOM_UTF8 * 2 + TEXT.encode(),
    ],
)
def test_a_list_reads_alike_however_it_was_saved(data: bytes) -> None:
    (only,) = read_roster(data, "list.csv", YEAR).rows
    assert (only.row, only.pupil.forename, only.pupil.surname) == (2, "Zoë", "O’Neill")


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"", "empty"),
        (b" \r\n \r\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "damaged"),
        (b"\xd0\xcf\x11\xe0....", "older Excel file"),
        (b"<html><table>", "web page"),
        (b'<?xml version="1.0"?><CTfile/>', "no children in this file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture of something"),
        (b"a" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
        (b"Zo\x8d\x8f\x90\x81" * 9, "Some letters"),
        (codecs.BOM_UTF16_LE + HEADINGS.encode("utf-16-le") + b"\x00\xd8", "Some letters"),
        (b"Jack,Allen\r\nMaja,White", "no row of headings"),
        (b"Forename,UPN,Year\r\nJack,,6", "not these: “Surname”, “Class”, “Date of birth”"),
        (HEADINGS.encode(), "no children below"),
        (b'Forename,Surname,Year,Class,DOB\r\n"' + b"x" * 200_000, "never ends"),
        (HEADINGS.encode() + b"\r\n" + b"a," * 501, "more than 500 cells"),
        (HEADINGS.encode() + b"\r\nA,B,,,6,C,01/10/2014" * 5_001, "more than 5,000 rows"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(data: bytes, advice: str) -> None:
    with pytest.raises(UnreadableRoster) as caught:
        read_roster(data, "list.csv", YEAR)
    assert advice in caught.value.message


def test_a_letter_that_another_program_could_not_read_is_not_taken_for_one() -> None:
    read = roster("Zo\ufffd,Lee,,,6,6 Oak,03/10/2014", "Leo,Green,,,6,6 \ufffd,06/10/2014")
    assert codes(read) == [(2, "unseen"), (3, "unseen")]


@pytest.mark.parametrize(
    ("broken", "encoding"),
    [
        (b"L\x00eo,Green,,,6,6 Oak,06/10/2014", "UTF-8"),
        (b"L\xe9o,Green,,,6,6 Oak,06/10/2014", "UTF-8"),
        ("Le\ufffdo,Green,,,6,6 Oak,06/10/2014".encode(), "UTF-8"),
        (b"Leo,Green,,,6,6 \xffOak,06/10/2014", "UTF-8"),
        (b"L\x81o,Gr\xe9en,,,6,6 Oak,06/10/2014", "Windows-1252"),
    ],
)
def test_a_byte_that_is_no_letter_leaves_out_its_row_alone(broken: bytes, encoding: str) -> None:
    good = TEXT.encode("utf-8" if encoding == "UTF-8" else "cp1252")
    read = read_roster(good + broken, "list.csv", YEAR)
    assert [row.pupil.forename for row in read.rows] == ["Zoë"]
    assert codes(read) == [(3, "unseen")]
    assert read.format_name == f"Commas, {encoding}"


def test_five_thousand_children_below_their_headings_are_read() -> None:
    read = roster(*["Leo,Green,,,6,6 Oak,06/10/2014"] * 5_000)
    assert len(read.rows) + len(read.refused) == 5_000


def test_headings_differ_in_case_spaces_and_order() -> None:
    read = roster(
        "03/10/2014,6 Oak,Curriculum Year 6,Okafor,Daisy",
        headings="date of  BIRTH,Form/Tutor Group,YearGroup,LEGAL surname,Given_Name",
    )
    assert read.problems == ()
    assert read.rows[0].pupil.nc_year == "6"


def test_of_two_columns_for_one_thing_the_left_one_counts() -> None:
    read = roster(
        "Daisy,Okafor,D,6,6 Oak,03/10/2014,Derby",
        headings="Forename,Surname,First name,Year,Reg,DOB,Town",
    )
    assert read.rows[0].pupil.forename == "Daisy"
    set_aside = [(column.heading, column.why) for column in read.columns_set_aside]
    assert set_aside == [("First name", "repeated"), ("Town", "not_needed")]


def test_a_school_that_does_not_use_upns_never_gets_them() -> None:
    data = f"{HEADINGS}\nDaisy,Okafor,,WRONG,6,6 Oak,03/10/2014".encode()
    read = read_roster(data, "list.csv", YEAR, keep_upns=False)
    assert read.rows[0].pupil.upn is None
    assert [(column.heading, column.why) for column in read.columns_set_aside] == [
        ("UPN", "not_kept")
    ]


def test_rows_about_no_child_are_passed_over_and_told() -> None:
    read = roster(
        ZOE, ",,,,,,", "", "Jack,Allen,,,6,6 Oak,04/10/2014", HEADINGS,
        "Total,,,,,,2", "Printed on 3 September,,,,,,", ",,,,,,",
    )  # fmt: skip
    assert codes(read) == [(3, "blank"), (6, "headings_again"), (7, "foot")]
    assert "rows 3 to 4" in read.problems[0].message
    assert [row.row for row in read.rows] == [2, 5]


def test_a_class_is_spelled_as_it_was_first() -> None:
    read = roster(ZOE, "Jack,Allen,,,6,6  OAK,04/10/2014")
    assert read.covers.classes == ("6 Oak",)
    assert read.rows[1].pupil.class_name == "6 Oak"


def test_an_open_quotation_mark_stops_its_row_and_nobody_has_left() -> None:
    read = roster(
        '"Zoë,O’Neill,,,6,6 Oak,03/10/2014', "Jack,Allen,,,6,6 Oak,04/10/2014",
        '"Maja,White,,,6,6 Oak,05/10/2014', "Leo,Green,,,6,6 Oak,06/10/2014",
    )  # fmt: skip
    assert codes(read)[0] == (2, "ran_together")
    assert read.covers.classes == ()


def test_a_comma_too_many_stops_the_row() -> None:
    read = roster("Zoë,O’Neill, Jones,,,6,6 Oak,03/10/2014", ZOE)
    assert codes(read) == [(2, "too_many_cells")]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    assert_read_or_refused(data)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-16-le"]))
def test_any_text_below_headings_is_read_or_refused_in_words(text: str, codec: str) -> None:
    assert_read_or_refused(f"{HEADINGS}\n{text}".encode(codec, "replace"))


@given(st.lists(st.lists(st.text(max_size=12), min_size=7, max_size=7), max_size=4))
def test_any_cells_below_headings_are_read_or_refused_in_words(cells: list[list[str]]) -> None:
    below = "\n".join(",".join(line) for line in cells)
    assert_read_or_refused(f"{HEADINGS}\n{below}".encode("utf-8", "replace"))


def assert_read_or_refused(data: bytes) -> None:
    """Nothing but UnreadableRoster is ever raised, and every sentence is a whole one."""
    with contextlib.suppress(UnreadableRoster):
        read = read_roster(data, "list.csv", YEAR)
        assert isinstance(read, RosterFile)
        assert all(problem.message.endswith(".") for problem in read.problems)
        assert all(any(each.stops for each in row.problems) for row in read.refused)
