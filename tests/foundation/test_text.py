"""What people type is kept as they meant it, and costs no more than it is worth."""

from app.foundation.text import MOST_MARKS, typed_line, typed_text


def test_an_accent_typed_apart_is_the_letter_with_the_accent():
    assert typed_line("Zoe\u0308") == "Zoë"


def test_a_letter_under_ten_thousand_accents_keeps_only_so_many():
    pile = "a" + "\u0301\u0316" * 10_000

    assert len(typed_text(pile)) <= MOST_MARKS + 1


def test_the_letters_after_a_pile_of_accents_are_kept():
    assert typed_line("a" + "\u0316" * 5_000 + "n engineer").endswith("n engineer")


def test_vietnamese_keeps_every_accent():
    assert typed_line("Nguye\u0302\u0303n") == "Nguyễn"
