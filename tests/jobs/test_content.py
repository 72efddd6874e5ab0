"""Families, skills, ways of meeting: what the design fixed, word for word."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.foundation.picture_names import picture_file
from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES, STREETS, Street
from app.jobs.meeting import WAYS_OF_MEETING, WOULD_LIKE
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.schools.avatars import AVATARS
from app.signin.picture_set import PICTURES

STATIC = Path(__file__).parents[2] / "static"
SHIPPED: Mapping[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "data" / "shipped_slugs.toml").read_text("utf-8")
)
KEPT: Mapping[str, Mapping[str, object]] = {
    "families": FAMILIES,
    "skills": SKILLS,
    "ways_of_meeting": WAYS_OF_MEETING,
    "would_like": WOULD_LIKE,
    "avatars": AVATARS,
    "sign_in_pictures": PICTURES,
    "jobs": JOBS,
}


@pytest.mark.parametrize("kind", KEPT)
def test_every_slug_that_ever_shipped_still_exists(kind: str) -> None:
    assert [slug for slug in SHIPPED[kind] if slug not in KEPT[kind]] == []


@pytest.mark.parametrize("kind", KEPT)
def test_every_slug_is_on_the_list_of_shipped_ones(kind: str) -> None:
    assert [slug for slug in KEPT[kind] if slug not in SHIPPED[kind]] == []


@pytest.mark.parametrize("street", STREETS)
def test_a_street_has_five_families(street: Street) -> None:
    assert len([family for family in FAMILIES.values() if family.street == street]) == 5


def test_families_stand_in_the_order_in_which_the_town_is_drawn() -> None:
    assert [family.order for family in FAMILIES.values()] == list(range(1, 26))
    assert [family.name for family in FAMILIES.values() if family.street == "works"] == [
        "Construction and trades",
        "Engineering and maintenance",
        "Manufacturing",
        "Delivery and storage",
        "Transport",
    ]


def test_a_skill_has_the_name_of_the_version_in_use() -> None:
    planning = SKILLS["planning"]

    assert (planning.name(1), planning.name(2)) == ("Aiming High", "Planning")


def test_a_skill_has_a_statement_for_each_key_stage() -> None:
    teamwork = SKILLS["teamwork"]

    assert teamwork.statement(1) == "I can take turns and share."
    assert teamwork.statement(2) == "I do my part and help others so that the team does well."


def test_there_are_eight_skills_and_none_shares_a_picture() -> None:
    assert len({skill.picture for skill in SKILLS.values()}) == len(SKILLS) == 8


def test_the_self_view_grows_from_seed_to_tree() -> None:
    assert [(view.point, view.words, view.drawing) for view in SELF_VIEWS.values()] == [
        (1, "Just starting", "seed"),
        (2, "Getting there", "sprout"),
        (3, "I can do it", "sapling"),
        (4, "I can show others", "tree"),
    ]


def test_there_are_seven_ways_to_meet_a_job() -> None:
    assert len(WAYS_OF_MEETING) == 7


def test_would_you_like_it_has_three_answers_in_order() -> None:
    assert [answer.words for answer in WOULD_LIKE.values()] == ["Not for me", "Maybe", "Yes please"]


def test_a_class_of_forty_can_have_an_avatar_each() -> None:
    assert len({avatar.picture for avatar in AVATARS.values()}) == len(AVATARS) >= 40


def test_there_are_sixteen_pictures_to_sign_in_with() -> None:
    assert len({picture.picture for picture in PICTURES.values()}) == len(PICTURES) == 16


def test_no_sign_in_picture_is_an_avatar() -> None:
    avatars = {avatar.picture for avatar in AVATARS.values()}

    assert [picture.slug for picture in PICTURES.values() if picture.picture in avatars] == []


def test_every_picture_that_is_named_is_a_file() -> None:
    named = {
        thing.picture
        for things in (JOBS, SKILLS, WAYS_OF_MEETING, WOULD_LIKE, AVATARS, PICTURES)
        for thing in things.values()
    }

    assert sorted(name for name in named if not (STATIC / picture_file(name)).is_file()) == []


def test_the_pictures_carry_their_licence() -> None:
    licence = STATIC / Path(picture_file("fox")).parent / "LICENSE"

    assert "MIT License" in licence.read_text("utf-8")


def test_no_vendored_picture_needs_a_style_or_an_outside_address() -> None:
    pictures = (STATIC / picture_file("fox")).parent.glob("*.svg")
    banned = ("style=", "<style", "<script", "href=")

    assert [
        picture.name
        for picture in pictures
        if any(word in picture.read_text("utf-8") for word in banned)
    ] == []
