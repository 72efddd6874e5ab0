"""Every template compiles, and none goes round the escaping or the policy."""

import re
from pathlib import Path

import pytest

from tests.house_rules.tree import ROOT, files, name

COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
FORBIDDEN = {
    "a style written into the page": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "a script written into the page": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json)", re.I),
    "an event handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "escaping switched off": re.compile(r"\|\s*safe\b|autoescape\s+false|Markup\("),
    "another host": re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.I),
    "an address by hand": re.compile(r"(?:href|action|src)\s*=\s*[\"']/(?!/)\w", re.I),
}
STAND_ALONE = ("templates/transition/read/",)
"""Pages of the package, opened from a file: their stylesheet is inside, allowed by its hash."""


def test_every_template_compiles(app, subtests):
    for path in files(".html", ".txt", under="templates/"):
        with subtests.test(name(path)):
            app.jinja_env.get_template(path.relative_to(ROOT / "templates").as_posix())


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    assert [
        f"{name(path)}: {found.group()}"
        for path in files(".html", under="templates/")
        for found in FORBIDDEN[what].finditer(judged(path))
    ] == []


@pytest.mark.parametrize(
    ("what", "written"),
    [
        ("a style written into the page", '<p style="color: red">'),
        ("a script written into the page", "<script>go()</script>"),
        ("an event handler", '<p onclick="go()">'),
        ("escaping switched off", "{{ words | safe }}"),
        ("another host", '<img src="//example.com/a.png">'),
        ("an address by hand", '<a href="/my/pages">'),
    ],
)
def test_each_would_be_found(what, written):
    assert FORBIDDEN[what].search(written)


def test_every_component_is_a_macro():
    assert [
        name(path)
        for path in files(".html", under="templates/components/")
        if path.parent.name == "components"  # drawings of places are included whole
        and not re.search(r"\{%-?\s*macro\s", path.read_text())
    ] == []


def judged(path: Path) -> str:
    """A template without its comments, and without the one style that stand-alone pages need."""
    words = COMMENT.sub("", path.read_text())
    if name(path).startswith(STAND_ALONE):
        words = words.replace("<style>{{ style|safe }}</style>", "")
    return words
