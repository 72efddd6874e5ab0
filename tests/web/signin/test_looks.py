"""Light, dark or as the device."""

import re
from pathlib import Path

import pytest

from app.web.staff_look import LOOKS
from tests.support.client import parsed, token_on

TOKENS = Path("static/css/tokens.css")


@pytest.mark.parametrize(
    ("button", "on_html"), [("Dark", "look-dark"), ("Light", ""), ("As the device", "look-device")]
)
def test_a_look_is_chosen_on_any_page_and_kept(button, on_html, as_teacher, classroom):
    activities = f"/class/{classroom.id}/activities?page=1"
    answer = as_teacher.submit(as_teacher.get(activities), button=button)
    assert answer.location == activities
    page = parsed(as_teacher.get(f"/class/{classroom.id}"))
    assert page.first("//html").get("class") == on_html
    pressed = page.first("//button[@name='look'][@aria-pressed='true']")
    assert page.words_of(pressed) == button


def test_before_anybody_chose_pages_look_as_the_device_does(as_office):
    assert look(as_office.get("/school/imports")) == "look-device"


def test_adults_sign_in_on_a_page_of_that_look_and_children_do_not(app, client):
    assert look(client.get("/sign-in")) == "look-device"
    client.set_cookie(f"{app.config['SESSION_COOKIE_NAME']}-look", "dark")
    assert look(client.get("/sign-in")) == look(client.get("/no-such-page")) == "look-dark"
    assert look(client.get("/")) == ""


def test_it_outlives_the_sign_out_and_is_nothing_to_a_child(app, as_teacher, as_pupil, classroom):
    as_teacher.submit(as_teacher.get(f"/class/{classroom.id}"), button="Dark")
    kept = as_teacher.get_cookie(f"{app.config['SESSION_COOKIE_NAME']}-look")
    assert (kept.value, kept.http_only, kept.max_age > 0) == ("dark", True, True)
    as_pupil.set_cookie(kept.key, "dark")
    assert look(as_pupil.get("/my/")) == ""


def test_a_page_of_paper_is_light_in_every_look(as_teacher, classroom):
    as_teacher.submit(as_teacher.get(f"/class/{classroom.id}"), button="Dark")
    assert look(as_teacher.get(f"/class/{classroom.id}/wall")) == ""


@pytest.mark.parametrize("sent", ["purple", "", "dark\r\nx"])
def test_a_look_that_we_do_not_have_changes_nothing(sent, app, as_teacher, classroom):
    page = as_teacher.get(f"/class/{classroom.id}")
    token = token_on(page)
    as_teacher.post("/look", data={"csrf_token": token, "look": sent, "back": "/class/"})
    assert look(as_teacher.get(f"/class/{classroom.id}")) == LOOKS["device"]
    as_teacher.set_cookie(f"{app.config['SESSION_COOKIE_NAME']}-look", "purple")
    assert look(as_teacher.get(f"/class/{classroom.id}")) == LOOKS["device"]


def test_the_two_ways_to_be_dark_are_the_same_and_neither_is_printed():
    found = re.findall(
        r"@media screen(?: and \(prefers-color-scheme: dark\))? \{\s*\.look-(dark|device) "
        r"\{(.*?)\}\s*\}",
        TOKENS.read_text(),
        re.DOTALL,
    )
    (one, dark), (other, device) = found
    assert (one, other) == ("dark", "device")
    assert dark == device


def look(page):
    return parsed(page).first("//html").get("class")
