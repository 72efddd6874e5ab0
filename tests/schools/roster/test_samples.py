"""The three exports of school information systems, from end to end."""

import pytest

from app.schools.roster.change import change_between
from tests.schools.roster.making import codes, sample


def test_the_class_list_of_sims_goes_in_whole() -> None:
    read = sample("sims-6-oak.csv")
    assert (len(read.rows), len(read.refused), read.problems) == (30, 0, ())
    assert read.covers.classes == ("6 Oak",)
    assert read.covers.years == ("6",)
    assert [column.heading for column in read.columns_set_aside] == ["FSM"]


def test_names_keep_their_letters_and_signs() -> None:
    surnames = {row.pupil.surname for row in sample("sims-6-oak.csv").rows}
    assert {"O’Neill", "Łaski", "Müller", "Smith-Jones"} <= surnames


def test_the_whole_school_of_arbor_goes_in_from_windows_1252() -> None:
    read = sample("arbor-whole-school.csv")
    assert (len(read.rows), len(read.refused)) == (210, 0)
    assert read.format_name == "Commas, Windows-1252"
    assert len(read.covers.classes) == 14
    assert read.covers.years == ("R", "1", "2", "3", "4", "5", "6")
    assert {row.pupil.preferred_forename for row in read.rows} >= {None, "Zha", "Noa"}


def test_sensitive_columns_of_arbor_are_set_aside() -> None:
    read = sample("arbor-whole-school.csv")
    set_aside = [(column.heading, column.why) for column in read.columns_set_aside]
    assert set_aside == [
        ("Pupil Premium", "sensitive"), ("SEN status", "sensitive"), ("Sex", "sensitive"),
    ]  # fmt: skip


def test_names_that_lost_their_first_letter_are_worth_a_look() -> None:
    read = sample("arbor-whole-school.csv")
    assert codes(read) == [(row, "small_letter") for row in (12, 86, 104, 105, 176)]


def test_every_mistake_in_the_list_of_bromcom_is_told() -> None:
    read = sample("bromcom-with-mistakes.csv")
    assert (len(read.rows), len(read.refused)) == (16, 7)
    assert [(problem.row, problem.column, problem.message) for problem in read.problems] == [
        (1, None, "Row 1: the headings are in row 3; what stands above them was passed over."),
        (5, "UPN", "Row 5: the first letter of the UPN does not fit the number. It should be J, "
                   "if the rest is right."),
        (7, "UPN", "Row 7: the same UPN is in row 6. Find out whose it is, and correct the "
                   "other."),
        (9, "LastName", "Row 9: the surname is missing. Fill it in."),
        (11, "Birth date", "Row 11: 31 February 2015 is not a date. Check the day and the "
                           "month."),
        (13, "YearGroup", "Row 13: “Year 12” is not a primary year. Use R or 1 to 6, or leave "
                          "this child out."),
        (15, None, "Row 15: nothing is in this row, so we passed over it."),
        (17, "UPN", "Row 17: no UPN. That is fine: we match on name and date of birth."),
        (19, "FirstName", "Row 19: “FirstName” holds a formula. Type what it should say "
                          "instead."),
        (21, "LastName", "Row 21: “LastName” holds web page code. Type only what it should "
                         "say."),
        (28, None, "Row 28: we passed over this row: a total or the foot of a page, not a "
                   "child."),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["sims-6-oak.csv", "arbor-whole-school.csv"])
def test_a_list_of_last_year_gets_one_note_about_birth_dates(name: str) -> None:
    of_file = [problem for problem in sample(name, 2026).problems if problem.row is None]
    assert [problem.code for problem in of_file] == ["birth_dates_outside_year"]
    assert "fit the year groups of 2025/26, not of 2026/27" in of_file[0].message


def test_the_counts_of_a_first_import_are_those_the_command_prints() -> None:
    counts = change_between([], sample("bromcom-with-mistakes.csv")).counts()
    assert len(counts.pop("problems")) == 11
    assert counts == {
        "added": 16, "changed": 0, "moved": 0, "left": 0, "unchanged": 0, "refused": 7,
    }  # fmt: skip
