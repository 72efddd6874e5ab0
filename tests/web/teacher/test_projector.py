"""Projector mode: a class that can see the screen sees nothing about a child."""

import re

import pytest
from sqlalchemy import func, select

from app.foundation.database import db
from app.safeguarding.models import Concern
from app.web.guard import permission_for
from app.web.projector import SHOWN
from tests.house_rules.world import World, methods, rules
from tests.support import make, sign_in, worries
from tests.support.client import is_a_page, parsed, token_on

OF_CHILDREN = re.compile(r"\b(FSM|SEND|free school meals|concern|worried)\b", re.IGNORECASE)


def test_no_staff_page_says_anything_about_a_child(app, world, staff_pages, subtests):
    """Every page of the lead and the teacher, whatever it is about, and whoever writes the next."""
    for client in (world.clients["teacher"], world.clients["lead"]):
        switch(client, world.classroom, "plain")
        for rule in staff_pages:
            with subtests.test(str(rule)):
                page = client.get(world.address(rule), unchecked=["csrf_tokens"])
                assert world.child.forename not in page.text
                assert world.child.surname not in page.text
                if is_a_page(page):
                    main = parsed(page).first("//main")
                    assert not OF_CHILDREN.search(parsed(page).words_of(main))


def test_with_names_a_first_name_is_all_that_is_told(as_teacher, child, visit, classroom):
    make.entry(child, activity_id=visit.id, words="I was ill.")
    switch(as_teacher, classroom, "names")
    for address in ("", f"/round/{visit.id}", "/overview"):
        page = as_teacher.get(f"/class/{classroom.id}{address}")
        assert child.surname not in page.text
        assert "I was ill" not in page.text
    assert child.forename in as_teacher.get(f"/class/{classroom.id}").text


def test_it_is_said_on_every_page_and_ends_where_it_was_begun(as_teacher, child, classroom):
    overview = f"/class/{classroom.id}/overview?since=beginning"
    page = as_teacher.get(overview)
    answer = as_teacher.submit(page, button="Projector mode")
    assert answer.location == overview
    page = as_teacher.get(overview)
    assert "Projector mode is on." in page.text
    assert child.forename not in page.text
    as_teacher.submit(page, button="Show first names")
    as_teacher.submit(as_teacher.get(overview), button="Turn it off")
    assert child.forename in as_teacher.get(overview).text


def test_a_page_that_is_not_for_a_class_offers_to_turn_it_off_and_go_on(as_teacher, classroom):
    reviews = f"/class/{classroom.id}/reviews"
    switch(as_teacher, classroom, "plain")
    page = as_teacher.get(reviews)
    assert page.status_code == 403
    assert as_teacher.submit(page, button="Turn it off and go on").location == reviews
    assert as_teacher.get(reviews).status_code == 200


def test_the_answer_to_what_is_sent_is_hidden_too_and_the_work_is_done(
    as_teacher, classroom, child, entry
):
    page = as_teacher.get(f"/class/entries/{entry.id}")
    switch(as_teacher, classroom, "plain")
    worry = as_teacher.post(
        f"/class/entries/{entry.id}/concern",
        data={"csrf_token": token_on(page)},
        headers={"Referer": page.request.url},
    )
    assert worry.status_code == 200
    assert "The answer is hidden while you project" in worry.text
    assert child.forename not in worry.text
    assert not OF_CHILDREN.search(worry.text)
    assert db.session.scalar(select(func.count()).select_from(Concern)) == 1
    assert as_teacher.submit(worry, button="Turn it off and go on").location == page.request.path


def test_a_refusal_is_hidden_and_stays_a_refusal(as_teacher, classroom, child, entry):
    page = as_teacher.get(f"/class/entries/{entry.id}/move")
    make.pupil(classroom)
    switch(as_teacher, classroom, "plain")
    token = token_on(page)
    answer = as_teacher.post(f"/class/entries/{entry.id}/move", data={"csrf_token": token})
    assert answer.status_code == 422
    assert "why is hidden while you project" in answer.text
    assert child.forename not in answer.text


def test_no_concern_is_shown_to_a_class_by_whoever_leads_safeguarding(
    app, school, classroom, child, entry, teacher
):
    worry = worries.concern(entry, teacher, words="Something in the words.")
    keeper = make.staff(school, "safeguarding", "teacher", classes=(classroom,))
    theirs = sign_in.staff_client(app, keeper, school.id)
    listed = theirs.get("/school/concerns")
    switch(theirs, classroom, "names")
    assert theirs.get("/school/concerns").status_code == 403
    assert theirs.get("/school/unread").status_code == 403
    for address in ("", "/step", "/note", "/paper"):
        shown = theirs.post(
            f"/school/concerns/{worry.id}{address}", data={"csrf_token": token_on(listed)}
        )
        assert "hidden while you project" in shown.text
        for word in (child.forename, "Something in the words", entry.words):
            assert word not in shown.text


def test_the_rail_offers_what_can_be_shown_and_counts_nothing(as_teacher, child, classroom):
    make.entry(child)
    switch(as_teacher, classroom, "plain")
    rail = parsed(as_teacher.get(f"/class/{classroom.id}"))
    assert [rail.words_of(one) for one in rail.all("//nav//a")] == ["My class", "Round", "Overview"]


def test_the_ring_goes_on_and_tells_no_child(as_teacher, child, visit, classroom):
    switch(as_teacher, classroom, "plain")
    news = as_teacher.get(f"/class/{classroom.id}/round/{visit.id}/news").json
    assert (news["turns"], news["left"], news["expected"]) == ({}, "", 1)
    switch(as_teacher, classroom, "names")
    news = as_teacher.get(f"/class/{classroom.id}/round/{visit.id}/news").json
    assert (news["turns"], news["left"]) == ({}, child.forename)


def test_it_is_over_when_the_adult_signs_out(as_teacher, classroom):
    switch(as_teacher, classroom, "plain")
    page = as_teacher.get(f"/class/{classroom.id}")
    as_teacher.submit(page, button="Sign out")
    with as_teacher.session_transaction() as session:
        assert "projector" not in session


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example/", "/\t/evil.example", ""]
)
def test_it_leads_to_no_other_host(back, as_teacher, classroom):
    assert switch(as_teacher, classroom, "plain", back=back).location == "/"


def test_what_can_be_shown_is_a_page(app):
    assert {one for one in SHOWN if one not in app.view_functions} == set()


def switch(client, classroom, choice, back="/class/"):
    token = token_on(client.get(f"/class/{classroom.id}", unchecked=["csrf_tokens"]))
    return client.post(
        "/class/projector", data={"csrf_token": token, "choice": choice, "back": back}
    )


@pytest.fixture
def world(app) -> World:
    """One of everything."""
    return World(app)


@pytest.fixture
def staff_pages(app):
    """Every page of staff."""
    return [
        rule
        for rule in rules(app)
        if rule.endpoint.startswith(("teacher.", "school."))
        and "GET" in methods(rule)
        and permission_for(app, rule.endpoint)
    ]
