"""A slip in the name of a class is pointed out, before it becomes a class of its own."""

import pytest

from app.schools.roster.change import change_between
from tests.schools.roster.making import BEN, DAISY, current, roster, row


@pytest.mark.parametrize(
    ("here", "typed", "is_a_slip"),
    [
        ("6 Kestrels", "6 Kestrel", True),
        ("6 Kestrels", "6 Kestrals", True),
        ("6 Kestrels", "6Kestrels", True),
        ("6 Kestrels", "6 KESTRELS", False),
        ("6 Kestrels", "5 Kestrels", False),
        ("Class 5", "Class 6", False),
        ("Room A", "Room B", False),
        ("6 Oak", "6 Ash", False),
        ("6 Oak", "6 Oaks", False),
    ],
)
def test_a_class_that_is_nearly_one_we_have_is_worth_a_look(here, typed, is_a_slip) -> None:
    have = [current(DAISY, class_name=here)]
    change = change_between(have, roster(row(BEN, class_name=typed)))
    told = [problem.code for line in change.lines for problem in line.problems]
    assert told == (["class_nearly_known"] if is_a_slip else [])


def test_one_row_of_a_file_is_held_against_the_many() -> None:
    rows = [row(DAISY, forename=f"Daisy{'abc'[at]}", upn=None, class_name="Falcons")
            for at in range(3)]  # fmt: skip
    change = change_between([], roster(*rows, row(BEN, upn=None, class_name="Falcon")))
    (problem,) = change.problems
    assert problem.message == (
        "Row 5: “Falcon” is nearly “Falcons”. If that is meant, correct it in the file; otherwise "
        "this is a class of its own."
    )
