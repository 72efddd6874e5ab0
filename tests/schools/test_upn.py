"""Unique pupil numbers: the check letter, and what is said of a number that is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schools.upn import (
    ALPHABET,
    normal_upn,
    right_letter_for,
    upn_problem,
)

SOUND = [
    "B801200005001", "N823432113104", "P207000016049", "M80120000500A",
    "G999200126001", "W999200126002", "K999200126003",
]  # fmt: skip


@pytest.mark.parametrize("upn", SOUND)
def test_a_published_example_is_sound(upn: str) -> None:
    assert upn_problem(upn) is None


@pytest.mark.parametrize(("upn", "letter"), [("A801200005001", "B"), ("Q207000016049", "P")])
def test_a_wrong_letter_is_told_with_the_right_one(upn: str, letter: str) -> None:
    assert upn_problem(upn) == "letter"
    assert right_letter_for(upn) == letter


@pytest.mark.parametrize(
    ("upn", "problem"),
    [
        ("", "length"),
        ("B80120000500", "length"),
        ("I801200005001", "characters"),
        ("B80120000500S", "characters"),
        ("B8O1200005001", "characters"),
        ("B٨01200005001", "characters"),
        ("1801200005001", "characters"),
    ],
)
def test_a_text_that_is_no_upn_says_in_what_way(upn: str, problem: str) -> None:
    assert upn_problem(upn) == problem


def test_no_letter_is_right_for_what_is_no_upn() -> None:
    assert right_letter_for("Total") is None
    assert right_letter_for("BX01200005001") is None


def test_case_and_spaces_do_not_count() -> None:
    assert normal_upn(" b801 2000 05001\t") == "B801200005001"


numbers = st.from_regex(r"[0-9]{11}[0-9A-HJ-NP-RT-Z]", fullmatch=True)


@given(numbers)
def test_exactly_one_letter_fits_a_number(number: str) -> None:
    fitting = [letter for letter in ALPHABET if upn_problem(letter + number) is None]
    assert fitting == [right_letter_for("A" + number)]


@given(numbers, st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number: str, position: int, more: int) -> None:
    letter = right_letter_for("A" + number)
    digit = str((int(number[position]) + more) % 10)
    mistyped = number[:position] + digit + number[position + 1 :]
    assert upn_problem(f"{letter}{mistyped}") == "letter"


@given(st.text(max_size=20))
def test_any_text_gets_an_answer(text: str) -> None:
    assert upn_problem(text) in ("length", "characters", "letter", None)
