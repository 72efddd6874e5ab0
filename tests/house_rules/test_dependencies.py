"""Every dependency is pinned with a hash and has said what it is for."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
LISTS = ["requirements", "requirements-dev"]
REASONS = REPOSITORY / "docs/decisions/001-dependencies-earn-their-line.md"


def test_every_dependency_has_said_what_it_is_for_and_nothing_else_has():
    wanted = {name for one in LISTS for name in asked_for(one)}
    rows = re.findall(r"^\| ([a-z0-9, -]+) \|", REASONS.read_text(), re.MULTILINE)
    reasons = {name for row in rows for name in row.split(", ")} - {"package"}

    assert reasons == wanted


@pytest.mark.parametrize("one", LISTS)
def test_what_is_asked_for_is_what_is_pinned(one):
    assert asked_for(one) <= set(pinned(one)) | set(pinned("requirements"))


@pytest.mark.parametrize("one", LISTS)
def test_everything_pinned_has_a_hash(one):
    assert [name for name, lines in pinned(one).items() if "--hash=sha256:" not in lines] == []


@pytest.mark.parametrize("one", LISTS)
def test_no_pin_says_where_it_was_fetched_from(one):
    assert "://" not in (REPOSITORY / f"{one}.txt").read_text()


def asked_for(one: str) -> set[str]:
    """Names in a .in file, as a package index spells them."""
    lines = (REPOSITORY / f"{one}.in").read_text().splitlines()
    names = (re.match(r"[A-Za-z0-9_-]+", line) for line in lines)
    return {found.group().lower().replace("_", "-") for found in names if found} - {"-c"}


def pinned(one: str) -> dict[str, str]:
    """Each name in a .txt file, with what follows it up to the next."""
    text = (REPOSITORY / f"{one}.txt").read_text()
    found = re.findall(r"^([a-z0-9-]+)(?:\[[^]]*\])?==((?:.*\n)(?:[ ].*\n?)*)", text, re.MULTILINE)
    return dict(found)
