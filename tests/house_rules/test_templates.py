"""Every template compiles, and none goes round the escaping or the policy."""

import re

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
MAY_LINK_OUT = ("templates/transition/",)
"""Pages of the package, which are opened from a file."""


def test_every_template_compiles(app, subtests):
    for path in files(".html", ".txt", under="templates/"):
        with subtests.test(name(path)):
            app.jinja_env.get_template(path.relative_to(ROOT / "templates").as_posix())


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    assert [
        f"{name(path)}: {found.group()}"
        for path in files(".html", under="templates/")
        if not (what in {"another host"} and name(path).startswith(MAY_LINK_OUT))
        for found in FORBIDDEN[what].finditer(COMMENT.sub("", path.read_text()))
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


def test_every_component_is_one_macro_of_its_own_name():
    macro = re.compile(r"\{%-?\s*macro\s+(\w+)")
    assert [
        name(path)
        for path in files(".html", under="templates/components/")
        if path.parent.name == "components" and path.stem not in macro.findall(path.read_text())
    ] == []
