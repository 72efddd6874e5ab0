"""A class round: one tap a child, a ring of who is left, and news that cost nothing."""

from datetime import date

import pytest

from app.activities.queries import attendance_of
from app.foundation import ids
from app.learning_log.actions import save_draft
from tests.support import make
from tests.support.client import parsed, token_on
from tests.web.test_query_counts import asked_for, statements


def test_with_one_activity_today_a_tap_leads_straight_into_its_round(as_teacher, visit, classroom):
    answer = as_teacher.get(f"/class/{classroom.id}/round")
    assert answer.location == address(visit, classroom)


def test_with_two_today_one_is_chosen(as_teacher, visit, classroom):
    make.activity(classroom, title="A baker came")
    page = as_teacher.get(f"/class/{classroom.id}/round")
    assert heading(page) == "Maple does 2 things today"
    assert {visit.title, "A baker came"} <= words(page, "//main//a")


def test_on_a_day_without_one_an_earlier_one_can_go_on(as_teacher, child, classroom):
    page = as_teacher.get(f"/class/{classroom.id}/round")
    assert "A round needs something to write about" in page.text
    make.activity(classroom, title="A baker came", on=date(2026, 6, 9))
    page = as_teacher.get(f"/class/{classroom.id}/round")
    assert heading(page) == "Maple: nothing is planned today"
    assert "A baker came" in words(page, "//main//a")


def test_the_round_says_who_is_left_and_how_far(as_teacher, child, me, visit, classroom):
    done, waiting = make.pupil(classroom, "Donewell"), make.pupil(classroom, "Waitley")
    make.entry(done, activity_id=visit.id)
    save_draft(me, ids.new_id(), visit.id, {}, 2)
    page = as_teacher.get(address(visit, classroom))
    assert heading(page) == "A nurse came: 1 of 3 has sent a page"
    assert f"Not begun: Waitley. Writing: {child.forename}." in page.text
    assert [step_of(page, one) for one in (done, waiting, child)] == [
        "Page sent",
        "Not begun",
        "Writing",
    ]


def test_one_tap_marks_a_child_away_and_another_here(as_teacher, viewer, child, visit, classroom):
    for tapped, present in (("away", False), ("here", True)):
        answer = tap(as_teacher, visit, classroom, **{tapped: child.id})
        assert answer.location == f"{address(visit, classroom)}#child-{child.id}"
        assert attendance_of(viewer, visit.id) == {child.id: present}
        page = as_teacher.get(address(visit, classroom))
        assert pressed(page) == [tapped]
    assert heading(page) == "A nurse came: 0 of 1 have sent a page"


def test_when_everybody_else_is_here_who_is_away_stays_away(
    as_teacher, viewer, child, visit, classroom
):
    friend = make.pupil(classroom)
    tap(as_teacher, visit, classroom, away=child.id)
    as_teacher.submit(as_teacher.get(address(visit, classroom)), button="Everybody else is here")
    assert attendance_of(viewer, visit.id) == {child.id: False, friend.id: True}


def test_a_class_in_which_everybody_was_away_or_has_sent_is_said_in_words(
    as_teacher, child, visit, classroom
):
    tap(as_teacher, visit, classroom, away=child.id)
    assert heading(as_teacher.get(address(visit, classroom))) == "A nurse came: nobody is here"
    make.entry(child, activity_id=visit.id)
    page = as_teacher.get(address(visit, classroom))
    assert heading(page) == "A nurse came: everybody has sent a page"


def test_what_is_to_come_has_no_round_yet(as_teacher, child, classroom):
    coming = make.activity(classroom, on=date(2026, 6, 16))
    assert "It is still to come" in as_teacher.get(address(coming, classroom)).text


def test_the_news_are_told_once_and_then_only_when_there_are_any(
    as_teacher, child, visit, classroom
):
    news = f"{address(visit, classroom)}/news"
    shown = parsed(as_teacher.get(address(visit, classroom))).first("//*[@data-etag]")
    known = {"If-None-Match": f'"{shown.get("data-etag")}"'}
    assert as_teacher.get(news, headers=known).status_code == 304
    make.entry(child, activity_id=visit.id)
    told = as_teacher.get(news, headers=known)
    assert told.json["finding"] == "A nurse came: everybody has sent a page"
    assert told.json["turns"] == {str(child.id): ["sent", "", False]}


def test_a_tap_by_script_is_answered_with_the_news(as_teacher, child, visit, classroom):
    answer = tap(as_teacher, visit, classroom, as_json=True, away=child.id)
    assert answer.json["turns"][str(child.id)] == ["away", "away", False]


def test_a_tap_that_says_nothing_is_refused(as_teacher, child, visit, classroom):
    assert tap(as_teacher, visit, classroom).status_code == 400


def test_a_child_of_another_class_can_not_be_marked(as_teacher, school, child, visit, classroom):
    stranger = make.pupil(make.school_class(school))
    assert tap(as_teacher, visit, classroom, here=stranger.id).status_code == 404


@pytest.mark.parametrize("what", ["", "/news"])
def test_a_larger_class_asks_the_database_no_more(what, as_teacher, child, visit, classroom):
    few = asked_for(lambda: as_teacher.get(address(visit, classroom) + what))
    for _ in range(8):
        make.entry(make.pupil(classroom), activity_id=visit.id)
    many = asked_for(lambda: as_teacher.get(address(visit, classroom) + what))
    assert len(many) == len(few) < 20


def test_a_tap_is_a_few_statements(as_teacher, child, visit, classroom):
    tap(as_teacher, visit, classroom, here=child.id)
    with statements() as asked:
        tap(as_teacher, visit, classroom, away=child.id)
    assert len(asked) < 40  # the page that holds the form, and the tap


def address(visit, classroom):
    return f"/class/{classroom.id}/round/{visit.id}"


def tap(client, visit, classroom, as_json=False, **pressed_button):
    there = address(visit, classroom)
    data = {"csrf_token": token_on(client.get(there))} | {
        name: str(value) for name, value in pressed_button.items()
    }
    return client.post(there, data=data, headers={"Accept": "application/json"} if as_json else {})


def heading(page):
    shown = parsed(page)
    return shown.words_of(shown.first("//h1"))


def words(page, xpath):
    shown = parsed(page)
    return {shown.words_of(one) for one in shown.all(xpath)}


def pressed(page):
    return [one.get("name") for one in parsed(page).all("//li//button[@aria-pressed='true']")]


def step_of(page, pupil):
    shown = parsed(page)
    tile = f"//li[@data-turn='{pupil.id}']//span[@data-step][not(@hidden)]"
    return shown.words_of(shown.first(tile))
