"""The job cards keep what the design asks of them."""

from collections import Counter

import pytest

from app.jobs.cards import JOBS, Job, jobs_in
from app.jobs.families import FAMILIES
from app.jobs.phrases import plain
from app.jobs.skills import SKILLS
from tests.support.reading_age import KS1, KS2, grade

SUBJECTS = {
    "Art and design", "Computing", "Design and technology", "English", "Geography", "History",
    "Languages", "Maths", "Music", "PE", "PSHE", "RE", "Science",
}  # fmt: skip
GENDERED = {"man", "woman", "men", "women", "boy", "girl", "prince", "princess", "mans", "womans"}


def test_there_are_at_least_190_cards() -> None:
    assert len(JOBS) >= 190


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_four_cards_or_more(family: str) -> None:
    assert len(jobs_in(family)) >= 4


def test_every_card_belongs_to_a_family() -> None:
    assert sum(len(jobs_in(family)) for family in FAMILIES) == len(JOBS)


def test_every_card_names_three_different_skills() -> None:
    assert [
        job.slug
        for job in JOBS.values()
        if len(job.skills) != 3 or len(set(job.skills) & set(SKILLS)) != 3
    ] == []


def test_every_skill_is_used_by_many_jobs() -> None:
    uses = Counter(skill for job in JOBS.values() for skill in job.skills)

    assert {skill: uses[skill] for skill in SKILLS if uses[skill] < 15} == {}


def test_every_card_has_a_major_group_of_the_occupational_classification() -> None:
    assert {job.soc_major_group for job in JOBS.values()} == set(range(1, 10))


def test_every_card_names_subjects_of_the_national_curriculum() -> None:
    assert {subject for job in JOBS.values() for subject in job.subjects} == SUBJECTS
    assert [job.slug for job in JOBS.values() if not job.subjects] == []


def test_no_two_cards_share_a_picture() -> None:
    pictures = Counter(job.picture for job in JOBS.values())

    assert [picture for picture, uses in pictures.items() if uses > 1] == []


def test_no_picture_shows_only_a_man_or_only_a_woman() -> None:
    assert [job.slug for job in JOBS.values() if GENDERED & set(job.picture.split("-"))] == []


def test_no_two_cards_share_a_title() -> None:
    titles = Counter(plain(job.title) for job in JOBS.values())

    assert [title for title, uses in titles.items() if uses > 1] == []


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_a_seven_year_old_can_read_the_sentence(job: Job) -> None:
    assert job.sentence.endswith(".")
    assert len(job.sentence.split()) <= KS2.words
    assert grade([job.sentence]) <= 3


def test_the_sentences_together_are_easy_enough_for_key_stage_1() -> None:
    assert grade(job.sentence for job in JOBS.values()) <= KS1.grade
