"""Every string we wrote for pupils is easy to read, also those that no test happens to show."""

import re

import pytest

from tests.house_rules.tree import files, name
from tests.support.reading_age import KS2, too_hard

FOLDERS = ("templates/pupil/", "templates/signin/", "app/web/pupil/")
SAID = re.compile(r'\b_\(\s*"((?:[^"\\]|\\.)*)"')
COUNTED = re.compile(r'\bngettext\(\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"')
BLANK = re.compile(r"%\(\w+\)[sd]")


def test_every_string_for_pupils_is_in_short_easy_sentences():
    said = strings()
    assert len(said) > 100
    assert too_hard(said, KS2) == []


@pytest.mark.parametrize("source", ['_("A cat.")', 'ngettext("A cat.", "Cats.", n)'])
def test_a_string_is_found_however_it_is_said(source):
    assert "A cat." in found_in(source)


def strings() -> list[str]:
    paths = [
        path
        for path in files(".html", ".py")
        if name(path).startswith(FOLDERS) and not name(path).startswith("templates/signin/staff")
    ]
    return sorted({words for path in paths for words in found_in(path.read_text())})


def found_in(source: str) -> list[str]:
    """The strings of a source; what is filled in later counts as one short word."""
    counted = [words for pair in COUNTED.findall(source) for words in pair]
    return [BLANK.sub("it", words) for words in [*SAID.findall(source), *counted]]
