"""What nobody uses is not kept: styles, colours, icons, behaviours, components and imports.

The words of templates, pages and scripts are searched for each name; names that are put together
while a page is made (`plate--{{ ground }}`) are known by their beginning.
"""

import re
from functools import cache

import pytest

from app.web.sprites import ICONS
from tests.house_rules.tree import ROOT, files, name

PUT_TOGETHER = re.compile(
    r"(button|flash|font|look|look__tile|pen|plate|room|say|size|space|street|tiles)--?[\w-]+"
)
MACRO = re.compile(r"\{%-?\s*macro (\w+)\(")
FROM = re.compile(r'\{%-?\s*from "[^"]+" import (.+?)\s*-?%\}')
LISTED = re.compile(r'^\s+"[^"]+": "([\w-]+)"', re.MULTILINE)
INCLUDE = re.compile(r'include "([^"]+\.html)"')
SWITCH = re.compile(r'^\s+"\[(data-[\w-]+)\]": "[\w-]+"', re.MULTILINE)


@cache
def templates() -> dict[str, str]:
    """What templates say to a browser or to each other, without their comments."""
    return {
        name(path): re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)
        for path in files(".html", under="templates/")
    }


@cache
def pages() -> str:
    """All that can name a class, an icon or an attribute."""
    written = [*templates().values()]
    written += [path.read_text() for path in files(".py", under="app/")]
    written += [path.read_text() for path in files(".js", under="static/js/")]
    return "\n".join(written)


@cache
def styles() -> str:
    written = "\n".join(path.read_text() for path in files(".css", under="static/css/"))
    return re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)


def is_named(word: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text))


def test_every_class_that_is_styled_is_on_some_page():
    rules = re.sub(r'url\([^)]*\)|"[^"]*"', "", styles())
    classes = set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", rules))
    unused = {one for one in classes if not is_named(one, pages())}
    assert {one for one in unused if not PUT_TOGETHER.fullmatch(one)} == set()


def test_every_token_that_is_written_is_used():
    written = set(re.findall(r"(--[\w-]+)\s*:", styles()))
    assert {one for one in written if f"var({one}" not in styles()} == set()


def test_every_icon_is_on_some_page():
    """All of them are in one file that every page fetches."""
    kept = {path.stem for path in ICONS.glob("*.svg")}
    assert {one for one in kept if not is_named(one, pages())} == set()


@pytest.mark.parametrize("mood", ["pupil", "staff"])
def test_every_behaviour_that_is_listed_is_switched_on_somewhere(mood):
    listed = SWITCH.findall((ROOT / f"static/js/{mood}.js").read_text())
    written = "\n".join(templates().values())
    assert listed
    assert [one for one in listed if not is_named(one, written)] == []


def test_every_script_is_listed_or_imported():
    scripts = {path.name: path.read_text() for path in files(".js", under="static/js/")}
    served = set(re.findall(r"js/([\w-]+\.js)", pages()))
    for text in scripts.values():
        served |= set(re.findall(r'"\./([\w-]+\.js)"', text))
        served |= {f"{one}.js" for one in LISTED.findall(text)}
    assert set(scripts) - served == set()


def test_every_macro_is_called():
    written = "\n".join(templates().values())
    calls = set(re.findall(r"(?<!macro )\b(\w+)\(", written))
    calls |= {first for first, _ in re.findall(r"(\w+) as (\w+)", written)}
    assert {one for text in templates().values() for one in MACRO.findall(text)} - calls == set()


def test_what_a_template_imports_is_called_there_or_where_it_reaches():
    """A layout's imports reach every page; those of a page reach what it includes."""
    everything = FROM.sub("", "\n".join(templates().values()))
    unused = []
    for path, text in templates().items():
        included = (templates()[f"templates/{one}"] for one in INCLUDE.findall(text))
        body = everything if "/layouts/" in path else FROM.sub("", text) + "".join(included)
        for names in FROM.findall(text):
            for one in names.removesuffix("with context").split(","):
                called = one.split(" as ")[-1].strip()
                if not is_named(called, body):
                    unused.append(f"{path}: {called}")
    assert unused == []
