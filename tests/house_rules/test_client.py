"""The stand-in for a browser sends what a browser would, and refuses what a person could not do."""

import pytest
from flask import Flask, request
from werkzeug.test import TestResponse

from tests.support.client import InspectingClient

PAGE = """<!doctype html><html lang="en-GB"><head><title>A form – Career Learning Log</title></head>
<body><header></header><main><h1>A form</h1><form method="post" action="/sent">
<input type="hidden" name="csrf_token" value="t">
<label>Words <input name="words" value="old"></label>
<label><input type="checkbox" name="ticked" value="yes" checked>Ticked</label>
<label><input type="radio" name="way" value="type" checked>Type</label>
<label><input type="radio" name="way" value="draw">Draw</label>
<label>Year <select name="year"><option>5</option><option>6</option></select></label>
<label>More <textarea name="more">
first line</textarea></label><button name="go" value="on">Next</button></form>
<label>Outside <input name="outside" form="f2"></label><form id="f2" method="post" action="/other">
<input type="hidden" name="csrf_token" value="t"><button formaction="/elsewhere">Elsewhere</button>
</form></main></body></html>"""


def test_what_the_page_holds_is_sent_with_what_the_person_changes(browser, page):
    assert browser.submit(page, {"words": "new"}).json == {
        "path": "/sent",
        "csrf_token": ["t"],
        "words": ["new"],
        "ticked": ["yes"],
        "way": ["type"],
        "year": ["5"],
        "more": ["first line"],
        "go": ["on"],
    }


def test_none_unticks_a_box(browser, page):
    assert "ticked" not in browser.submit(page, {"ticked": None}).json


def test_a_field_and_a_button_may_stand_outside_their_form(browser, page):
    sent = browser.submit(page, {"outside": "x"}, button="Elsewhere").json
    assert (sent["path"], sent["outside"]) == ("/elsewhere", ["x"])


@pytest.mark.parametrize("fields", [{"way": "sing"}, {"year": "7"}, {"nowhere": "x"}])
def test_what_the_page_does_not_offer_cannot_be_chosen(browser, page, fields):
    with pytest.raises(AssertionError):
        browser.submit(page, fields)


def test_a_button_that_is_not_there_cannot_be_pressed(browser, page):
    with pytest.raises(AssertionError, match="Finish"):
        browser.submit(page, {}, button="Finish")


def test_a_page_that_is_not_as_it_should_be_fails_the_test_that_opens_it(browser):
    with pytest.raises(AssertionError, match="title"):
        browser.get("/bad")
    assert browser.get("/bad", unchecked=["title"]).status_code == 200


def test_what_breaks_a_view_is_raised_in_the_test(browser, witness):
    witness.failures.append(ZeroDivisionError("in a view"))
    with pytest.raises(ZeroDivisionError):
        browser.get("/form")


@pytest.fixture
def page(browser) -> TestResponse:
    return browser.get("/form")


@pytest.fixture
def browser(witness) -> InspectingClient:
    """A browser on a small app of this test's own."""
    app = Flask("small")
    app.extensions["witness"] = witness
    app.add_url_rule("/form", "form", lambda: PAGE)
    app.add_url_rule("/bad", "bad", lambda: PAGE.replace("A form –", ""))
    for path in ("/sent", "/elsewhere", "/other"):
        app.add_url_rule(path, path, lambda: echo(), methods=["POST"])
    return InspectingClient(app)


def echo() -> dict[str, object]:
    return {"path": request.path, **request.form.to_dict(flat=False)}
