"""What tells a repeat from a change."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from app.learning_log.answers import EntryAnswers, PictureRef, SkillView

PAGE = EntryAnswers(
    job="nurse",
    met_how="visitor",
    words="Hello",
    skills=(SkillView("listening", 2), SkillView("teamwork", 3)),
    would_like="yes",
)


@pytest.mark.parametrize(
    "change",
    [
        {"job": "vet"},
        {"job_words": "zorblax"},
        {"met_how": "trip"},
        {"words": "Hello!"},
        {"skills": (SkillView("listening", 3), SkillView("teamwork", 3))},
        {"would_like": None},
        {"pictures": (PictureRef(uuid4()),)},
        {"activity_id": uuid4()},
        {"kind": "reflection"},
    ],
)
def test_any_other_answer_is_a_change(change):
    assert replace(PAGE, **change).digest() != PAGE.digest()


@pytest.mark.parametrize(
    "same",
    [{}, {"skills": PAGE.skills[::-1]}, {"happened_on": date(2026, 6, 1)}],
    ids=["repeat", "skills in another order", "another day"],
)
def test_the_same_answers_are_a_repeat(same):
    assert replace(PAGE, **same).digest() == PAGE.digest()
