"""Lists in an order that somebody chose, and made shorter by what somebody typed."""

from enum import StrEnum

import pytest

from app.foundation.lists import Order, as_read, holds, in_order


class Size(StrEnum):
    LENGTH = "length"
    WORD = "word"


KEYS = {Size.LENGTH: lambda word: len(word) or None, Size.WORD: as_read}


def test_names_stand_as_they_are_read_in_every_database():
    names = ["Zoë", "émile", "Emma", "de Souza", "Łucja", "Lucy", "10 Oak", "2 Oak"]
    assert sorted(names, key=as_read) == [
        "2 Oak",
        "10 Oak",
        "de Souza",
        "émile",
        "Emma",
        "Łucja",
        "Lucy",
        "Zoë",
    ]


@pytest.mark.parametrize("down", [False, True])
def test_what_has_nothing_to_go_by_comes_last_both_ways_round(down):
    assert in_order(["bbb", "", "a"], KEYS, Order(Size.LENGTH, down))[-1] == ""


def test_what_is_alike_stays_as_it_stood():
    assert in_order(["b", "a", "cc"], KEYS, Order(Size.LENGTH)) == ("b", "a", "cc")
    assert in_order(["b", "a", "cc"], KEYS, Order(Size.LENGTH, down=True)) == ("cc", "b", "a")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sean", True),
        ("oneill SEAN", True),
        ("O’Ne", True),
        ("oak sean", True),
        ("seanoneill oak 7", False),
        ("", True),
    ],
)
def test_every_word_typed_is_found_whatever_its_accents_and_case(typed, found):
    assert holds(typed, "Séan O'Neill", "6 Oak") is found


def test_figures_without_end_are_put_in_order_too():
    assert as_read("9" * 5000) > as_read("8")
