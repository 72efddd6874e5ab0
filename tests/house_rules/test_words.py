"""British spelling in everything that people read, and one word for each idea."""

import re

import pytest

from tests.house_rules.tree import files, name

AMERICAN = {
    "color": "colour",
    "colors": "colours",
    "favorite": "favourite",
    "behavior": "behaviour",
    "center": "centre",
    "organize": "organise",
    "organized": "organised",
    "organization": "organisation",
    "recognize": "recognise",
    "recognized": "recognised",
    "realize": "realise",
    "summarize": "summarise",
    "apologize": "apologise",
    "authorize": "authorise",
    "authorized": "authorised",
    "customize": "customise",
    "canceled": "cancelled",
    "traveled": "travelled",
    "labeled": "labelled",
    "enroll": "enrol",
    "enrollment": "enrolment",
    "fulfill": "fulfil",
    "gray": "grey",
    "jewelry": "jewellery",
    "license plate": "number plate",
    "math": "maths",
    "mom": "mum",
    "neighbor": "neighbour",
    "program of study": "programme of study",
    "theater": "theatre",
}
WORD = re.compile(rf"(?<![\w.#/-])({'|'.join(map(re.escape, AMERICAN))})(?![\w/(=:-])", re.I)
CODE = re.compile(
    r"```.*?```|`[^`\n]*`|\{[{%#].*?[}%#]\}|<(?:script|style).*?</|<[^>]*>|https?://\S+", re.S
)


def test_what_people_read_is_spelt_as_in_britain():
    said = [
        f"{name(path)}: write {AMERICAN[word.lower()]} for {word}"
        for path in files(".html", ".md", ".po")
        for word in WORD.findall(CODE.sub(" ", path.read_text()))
    ]
    assert said == []


@pytest.mark.parametrize("words", ["my favorite job", "Organize your day.", "at the center"])
def test_american_spelling_would_be_noticed(words):
    assert WORD.search(CODE.sub(" ", f"<p>{words}</p>"))


@pytest.mark.parametrize("code", ["`color`", '<svg color="red">', "{{ center }}"])
def test_code_is_not_prose(code):
    assert not WORD.search(CODE.sub(" ", code))
