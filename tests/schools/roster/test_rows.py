"""Cells: what is taken, what is refused, and the sentence for it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schools.roster.dates import DateProblem, birth_date
from app.schools.roster.names import compared, tidy
from app.schools.roster.pupils import NcYear, RosterPupil
from app.schools.roster.reading import read_roster
from app.schools.roster.years import nc_year_from, usual_school_year
from tests.schools.roster.making import HEADINGS, YEAR, codes, roster, upn

GOOD = "Leo,Green,,,6,6 Oak,06/10/2014"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        (",Green,,,6,6 Oak,06/10/2014", "Forename", "forename_missing"),
        ("Leo,-,,,6,6 Oak,06/10/2014", "Surname", "surname_missing"),
        ("Leo,Green,,,,6 Oak,06/10/2014", "Year", "nc_year_missing"),
        ("Leo,Green,,,6,,06/10/2014", "Class", "class_name_missing"),
        ("Leo,Green,,,6,6 Oak,", "DOB", "born_on_missing"),
        ("<script>x</script>,Green,,,6,6 Oak,06/10/2014", "Forename", "markup"),
        ("Leo,Green &amp; Co,,,6,6 Oak,06/10/2014", "Surname", "markup"),
        ("@SUM(A1),Green,,,6,6 Oak,06/10/2014", "Forename", "formula"),
        ("+Leo,Green,,,6,6 Oak,06/10/2014", "Forename", "formula"),
        ("Leo,Green,,,6,=A1,06/10/2014", "Class", "formula"),
        ("Leo,Nguy?n,,,6,6 Oak,06/10/2014", "Surname", "not_a_name"),
        ("L30,Green,,,6,6 Oak,06/10/2014", "Forename", "not_a_name"),
        ("Leo,MÃ¼ller,,,6,6 Oak,06/10/2014", "Surname", "letters_lost"),
        ("Leo,Gr\x01een,,,6,6 Oak,06/10/2014", "Surname", "unseen"),
        ('Leo,"Gre\nen",,,6,6 Oak,06/10/2014', "Surname", "line_break"),
        (f"{'Leo' * 70},Green,,,6,6 Oak,06/10/2014", "Forename", "too_long"),
        (f"Leo,Green,,,6,{'Oak' * 30},06/10/2014", "Class", "too_long"),
        ("Leo,Green,,B80120000500,6,6 Oak,06/10/2014", "UPN", "upn_length"),
        ("Leo,Green,,I801200005001,6,6 Oak,06/10/2014", "UPN", "upn_characters"),
        ("Leo,Green,,A801200005001,6,6 Oak,06/10/2014", "UPN", "upn_letter"),
        ("Leo,Green,,,N2,6 Oak,06/10/2014", "Year", "year_outside"),
        ("Leo,Green,,,7,6 Oak,06/10/2014", "Year", "year_outside"),
        ("Leo,Green,,,Oak,6 Oak,06/10/2014", "Year", "year_unclear"),
        ("Leo,Green,,,6,6 Oak,31/02/2015", "DOB", "date_impossible"),
    ],
)
def test_a_cell_that_cannot_be_taken_leaves_its_row_out(cells: str, column: str, code: str) -> None:
    read = roster(cells, "Jack,Allen,,,6,6 Oak,04/10/2014")
    assert [(problem.row, problem.column, problem.code) for problem in read.problems] == [
        (2, column, code)
    ]
    assert [row.pupil.forename for row in read.rows] == ["Jack"]


def test_a_name_under_ten_thousand_accents_keeps_only_so_many() -> None:
    assert len(tidy("a" + "\u0301\u0316" * 10_000)) < 50


def test_garbled_letters_come_with_what_they_may_have_been() -> None:
    (problem,) = roster("Leo,MÃ¼ller,,,6,6 Oak,06/10/2014", GOOD).problems
    assert "type “Müller” if that is right" in problem.message


def test_all_that_is_wrong_with_a_row_is_told_at_once() -> None:
    read = roster(",=A1,,X,9,6 Oak,soon", GOOD)
    assert sorted(code for _, code in codes(read)) == [
        "date_unclear", "forename_missing", "formula", "upn_length", "year_outside",
    ]  # fmt: skip


def test_the_same_child_twice_without_a_upn_names_the_first_row() -> None:
    read = roster(GOOD, "LEO,Green,,,6,6 Elm,06/10/2014")
    assert codes(read) == [(3, "child_repeated")]
    assert "in row 2" in read.problems[0].message


def test_two_children_of_one_name_with_upns_of_their_own_both_go_in() -> None:
    read = roster(
        f"Leo,Green,,{upn(1)},6,6 Oak,06/10/2014", f"Leo,Green,,{upn(2)},6,6 Oak,06/10/2014"
    )
    assert len(read.rows) == 2


@pytest.mark.parametrize(
    "text",
    [
        "03/10/2014", "3/10/2014", "03-10-2014", "03.10.2014", "2014-10-03", "03/10/14",
        "03/10/2014 00:00", "2014-10-03T00:00:00", "3 Oct 2014", "03-Oct-14", "3rd October 2014",
        "Fri 3 October 2014",
    ],
)  # fmt: skip
def test_a_birth_date_is_read_day_first_or_iso(text: str) -> None:
    assert birth_date(text, YEAR) == date(2014, 10, 3)


@pytest.mark.parametrize(
    ("text", "code", "advice"),
    [
        ("31/02/2015", "date_impossible", "31 February 2015 is not a date"),
        ("10/25/2014", "date_month_first", "25/10/2014"),
        ("00/00/2014", "date_impossible", "is not a date"),
        ("41915", "date_number", "may be 3 October 2014"),
        ("41915.0", "date_number", "may be 3 October 2014"),
        ("03/10/1914", "date_unlikely", "Check the year"),
        ("03/10/2041", "date_unlikely", "Check the year"),
        ("autumn", "date_unclear", "03/10/2014"),
        ("3 Foo 2014", "date_unclear", "03/10/2014"),
    ],
)
def test_a_birth_date_that_cannot_be_says_why(text: str, code: str, advice: str) -> None:
    found = birth_date(text, YEAR)
    assert isinstance(found, DateProblem)
    assert found.code == code
    assert advice in found.advice


@given(st.dates(date(2006, 1, 1), date(2025, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert birth_date(f"{day:%d/%m/%Y}", YEAR) == day
    assert birth_date(day.isoformat(), YEAR) == day
    assert birth_date(f"{day:%d %B %Y}", YEAR) == day


@pytest.mark.parametrize(
    ("text", "nc_year"),
    [
        ("R", "R"), ("Reception", "R"), ("Year R", "R"), ("0", "R"), ("6", "6"), ("Y6", "6"),
        ("Year 6", "6"), ("yr 06", "6"), ("6.0", "6"), ("Curriculum Year  1", "1"),
        ("NC Year 2", "2"), ("Year 7", None), ("N2", None), ("Oak", None), ("", None),
    ],
)  # fmt: skip
def test_a_year_group_is_read_however_it_is_written(text: str, nc_year: str | None) -> None:
    assert nc_year_from(text) == nc_year


@pytest.mark.parametrize(
    ("born_on", "nc_year", "school_year"),
    [
        (date(2020, 9, 1), "R", 2025),
        (date(2021, 8, 31), "R", 2025),
        (date(2014, 9, 1), "6", 2025),
        (date(2014, 8, 31), "6", 2024),
    ],
)
def test_cohorts_run_from_september_to_august(
    born_on: date, nc_year: NcYear, school_year: int
) -> None:
    assert usual_school_year(born_on, nc_year) == school_year


def test_one_child_outside_the_usual_year_is_one_note_with_the_row() -> None:
    read = roster(GOOD, "Jack,Allen,,,5,5 Elm,04/10/2014")
    assert codes(read) == [(None, "birth_dates_outside_year")]
    assert "in row 3" in read.problems[0].message


@pytest.mark.parametrize("other", ["O'NEILL", "oneill", "O Neill", "O’Néill"])
def test_spellings_of_one_name_are_equal(other: str) -> None:
    assert compared("O’Neill") == compared(other)


def test_letters_that_do_not_come_apart_are_compared_too() -> None:
    assert compared("Łaski") == compared("Laski")


@pytest.mark.parametrize("surname", ["de Souza", "van der Berg", "d'Arcy", "al-Hassan"])
def test_a_small_first_word_is_part_of_many_surnames(surname: str) -> None:
    assert roster(f"Leo,{surname},,,6,6 Oak,06/10/2014").problems == ()


names = st.text(st.sampled_from("abcXYZéŁñőşØ"), min_size=1, max_size=8).map(
    lambda text: "N" + text
)
pupils = st.builds(
    RosterPupil,
    forename=names,
    surname=names,
    preferred_forename=st.none() | names,
    upn=st.none(),
    nc_year=st.sampled_from(["R", "1", "2", "3", "4", "5", "6"]),
    class_name=st.sampled_from(["RA", "Class 5", "6 Oak", "Ash & Elm"]),
    born_on=st.dates(date(2014, 9, 1), date(2021, 8, 31)),
)


@given(
    st.lists(
        pupils,
        min_size=1,
        max_size=8,
        unique_by=lambda each: (compared(each.forename), compared(each.surname), each.born_on),
    ),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_row_of_a_sound_table_is_read_back(
    table: list[RosterPupil], separator: str, codec: str
) -> None:
    lines = [HEADINGS.replace(",", separator)]
    for each in table:
        cells = [each.forename, each.surname, each.preferred_forename or "", "", each.nc_year,
                 each.class_name, f"{each.born_on:%d/%m/%Y}"]  # fmt: skip
        lines.append(separator.join(cells))
    read = read_roster("\r\n".join(lines).encode(codec), "list.csv", YEAR)
    assert [row.pupil for row in read.rows] == table
