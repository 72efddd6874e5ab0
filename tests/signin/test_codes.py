"""Class codes: easy to read out, hard to guess."""

from collections import Counter

import pytest

from app.signin.codes import ALPHABET, new_code, read_code


def test_a_code_has_six_of_28_characters_that_look_like_no_other():
    assert len(set(ALPHABET)) == 28
    assert not set("B8I1O0S5") & set(ALPHABET)
    assert all(read_code(new_code()) for _ in range(100))


def test_codes_do_not_repeat():
    assert max(Counter(new_code() for _ in range(2000)).values()) <= 2


@pytest.mark.parametrize("typed", ["khwmtr", " KHW MTR ", "khw-mtr", "KHWMTR"])
def test_a_code_is_read_however_it_is_typed(typed):
    assert read_code(typed) == "KHWMTR"


@pytest.mark.parametrize("typed", ["", "KHWMT", "KHWMTRR", "KHWMT0", "Ω" * 6, "'; --"])
def test_what_cannot_be_a_code_is_none(typed):
    assert read_code(typed) is None
