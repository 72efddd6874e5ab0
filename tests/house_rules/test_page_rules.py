"""The page inspector catches what it is for: a good page, spoilt in one way at a time."""

import pytest

from tests.support.page import Page
from tests.support.page_rules import RULES, problems_of
from tests.support.reading_age import KS1, KS2, grade, too_hard

GOOD = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>My jobs – Career Learning Log</title>
<link rel="stylesheet" href="/static/abc/pupil.css">
<script type="module" src="/static/a.js"></script>
</head><body class="pupil"><header><a href="/my/">My page</a></header>
<main><h1>My jobs</h1><h2>New</h2><p>You met a <span data-name>veterinary surgeon</span>.</p>
<p data-theirs>None of the {{ curly }} things children may write are judged by grown-ups.</p>
<img src="/static/abc/owl.svg" alt=""><svg aria-hidden="true"><use href="/static/s.svg#a"/></svg>
<form method="post"><input type="hidden" name="csrf_token" value="t">
<label for="words">My words</label><textarea id="words" name="words"></textarea>
<fieldset><legend>Pick one</legend>
<label><input type="radio" name="a" value="1">Yes</label></fieldset>
<button>Next</button></form></main></body></html>"""

SPOILT = [
    ("title", "My jobs – Career Learning Log", "My jobs"),
    ("language", ' lang="en-GB"', ' lang="en"'),
    ("one_h1", "<h2>New</h2>", "<h1>New</h1>"),
    ("one_h1", "<h1>My jobs</h1>", ""),
    ("heading_order", "<h2>New</h2>", "<h3>New</h3>"),
    ("landmarks", "main>", "div>"),
    ("landmarks", "header>", "div>"),
    ("unique_ids", "<h2>", '<h2 id="words">'),
    ("references", "<h2>", '<h2 aria-describedby="nowhere">'),
    ("references", 'href="/my/"', 'href="#nowhere"'),
    ("labels", '<label for="words">My words</label>', "My words"),
    ("legends", "<legend>Pick one</legend>", ""),
    (
        "boxes",
        "<button>Next",
        "<label><input type=checkbox name=b required>A</label>"
        "<label><input type=checkbox name=b required>B</label><button>Next",
    ),
    ("alternatives", ' alt=""', ""),
    ("alternatives", ' aria-hidden="true"', ""),
    ("buttons", "<button>Next</button>", '<button><img src="/a.svg" alt=""></button>'),
    ("links", ">My page<", "><"),
    ("links", 'href="/my/"', 'href="#"'),
    ("csrf_tokens", 'value="t"', 'value=""'),
    ("nothing_inline", "<h1>", '<h1 style="color: red">'),
    ("nothing_inline", "<h1>", '<h1 onclick="go()">'),
    ("nothing_inline", "</head>", "<style>p {}</style></head>"),
    ("nothing_inline", "</main>", "<script>go()</script></main>"),
    ("nothing_inline", 'href="/my/"', 'href="javascript:go()"'),
    ("own_host", 'src="/static/abc/owl.svg"', 'src="https://example.com/owl.svg"'),
    ("own_host", 'href="/static/abc/pupil.css"', 'href="//example.com/pupil.css"'),
    ("own_host", 'href="/my/"', 'href="https://example.com" rel="external"'),
    ("leftovers", "<h2>New</h2>", "<h2>Hello None</h2>"),
    ("leftovers", "<h2>New</h2>", "<h2>{{ name }}</h2>"),
    ("leftovers", "<h2>New</h2>", "<h2>&lt;app.schools.Pupil object at 0x7f&gt;</h2>"),
    ("leftovers", 'value="1"', 'value="None"'),
    ("reading_age", "<h2>New</h2>", "<h2>Occupational opportunities encountered</h2>"),
]


def test_a_good_page_has_nothing_to_mend():
    assert problems_of(Page(GOOD)) == []


@pytest.mark.parametrize(("name", "good", "bad"), SPOILT)
def test_each_rule_catches_its_own_fault_and_no_other_speaks(name, good, bad):
    assert good in GOOD
    spoilt = Page(GOOD.replace(good, bad))
    assert {problem.split(":")[0] for problem in problems_of(spoilt)} == {name}
    assert problems_of(spoilt, unchecked=[name]) == []


def test_every_rule_has_been_seen_to_fail():
    assert {name for name, _, _ in SPOILT} == set(RULES)


def test_a_rule_that_does_not_exist_cannot_be_switched_off():
    with pytest.raises(ValueError, match="no page rule"):
        problems_of(Page(GOOD), unchecked=["headings"])


def test_the_youngest_get_shorter_sentences_than_the_older_ones():
    asked = ["Tell us one thing that you did not know before today."]
    assert too_hard(asked, KS1) != []
    assert too_hard(asked, KS2) == []


def test_sentences_end_at_full_stops_and_at_the_edges_of_blocks():
    assert too_hard(["Pick one way. You can use two.", "Next", "I’m finished"], KS1) == []


def test_longer_words_make_a_higher_grade():
    assert grade(["The dog ran to me."]) < 2 < 8 < grade(["Occupational opportunities vary."])


def test_a_staff_page_is_not_held_to_a_childs_reading_age():
    spoilt = GOOD.replace("New", "Occupational opportunities encountered")
    assert problems_of(Page(spoilt.replace('class="pupil"', 'class="staff"'))) == []
