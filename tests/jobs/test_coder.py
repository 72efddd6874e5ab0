"""What the job coder makes of what children write."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.jobs.cards import JOBS, Job
from app.jobs.coder import matches
from app.jobs.phrases import MOST_LETTERS, plain, without_lead_in
from app.jobs.sounds import sound_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("vetanerian", "Vet"),
        ("fierfiter", "Firefighter"),
        ("footbaler", "Footballer"),
        ("hair dreser", "Hairdresser"),
        ("youtuber", "YouTuber"),
        ("police man", "Police officer"),
        ("nurs", "Nurse"),
        ("docter", "Doctor"),
        ("polees", "Police officer"),
        ("bilder", "Builder"),
        ("vet", "Vet"),
        ("DOCTOR!!", "Doctor"),
        ("I want to be a docter", "Doctor"),
        ("my dad is a bilder", "Builder"),
        ("ice cream man", "Ice cream seller"),
    ],
)
def test_the_first_match_is_the_job_that_was_meant(text: str, title: str) -> None:
    assert matches(text)[0].title == title


@pytest.mark.parametrize(
    "text",
    ["", "   ", "?!", "🦄", "i dont know", "unicorn", "my mum", "pizza", "minecraft", "happy",
     "when i grow up", "ice cream", "x" * 5000],
)  # fmt: skip
def test_what_is_no_job_has_no_match(text: str) -> None:
    assert matches(text) == ()


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_a_job_is_found_by_each_of_its_names(job: Job) -> None:
    for name in (job.title, *job.other_names, *job.misspellings):
        assert job.slug in {match.slug for match in matches(name) if match.score == 100}, name


def test_two_jobs_in_one_phrase_are_both_offered() -> None:
    found = {match.title for match in matches("a docter or a nurse or a vet")}

    assert found == {"Doctor", "Nurse", "Vet"}


def test_as_many_are_offered_as_were_asked_for() -> None:
    assert [len(matches("docter", limit)) for limit in (1, 2, 3)] == [1, 2, 3]


@given(some.text(max_size=300))
def test_whatever_is_typed_the_answer_is_in_order_and_in_bounds(text: str) -> None:
    scores = [match.score for match in matches(text)]

    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 3
    assert all(0 <= score <= 100 for score in scores)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("docta", "doctor"), ("electrishun", "electrician"), ("fotografer", "photographer")],
)
def test_words_that_sound_alike_have_one_key(written: str, meant: str) -> None:
    assert sound_of(written) == sound_of(meant)


def test_accents_capitals_and_marks_do_not_matter() -> None:
    assert plain("  Café-Owner’s  ") == "cafe owners"


def test_no_more_is_read_than_a_job_name_can_need() -> None:
    assert len(plain("a" * 100_000)) == MOST_LETTERS


def test_a_lead_in_is_dropped_only_when_something_is_left() -> None:
    assert without_lead_in("when i grow up i want to be a vet") == "vet"
    assert without_lead_in("i want to be") == "i want to be"
