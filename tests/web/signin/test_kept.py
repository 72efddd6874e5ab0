"""An adult is signed out while writing: nothing is lost, and nobody else sees it."""

from io import BytesIO

import pytest

from app.activities.models import Activity
from app.foundation.database import db
from app.signin.models import KeptForm
from app.web.kept_forms import FIELD
from tests.support import make
from tests.support.client import parsed, token_on
from tests.support.signed_out import bring_back, come_in, sign_out_elsewhere

WRITTEN = "Ms Malik told us how a bridge is made."
PLAN = {"title": "An engineer visits", "on": "2026-06-11", "notes": WRITTEN}


def test_what_was_sent_after_a_sign_out_comes_back_and_is_saved_by_the_same_adult(
    client, teacher, plan
):
    sign_out_elsewhere(client)
    answer = client.submit(plan, PLAN, button="Plan it")
    assert answer.location == "/sign-in"
    asked = client.get(answer.location)
    assert "Sign in, and what you wrote is still here." in asked.text
    assert WRITTEN not in asked.text

    answer = come_in(client, teacher)
    assert answer.location == "/sign-in/kept"
    back = bring_back(client)
    assert "press the button to save it" in back.text
    assert (value(back, "title"), words_in(back, "notes")) == (PLAN["title"], WRITTEN)
    assert db.session.query(Activity).count() == 0

    assert client.submit(back, button="Plan it").status_code == 303
    assert db.session.query(Activity).one().notes == WRITTEN
    assert "Nothing of yours waits here" in client.get("/sign-in/kept").text


def test_it_is_the_same_when_the_session_ended_by_itself(client, teacher, plan, time):
    time.move(hours=9)
    client.submit(plan, PLAN, button="Plan it")
    come_in(client, teacher)

    assert words_in(bring_back(client), "notes") == WRITTEN


def test_it_is_the_same_for_who_signed_in_anew_in_another_tab(client, teacher, plan):
    sign_out_elsewhere(client)
    come_in(client, teacher)

    assert client.submit(plan, PLAN, button="Plan it").location == "/sign-in/kept"
    assert words_in(bring_back(client), "notes") == WRITTEN


def test_another_account_is_told_that_something_waits_and_sees_none_of_it(client, school, plan):
    sign_out_elsewhere(client)
    client.submit(plan, PLAN, button="Plan it")
    answer = come_in(client, make.staff(school, "office"))
    assert answer.location.rstrip("/") == "/school"
    assert "waits for whoever wrote it" in client.get("/school/").text

    page = client.get("/sign-in/kept")
    assert "Something waits for somebody else" in page.text
    assert "engineer" not in page.text
    assert ask_for(client, page).status_code == 404


def test_what_is_sent_from_a_page_of_another_account_is_kept_for_that_one(
    client, school, teacher, plan
):
    sign_out_elsewhere(client)
    come_in(client, make.staff(school, "lead"))
    assert client.submit(plan, PLAN, button="Plan it").location == "/sign-in/kept"
    assert WRITTEN not in client.get("/sign-in/kept").text

    sign_out_elsewhere(client)
    assert come_in(client, teacher).location == "/sign-in/kept"


def test_in_another_browser_nothing_is_told(app, client, teacher, plan):
    sign_out_elsewhere(client)
    client.submit(plan, PLAN, button="Plan it")
    elsewhere = app.test_client()
    assert come_in(elsewhere, teacher).location == "/class/"
    assert ask_for(elsewhere, elsewhere.get("/sign-in/kept")).status_code == 404


def test_after_twenty_minutes_it_is_gone_and_that_is_said(client, teacher, plan, time):
    sign_out_elsewhere(client)
    client.submit(plan, PLAN, button="Plan it")
    time.move(minutes=20)

    assert come_in(client, teacher).location == "/class/"
    assert "kept for 20 minutes, and is gone" in client.get("/class/menu").text


def test_it_lies_sealed_and_in_no_cookie(client, plan):
    sign_out_elsewhere(client)
    answer = client.submit(plan, PLAN, button="Plan it")

    kept = db.session.query(KeptForm).one()
    assert WRITTEN.encode() not in kept.sent_sealed
    assert not any("Malik" in cookie for cookie in answer.headers.getlist("Set-Cookie"))


def test_it_is_not_put_back_at_another_address(client, teacher, plan, classroom):
    sign_out_elsewhere(client)
    client.submit(plan, PLAN, button="Plan it")
    come_in(client, teacher)
    page = client.get("/sign-in/kept")

    assert ask_for(client, page, f"/class/{classroom.id}/activities/new").status_code == 404


def test_it_can_be_let_go(client, teacher, plan):
    sign_out_elsewhere(client)
    client.submit(plan, PLAN, button="Plan it")
    come_in(client, teacher)
    client.submit(client.get("/sign-in/kept"), button="I do not need it")

    assert db.session.query(KeptForm).count() == 0


def test_who_works_in_two_schools_is_led_to_the_one_it_was_written_in(
    client, school, teacher, plan
):
    other = make.school("Abovemade Primary School")
    make._added(make.Membership(school_id=other.id, account_id=teacher.id, role="teacher"))
    sign_out_elsewhere(client)
    client.submit(plan, PLAN, button="Plan it")
    come_in(client, teacher)
    answer = client.submit(client.get("/sign-in/kept"), button=f"Go to {school.name}")

    assert answer.location == "/sign-in/kept"
    assert words_in(bring_back(client), "notes") == WRITTEN


