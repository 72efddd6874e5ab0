"""Cells that a spreadsheet takes for text, whatever a child or a name begins with."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from app.foundation.tables import csv_of, harmless
from app.transition.package.tables import ENTRY_COLUMNS, entry_rows
from tests.transition.package.samples import pupil

STARTS = "=+-@\t\r\0＝＋－＠"


@given(st.text())
def test_no_cell_starts_a_formula_and_no_word_is_lost(text: str) -> None:
    made = harmless(text)
    assert not made.startswith(tuple(STARTS))
    assert made in (text, f"'{text}")


@given(st.sampled_from(STARTS), st.text())
def test_an_apostrophe_goes_before_what_would_start_a_formula(start: str, rest: str) -> None:
    assert harmless(start + rest) == f"'{start}{rest}"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=4))
def test_a_table_reads_back_as_it_was_written(words: list[str]) -> None:
    columns = tuple(f"column {number}" for number in range(len(words)))
    raw = csv_of(columns, [tuple(words)])
    assert raw.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert (header, row) == ([*columns], [harmless(word) for word in words])


def test_lines_end_as_excel_wants_and_a_childs_new_line_stays_in_its_cell() -> None:
    raw = csv_of(("text",), [("one\ntwo",)])
    assert raw == b'\xef\xbb\xbftext\r\n"one\ntwo"\r\n'


def test_a_childs_bullet_list_is_not_a_formula() -> None:
    made = pupil(entries=0)
    (aspiration,) = (row for row in entry_rows(made) if row[3] == "aspiration")
    text = aspiration[ENTRY_COLUMNS.index("text")]
    assert harmless(text) == "'- I would like to look after animals."


def test_only_the_best_piece_says_yes() -> None:
    rows = entry_rows(pupil(entries=3))
    said = [row[ENTRY_COLUMNS.index("best_piece")] for row in rows if row[3] == "encounter"]
    assert said == ["yes", "", ""]


def test_every_member_has_a_row_and_every_row_says_who_and_when() -> None:
    made = pupil(entries=3)
    rows = entry_rows(made)
    assert len(rows) == len(made.entries) + len(made.skills) + len(made.certificates) + 1
    assert all(row[0] and row[1] == str(made.id) and row[2] and row[9] for row in rows)
