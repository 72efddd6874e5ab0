"""Tables that people take away: they read back as they were, and nothing in them runs."""

import csv
import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.foundation.tables import LONGEST_CELL, Table, as_csv, as_workbook

SAMPLE = Table(
    ("Name", "Day", "Pages", "Empty"),
    [("Łukasz Nguyễn", date(2026, 6, 11), 3, ""), ("=1+1", None, 0, "")],
)
PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def test_a_workbook_holds_names_days_and_numbers_as_they_are():
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(SAMPLE, "The log")))["The log"]
    heading, first, second = ([cell.value for cell in row] for row in sheet)
    assert heading == ["Name", "Day", "Pages", "Empty"]
    assert (first[0], first[1].date(), first[2]) == ("Łukasz Nguyễn", date(2026, 6, 11), 3)
    assert second[0] == "=1+1"
    assert sheet.freeze_panes == "A2"


@settings(max_examples=15)
@given(st.sampled_from("=+-@\t＝＋－＠"), PRINTABLE)
def test_no_cell_of_a_workbook_is_a_formula(start, rest):
    made = as_workbook(Table(("Words",), [(start + rest,)]), "The log")
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert sheets
        assert not any(b"<f>" in book.read(name) or b"<f " in book.read(name) for name in sheets)


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "mailto:a@b.example"])
def test_an_address_is_no_link_in_a_workbook(address):
    made = as_workbook(Table(("Words",), [(address,)]), "The log")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet["A2"].hyperlink is None
    assert sheet["A2"].value == address


def test_words_longer_than_a_cell_of_excel_are_cut_and_the_file_opens():
    made = as_workbook(Table(("Words",), [("a" * (LONGEST_CELL + 5),)]), "The log")
    assert len(openpyxl.load_workbook(io.BytesIO(made)).active["A2"].value) == LONGEST_CELL


def test_a_csv_file_says_days_as_everybody_reads_them_and_runs_nothing():
    heading, first, second = csv.reader(io.StringIO(as_csv(SAMPLE).decode("utf-8-sig")))
    assert heading == ["Name", "Day", "Pages", "Empty"]
    assert first == ["Łukasz Nguyễn", "2026-06-11", "3", ""]
    assert second == ["'=1+1", "", "0", ""]


def test_paper_has_no_column_in_which_nobody_has_anything():
    shown = SAMPLE.without_empty_columns()
    assert list(shown.headings) == ["Name", "Day", "Pages"]
    assert [list(row) for row in shown.rows] == [
        ["Łukasz Nguyễn", date(2026, 6, 11), 3],
        ["=1+1", None, 0],
    ]
