"""Finding a school's words in what a child wrote."""

import pytest

from app.safeguarding.screening import as_listed, can_be_listed, words_found


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("He HURT me.", "hurt"),
        ("hurt", "hurt"),
        ("It was hurting", "hurt*"),
        ("my café", "cafe"),
        ("don’t tell", "don't tell"),
        ("do not\n  tell anyone", "not tell"),
        ("so, not - tell", "not tell"),
        ("I self harm", "self-harm"),
        ("I self-harm", "self - harm"),
    ],
)
def test_a_listed_word_is_found(text, listed):
    assert words_found(text, [as_listed(listed)]) == (as_listed(listed),)


@pytest.mark.parametrize(
    ("text", "listed"), [("white", "hit"), ("hits", "hit"), ("not to tell", "not tell"), ("", "a")]
)
def test_only_whole_words_are_found(text, listed):
    assert words_found(text, [listed]) == ()


@pytest.mark.timeout(10)
@pytest.mark.parametrize("between", [" ", "- ", ", ", "' ", ". ", "! ", "-"])
def test_no_phrase_takes_long_to_look_for_in_any_page(between):
    phrase = as_listed(f"ab {between * 20} cd")
    assert can_be_listed(phrase)
    assert words_found("ab" + between * 400 + "x", [phrase]) == ()


def test_what_looks_like_a_pattern_is_only_text():
    assert words_found("all of it", [".*", "a(b"]) == ()


@pytest.mark.parametrize(
    ("word", "can"), [("ok", 1), ("a", 0), ("*", 0), ("a*b", 0), ("x" * 61, 0)]
)
def test_a_word_has_two_letters_and_a_star_only_at_its_end(word, can):
    assert can_be_listed(word) == bool(can)
