"""What a row's sentence suggests, and what a row is once somebody has said yes."""

import json

import pytest

from app.schools.roster.change import change_between
from app.schools.roster.mends import Mend, Mends, with_mend, without_row
from app.schools.roster.problems import LEFT_OUT, Problem, Suggestion
from app.schools.roster.pupils import RosterPupil
from app.schools.roster.reading import listing_of, read_listing
from tests.schools.roster.making import BEN, DAISY, HEADINGS, YEAR, current, roster, row, upn


@pytest.mark.parametrize(
    ("told", "suggestion"),
    [
        (row(BEN, upn=f"A{upn(2)[1:]}"), Suggestion("upn", upn(2))),
        (row(BEN, upn="A123"), Suggestion("upn", "")),
        (row(BEN, upn="1234567890123"), Suggestion("upn", "")),
        (row(BEN, surname="MÃ¼ller"), Suggestion("surname", "Müller")),
        (row(BEN).replace("03/11/2014", "11/23/2014"), Suggestion("born_on", "23/11/2014")),
        (row(BEN).replace("03/11/2014", "41946"), Suggestion("born_on", "03/11/2014")),
        (row(BEN).replace("03/11/2014", "31/02/2015"), None),
        (row(BEN).replace("03/11/2014", "02/31/2014"), None),
        (row(BEN, surname="?"), None),
        (row(DAISY, upn=None), Suggestion(LEFT_OUT, "")),
    ],
)
def test_a_sentence_suggests_only_what_can_be_told_from_the_row(told, suggestion) -> None:
    read = roster(row(DAISY), told)
    [refused] = read.refused
    [stops] = [problem for problem in refused.problems if problem.stops]
    assert stops.suggestion == suggestion
    assert Problem.from_json(json.loads(json.dumps(stops.to_json()))) == stops


def test_a_class_that_is_nearly_one_is_suggested() -> None:
    here = [current(DAISY, class_name="6 Kestrels")]
    change = change_between(here, roster(row(BEN, class_name="6 Kestrel")))
    suggested = [problem.suggestion for problem in change.problems if problem.suggestion]
    assert suggested == [Suggestion("class_name", "6 Kestrels")]


def test_a_row_says_what_somebody_put_right_and_no_other_row_does() -> None:
    wrong = f"A{upn(2)[1:]}"
    read = with_mends((Mend(3, "upn", upn(2), wrong),), row(DAISY), row(BEN, upn=wrong))
    assert pupils(read) == [DAISY, BEN]


def test_a_row_that_is_left_out_is_nobodys() -> None:
    read = with_mends((Mend(3, LEFT_OUT, "", "Daisy Okafor"),), row(DAISY), row(DAISY, upn=None))
    assert (pupils(read), read.refused) == ([DAISY], ())


def test_a_mend_may_be_wrong_too_and_is_told_like_any_cell() -> None:
    read = with_mends((Mend(2, "surname", "<b>", "Okafor"),), row(DAISY))
    assert [problem.code for problem in read.problems if problem.stops] == ["markup"]


def test_a_mend_of_a_column_that_is_not_there_changes_nothing() -> None:
    listing = listing_of(f"{HEADINGS}\n{row(DAISY, upn=None)}".encode(), YEAR)
    mend = Mend(2, "upn", upn(1), "")
    read = read_listing(listing, "list.csv", YEAR, keep_upns=False, mends=(mend,))
    assert read.rows[0].pupil.upn is None


def test_a_cell_mended_twice_remembers_what_the_file_says() -> None:
    once = with_mend((), Mend(2, "surname", "Okafer", "Okafo"))
    twice = with_mend(once, Mend(2, "surname", "Okafor", "Okafer"))
    assert twice == (Mend(2, "surname", "Okafor", "Okafo"),)
    assert with_mend(twice, Mend(2, "surname", "Okafo", "Okafor")) == ()
    assert without_row(twice, 2) == ()


def with_mends(mends: Mends, *rows: str):
    listing = listing_of("\r\n".join([HEADINGS, *rows]).encode(), YEAR)
    return read_listing(listing, "list.csv", YEAR, mends=mends)


def pupils(read) -> list[RosterPupil]:
    return [each.pupil for each in read.rows]
