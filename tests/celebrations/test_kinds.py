"""Kinds of certificates: what each takes, and what it says of a child's own deeds."""

import pytest

from app.celebrations.kinds import (
    SHIPPED,
    Deeds,
    Kind,
    in_a_row,
    is_earned,
    sentence,
    unknown_blanks,
    with_own_wording,
)
from app.celebrations.models import MEASURES
from tests.support.reading_age import KS2, too_hard

EIGHT = (
    "listening", "speaking", "problem_solving", "creativity",
    "adapting", "planning", "leadership", "teamwork",
)  # fmt: skip
FIVE = ("healthcare", "transport", "social-care", "law-and-legal", "manufacturing")
MUCH = Deeds(("Nurse", "Train driver", "Engineer", *"abcdefg"), ("nurse",), FIVE, EIGHT)


def test_a_sentence_is_filled_with_what_the_child_did():
    kind = Kind(slug="x", title="X", words="You met {jobs}.", measure="jobs", needed=3)
    assert sentence(kind, MUCH) == "You met a nurse, a train driver and an engineer."


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Artist", "an artist"),
        ("IT technician", "an IT technician"),
        ("GP", "a GP"),
        ("Vet", "a vet"),
        ("RAF pilot", "an RAF pilot"),
    ],
)
def test_a_job_has_its_article(title, said):
    deeds = Deeds((title,), (), (), ())
    kind = Kind(slug="x", title="X", words="{jobs}", measure="jobs", needed=1)
    assert sentence(kind, deeds) == said


@pytest.mark.parametrize("kind", SHIPPED, ids=lambda kind: kind.slug)
def test_what_ships_is_earned_by_much_and_not_by_nothing(kind):
    assert is_earned(kind, MUCH)
    assert not is_earned(kind, Deeds((), (), (), ()))
    assert unknown_blanks(kind.words) == ()
    assert kind.measure in MEASURES


def test_one_short_of_a_rule_is_not_enough():
    ten = next(kind for kind in SHIPPED if kind.slug == "ten-jobs")
    nine = Deeds(tuple("abcdefghi"), (), FIVE, EIGHT)
    assert not is_earned(ten, nine)
    assert is_earned(ten, Deeds((*nine.job_titles, "j"), (), FIVE, EIGHT))


def test_what_ships_is_in_easy_words():
    words = [sentence(kind, Deeds(("Vet",), (), (), ())) for kind in SHIPPED]
    assert too_hard([*words, *(kind.title for kind in SHIPPED)], KS2) == []


def test_nothing_that_ships_ranks_or_compares():
    said = " ".join(kind.title + kind.words for kind in SHIPPED).lower()
    assert not {"best", "most", "top", "winner", "first place", "better than"} & set(said.split())


@pytest.mark.parametrize("words", ["Well done {name}!", "{jobs", "a } b", "{{jobs}}", "{}"])
def test_a_blank_that_nobody_can_fill_is_found(words):
    assert unknown_blanks(words)


def test_a_school_s_wording_takes_the_place_of_what_ships_and_own_kinds_follow():
    ours = Kind(
        slug="ten-jobs", title="Ten!", words="X", measure="jobs", needed=10, is_shipped=False
    )
    own = Kind(slug="own", title="Own", words="Y", measure="choice", needed=0, is_shipped=False)
    kinds = with_own_wording([own, ours])
    assert len(kinds) == len(SHIPPED) + 1
    assert next(kind for kind in kinds if kind.slug == "ten-jobs").title == "Ten!"
    assert next(kind for kind in kinds if kind.slug == "ten-jobs").is_shipped
    assert kinds[-1] == own


@pytest.mark.parametrize(
    ("words", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), ("abc", "a, b and c")]
)
def test_words_in_a_row(words, said):
    assert in_a_row(words) == said
