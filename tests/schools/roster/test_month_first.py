"""Birth dates with the month first: turned round where that is plain, told where it may be."""

from datetime import date

import pytest

from app.schools.roster.mends import Mend
from app.schools.roster.reading import listing_of, read_listing
from tests.schools.roster.making import HEADINGS, YEAR, roster

PLAIN = ("10/13/2014", "11/24/2014", "12/25/2014")


def test_a_list_that_plainly_has_the_month_first_is_read_so_and_told() -> None:
    read = roster(*(row(number, day) for number, day in enumerate((*PLAIN, "03/10/2014"))))
    assert [each.pupil.born_on for each in read.rows] == [
        date(2014, 10, 13), date(2014, 11, 24), date(2014, 12, 25), date(2014, 3, 10),
    ]  # fmt: skip
    [told] = [note.message for note in read.notes if note.code == "month_first"]
    assert told.startswith(
        "The birth dates in this file have the month first: 10/13/2014 in row 2 can be nothing "
        "else. All of them were read so."
    )


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        ((*PLAIN, "25/12/2014"), []),
        (("10/13/2014", "03/10/2014"), ["month_first_perhaps"]),
        (("10/13/2014",), []),
        (("03/10/2014", "04/10/2014"), []),
        (("2014-10-13", "13 Oct 2014"), []),
    ],
)
def test_a_slip_and_a_contradiction_are_left_to_a_person(days, codes) -> None:
    read = roster(*(row(number, day) for number, day in enumerate(days)))
    assert [note.code for note in read.notes if note.code.startswith("month")] == codes
    first = {each.pupil.born_on.month for each in read.rows if each.pupil.born_on.day < 5}
    assert first <= {10}


def test_a_mend_has_the_day_first_in_any_file() -> None:
    text = "\n".join([HEADINGS, *(row(number, day) for number, day in enumerate(PLAIN))])
    mend = Mend(2, "born_on", "03/10/2014", "13/10/2014")
    read = read_listing(listing_of(text.encode(), YEAR), "list.csv", YEAR, mends=(mend,))
    assert read.rows[0].pupil.born_on == date(2014, 10, 3)


def row(number: int, day: str) -> str:
    return f"Z{'abcdefg'[number]},Madeup,,,6,6 Oak,{day}"
