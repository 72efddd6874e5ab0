"""Every string we wrote for pupils is easy to read, also those that no test happens to show."""

import ast
import re

import pytest

from tests.house_rules.tree import files, name
from tests.support.reading_age import KS2, too_hard

FOLDERS = ("templates/pupil/", "templates/signin/", "templates/public/offline/", "app/web/pupil/")
FOR_ADULTS = tuple(
    f"templates/signin/{room}/"
    for room in (
        *("staff", "schools", "password", "invitations", "links", "forgotten", "codes"),
        *("factors", "account"),
    )
)
SAYING = (
    *("app/foundation/pictures.py", "app/learning_log/answers.py", "app/sync/", "app/web/pupil/"),
    *(f"app/learning_log/actions/{what}.py" for what in ("drafts", "saving", "messages", "wishes")),
    *(f"app/signin/actions/{way}.py" for way in ("cards", "knocks", "pictures")),
)
"""Where the domain says no to a child: the sentence of a Refused is what the child is shown."""
REFUSALS = {"Refused", "UnreadablePicture"}
LEADS_TO = re.compile(r'{%[-\s]*(?:from|include|extends)\s+"([\w/.-]+[.]html)"')
TO_A_CHILD = re.compile(r"{% block child_.*?{% endblock %}")
SAID = re.compile(r'\b_\(\s*"((?:[^"\\]|\\.)*)"')
COUNTED = re.compile(r'\bngettext\(\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"')
BLANK = re.compile(r"%\(\w+\)[sd]")


def test_every_string_for_pupils_is_in_short_easy_sentences():
    said = strings()
    assert len(said) > 100
    assert too_hard(said, KS2) == []


def test_what_the_domain_says_to_a_child_is_easy_too():
    said = refusals()
    assert len(said) > 10
    assert too_hard(said, KS2) == []


def test_what_goes_wrong_is_told_in_easy_words():
    said = [
        words
        for path in files(".html")
        if name(path).startswith("templates/errors/")
        for block in TO_A_CHILD.findall(path.read_text())
        for words in found_in(block)
    ]
    assert len(said) > 10
    assert too_hard(said, KS2) == []


@pytest.mark.parametrize("source", ['_("A cat.")', 'ngettext("A cat.", "Cats.", n)'])
def test_a_string_is_found_however_it_is_said(source):
    assert "A cat." in found_in(source)


def strings() -> list[str]:
    """Of every page of a child's, and of every part that such a page is made of."""
    sources = {name(path): path.read_text() for path in files(".html", ".py")}
    todo = [one for one in sources if one.startswith(FOLDERS) and not one.startswith(FOR_ADULTS)]
    seen: set[str] = set()
    while todo:
        here = todo.pop()
        if here in seen or here not in sources:
            continue
        seen.add(here)
        todo += [f"templates/{part}" for part in LEADS_TO.findall(sources[here])]
    return sorted({words for one in seen for words in found_in(sources[one])})


def refusals() -> list[str]:
    """Every sentence that is given, in so many words or by name, to something that says no."""
    said: set[str] = set()
    for path in files(".py"):
        if name(path).startswith(SAYING):
            tree = ast.parse(path.read_text())
            named = {
                target.id: node.value.value
                for node in tree.body
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            said |= {words for call in ast.walk(tree) for words in _given(call, named)}
    return sorted(said)


def _given(node: ast.AST, named: dict[str, object]) -> list[str]:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return []
    if node.func.id not in REFUSALS or not node.args:
        return []
    first = node.args[0]
    words = first.value if isinstance(first, ast.Constant) else named.get(getattr(first, "id", ""))
    return [words] if isinstance(words, str) else []


def found_in(source: str) -> list[str]:
    """The strings of a source; what is filled in later counts as one short word."""
    counted = [words for pair in COUNTED.findall(source) for words in pair]
    return [BLANK.sub("it", words) for words in [*SAID.findall(source), *counted]]