def test_a_press_that_held_no_words_is_done_again_by_hand(client, teacher, classroom):
    come_in(client, teacher)
    page = client.get(f"/class/{classroom.id}")
    sent = {"csrf_token": token_on(page), "kind": "explorer"}
    sign_out_elsewhere(client)
    client.post(f"/class/{classroom.id}/certificates", data=sent, headers=at(page))
    come_in(client, teacher)

    answer = bring_back(client)
    assert answer.location == f"/class/{classroom.id}"
    assert "was not saved" in client.get(answer.location).text


def test_words_that_their_page_cannot_show_again_are_shown_to_be_copied(client, teacher, classroom):
    come_in(client, teacher)
    page = client.get(f"/class/{classroom.id}")
    sent = {"csrf_token": token_on(page), "search": WRITTEN}
    sign_out_elsewhere(client)
    client.post(f"/class/{classroom.id}/activities", data=sent, headers=at(page))
    come_in(client, teacher)

    back = bring_back(client)
    assert WRITTEN in back.text
    assert "What you wrote is here again" not in back.text


@pytest.mark.parametrize(
    ("role", "address", "field"),
    [
        ("lead", "/school/settings", "uses_upn_why"),
        ("lead", "/school/certificates/new", "words"),
        ("lead", "/school/staff/new", "name"),
        ("lead", "/school/watch-words", "word"),
        ("office", "/school/classes/new", "name"),
        ("teacher", "/class/menu/ours/new", "steps"),
        ("teacher", "/class/{room}/reviews", "words"),
        ("teacher", "/class/entries/{entry}", "worry"),
        ("teacher", "/class/activities/{activity}/edit", "notes"),
        ("teacher", "/class/activities/{activity}/fill-in/{child}", "words"),
        ("office", "/school/children/{child}", "forename"),
        ("teacher", "/class/starters", "words"),
    ],
)
def test_each_kind_of_page_shows_again_what_was_written_on_it(
    client, school, classroom, child, role, address, field
):
    adult = make.staff(school, role, classes=(classroom,) if role == "teacher" else ())
    here = {
        "room": classroom.id,
        "child": child.id,
        "entry": make.entry(child).id,
        "activity": make.activity(classroom).id,
    }
    come_in(client, adult)
    page = client.get(address.format(**here))
    if field == "worry":
        page = client.submit(page, button="Worried about this page?")
    sign_out_elsewhere(client)
    assert client.submit(page, {field: WRITTEN}).location == "/sign-in"
    come_in(client, adult)

    back = bring_back(client)
    assert "What you wrote is here again" in back.text
    assert WRITTEN in back.text


def test_ticks_come_back_too(client, school, classroom, child, teacher):
    here = f"/class/activities/{make.activity(classroom).id}/attendance"
    come_in(client, teacher)
    page = client.get(here)
    sign_out_elsewhere(client)
    client.submit(page, {"away": [str(child.id)]})
    come_in(client, teacher)

    back = bring_back(client)
    assert parsed(back).first("//input[@name='away']").get("checked") is not None
    assert client.submit(back, button="Save who was away").status_code == 303
    assert parsed(client.get(here)).first("//input[@name='away']").get("checked") is not None


def test_files_are_not_kept_and_that_is_said(client, school):
    lead = make.staff(school, "lead")
    come_in(client, lead)
    page = client.get("/school/symbols")
    sign_out_elsewhere(client)
    fields = {
        "csrf_token": token_on(page),
        "name": "a big red bus",
        "file": (BytesIO(b"x"), "x.png"),
    }
    client.post("/school/symbols", data=fields, headers=at(page))
    come_in(client, lead)

    assert "Files are not kept" in client.get("/sign-in/kept").text


def test_a_save_made_by_a_script_is_told_and_not_kept(client, teacher, plan):
    sent = {"csrf_token": token_on(plan), **PLAN}
    sign_out_elsewhere(client)
    answer = client.post("/class/activities/new", data=sent, headers={"Accept": "application/json"})

    assert answer.location == "/sign-in?lost=1"
    assert "What you did last was not saved." in client.get(answer.location).text
    assert db.session.query(KeptForm).count() == 0


@pytest.mark.parametrize("token", ["", "x", "made up"])
def test_a_page_with_a_token_of_no_session_is_refused_as_ever(client, plan, token):
    sent = {"csrf_token": token, **PLAN}

    assert client.post("/class/activities/new", data=sent).status_code == 400
    assert db.session.query(KeptForm).count() == 0


def test_more_than_five_are_not_kept(client, teacher, plan):
    sign_out_elsewhere(client)
    for _ in range(6):
        client.submit(plan, PLAN, button="Plan it")

    assert db.session.query(KeptForm).count() == 5


def ask_for(client, page, address="/class/activities/new"):
    form_id = db.session.query(KeptForm).one().id
    return client.post(address, data={"csrf_token": token_on(page), FIELD: form_id})


def at(page):
    return {"Referer": f"http://localhost{page.request.path}"}


def value(page, name):
    return parsed(page).first(f"//input[@name='{name}']").get("value")


def words_in(page, name):
    return parsed(page).first(f"//textarea[@name='{name}']").text.strip()


@pytest.fixture
def plan(client, teacher, classroom):
    """The page on which an activity is planned, open in a browser."""
    come_in(client, teacher)
    return client.get("/class/activities/new")
