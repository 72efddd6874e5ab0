"""The shipped menu: what every line of it owes a teacher."""

import re
from collections import Counter
from pathlib import Path

import pytest

from app.jobs.cards import JOBS
from app.jobs.skills import SKILLS
from app.menu.items import (
    AREAS,
    MOST_SKILLS,
    OUT_OF_THE_CLASSROOM,
    SHIPPED,
    STAGES,
    SUBJECTS,
    THEMES,
    WAYS,
)

EVER_SHIPPED = (Path(__file__).parent / "data" / "shipped_slugs.txt").read_text("utf-8").split()
MINUTES = re.compile(r"(\d+) min: \S")
LINES = pytest.mark.parametrize("item", SHIPPED.values(), ids=lambda item: item.slug)


def test_every_line_that_ever_shipped_still_exists():
    assert [slug for slug in EVER_SHIPPED if slug not in SHIPPED] == []


def test_every_line_is_on_the_list_of_shipped_ones():
    assert [slug for slug in SHIPPED if slug not in EVER_SHIPPED] == []


def test_there_are_enough_to_choose_from_at_every_age_and_in_every_way():
    offered = [item for item in SHIPPED.values() if not item.retired]
    assert len(offered) >= 30
    assert min(sum(stage in item.stages for item in offered) for stage in STAGES) >= 6
    assert min(sum(way in item.ways for item in offered) for way in WAYS) >= 5
    assert min(Counter(item.theme for item in offered)[theme] for theme in THEMES) >= 3
    assert {area for item in offered for area in (item.area,)} == set(AREAS)
    assert {skill for item in offered for skill in item.skills} == set(SKILLS)


def test_the_subjects_are_those_that_job_cards_name():
    assert set(SUBJECTS.values()) == {subject for job in JOBS.values() for subject in job.subjects}


@LINES
def test_a_line_names_only_what_there_is(item):
    for named, known in (
        (item.stages, STAGES),
        ((item.theme,), THEMES),
        ((item.area,), AREAS),
        (item.skills, SKILLS),
        (item.ways, WAYS),
        (item.subjects, SUBJECTS),
        (item.jobs, JOBS),
    ):
        assert named
        assert set(named) <= set(known)
    assert len(item.skills) <= MOST_SKILLS
    assert len(item.jobs) <= 6


@LINES
def test_the_steps_fill_the_time(item):
    assert sum(int(MINUTES.match(step)[1]) for step in item.steps) == item.minutes


@LINES
def test_a_line_says_what_to_prepare_how_to_adapt_and_what_to_ask(item):
    for points in (item.prepare, item.adaptations, item.before, item.after):
        assert len(points) >= 2
    assert all(question.rstrip("”").endswith(("?", ".")) for question in item.before + item.after)


@LINES
def test_whoever_meets_somebody_from_outside_reads_how_children_are_kept_safe(item):
    assert item.safeguarding or not OUT_OF_THE_CLASSROOM & set(item.ways)


def test_no_two_lines_are_alike():
    said = Counter(
        words
        for item in SHIPPED.values()
        for words in (item.title, item.summary, item.safeguarding, *item.steps, *item.adaptations)
        if words
    )
    assert [words for words, times in said.items() if times > 1] == []


def test_what_the_menu_is_sorted_by_keeps_its_slugs():
    """Plans and schools' own lines hold them."""
    kept = {
        "stages": (STAGES, "EYFS KS1 KS2"),
        "ways": (WAYS, "in_person video trip lesson"),
        "themes": (
            THEMES,
            "me-and-my-future jobs-for-everyone people-who-help-us making-and-mending getting-about"
            " food-animals-and-land money-and-business art-words-and-shows science-and-computers",
        ),
        "areas": (
            AREAS,
            "grow-throughout-life explore-possibilities manage-career create-opportunities"
            " balance-life-and-work see-the-big-picture",
        ),
        "subjects": (
            SUBJECTS,
            "art-and-design computing design-and-technology english geography history languages"
            " maths music pe pshe re science",
        ),
    }
    assert {kind: list(known) for kind, (known, _) in kept.items()} == {
        kind: slugs.split() for kind, (_, slugs) in kept.items()
    }
