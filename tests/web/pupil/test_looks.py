"""How it looks: chosen by the child, kept with the child."""

import pytest

from tests.support import sign_in
from tests.support.client import parsed, token_on


def test_a_look_is_kept_and_put_on_every_page(app, as_pupil, child):
    page = as_pupil.get("/my/look/")
    fields = {"background": "dark", "size": "l", "spacing": "wide", "font": "own", "calm": "y"}
    assert as_pupil.submit(page, fields, button="Keep it").status_code == 303
    elsewhere = sign_in.pupil_client(app, child)
    look = parsed(elsewhere.get("/my/")).tree.get("class")
    assert look.split() == ["look-dark", "size-l", "space-wide", "font-own", "calm"]


def test_a_look_can_be_put_back(as_pupil):
    as_pupil.submit(as_pupil.get("/my/look/"), {"background": "blue"}, button="Keep it")
    as_pupil.submit(as_pupil.get("/my/look/"), {"background": "cream"}, button="Keep it")
    assert not parsed(as_pupil.get("/my/")).tree.get("class")


@pytest.mark.parametrize("font", ["atkinson", "opendyslexic"])
def test_other_letters_can_be_chosen(as_pupil, font):
    as_pupil.submit(as_pupil.get("/my/look/"), {"font": font}, button="Keep it")
    assert parsed(as_pupil.get("/my/")).tree.get("class") == f"font-{font}"


def test_a_look_we_do_not_have_is_not_kept(as_pupil):
    page = as_pupil.get("/my/look/")
    data = {"csrf_token": token_on(page), "background": "plaid", "size": "l"}
    assert as_pupil.post("/my/look/", data=data).status_code == 200
    assert not parsed(as_pupil.get("/my/")).tree.get("class")


def test_a_script_that_keeps_a_look_is_told_where_to_go_on_and_reads_what_the_page_says(as_pupil):
    page = as_pupil.get("/my/look/")
    asks = {"Prefer": "return=minimal"}
    answer = as_pupil.submit(page, {"background": "dark"}, button="Keep it", headers=asks)
    assert (answer.status_code, answer.location, answer.data) == (204, "/my/look/", b"")
    assert "Your pages look like this now." in as_pupil.get(answer.location).text
