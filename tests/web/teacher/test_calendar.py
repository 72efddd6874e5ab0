"""The month, of one class or of all, and another day for what is planned."""

from datetime import date

import pytest

from app.activities.queries import activity_for
from app.foundation.database import db
from app.schools.actions.closures import close_school
from tests.support import make, sign_in
from tests.support.client import parsed


def test_a_month_has_its_activities_on_their_days(as_teacher, classroom, activity):
    page = as_teacher.get(f"/class/{classroom.id}/calendar")
    assert "June 2026: 1 activity" in page.text
    assert "A nurse came" in words_of_today(page)


def test_months_lead_to_the_one_before_and_the_one_after(as_teacher, classroom, activity):
    july = follow(as_teacher, as_teacher.get("/class/calendar"), "Month after")
    assert "July 2026: nothing planned yet" in july.text
    assert "June 2026: 1 activity" in follow(as_teacher, july, "Month before").text


def test_a_teacher_sees_their_own_classes_and_a_lead_all(as_teacher, as_lead, school, activity):
    make.activity(make.school_class(school, "Oak"), title="A pilot calls")
    assert "A pilot calls" not in as_teacher.get("/class/calendar").text
    page = as_lead.get("/class/calendar")
    assert {"A pilot calls", "A nurse came", "Oak", "Maple"} <= set(texts(page))


def test_a_day_without_school_says_why_and_nothing_is_planned_on_it(as_teacher, viewer, classroom):
    close_school(viewer, date(2026, 6, 12), date(2026, 6, 12), "Training day")
    page = as_teacher.get("/class/calendar")
    assert "Training day" in page.text
    assert "on=2026-06-12" not in page.text
    assert "on=2026-06-15" in page.text
    assert "on=2026-06-10" not in page.text, "that day is over"


def test_a_day_that_is_chosen_is_the_day_of_the_plan(as_teacher, classroom):
    page = as_teacher.get("/class/calendar")
    [link] = [a.get("href") for a in parsed(page).all("//a[contains(@href, 'on=2026-06-15')]")]
    plan = parsed(as_teacher.get(link))
    assert plan.all("//input[@name='on']")[0].get("value") == "2026-06-15"


def test_a_lead_plans_one_activity_for_several_classes(as_lead, school, classroom, viewer):
    oak = make.school_class(school, "Oak")
    page = as_lead.get("/class/activities/new?on=2026-06-15")
    assert "checked" not in page.text.split('id="class_ids"')[1].split("</fieldset>")[0]
    wrong = as_lead.submit(page, {"title": "A fair"}, button="Plan it")
    assert "Choose at least one class." in wrong.text
    both = [str(oak.id), str(classroom.id)]
    as_lead.submit(wrong, {"class_ids": both}, button="Plan it")
    assert "A fair" in as_lead.get(f"/class/{oak.id}/calendar").text
    assert "A fair" in as_lead.get(f"/class/{classroom.id}/calendar").text


def test_another_day_is_chosen_on_the_calendar_and_undone(as_teacher, viewer, activity):
    shown = as_teacher.get(f"/class/activities/{activity.id}")
    sheet = follow(as_teacher, shown, "Another day")
    assert "Choose another day for “A nurse came”" in sheet.text
    moved = as_teacher.post(
        f"/class/activities/{activity.id}/day", data=hidden(sheet) | {"on": "2026-06-18"}
    )
    after = as_teacher.get(moved.location)
    assert day_of(viewer, activity) == date(2026, 6, 18)
    as_teacher.submit(after, button="Undo")
    assert day_of(viewer, activity) == date(2026, 6, 11)


def test_the_second_of_two_who_move_it_is_told(as_teacher, as_lead, viewer, activity):
    sheet = as_teacher.get(f"/class/calendar?moving={activity.id}")
    address, form = f"/class/activities/{activity.id}/day", hidden(sheet)
    as_teacher.post(address, data=form | {"on": "2026-06-18"})
    late = as_teacher.post(address, data=form | {"on": "2026-06-19"})
    assert "Somebody else changed this activity" in as_teacher.get(late.location).text
    assert day_of(viewer, activity) == date(2026, 6, 18)


@pytest.mark.parametrize("on", ["", "2026-02-31", "tomorrow"])
def test_what_is_no_day_moves_nothing(as_teacher, viewer, activity, on):
    sheet = as_teacher.get(f"/class/calendar?moving={activity.id}")
    answer = as_teacher.post(
        f"/class/activities/{activity.id}/day", data=hidden(sheet) | {"on": on}
    )
    assert "Choose a day" in as_teacher.get(answer.location).text
    assert day_of(viewer, activity) == date(2026, 6, 11)


@pytest.mark.parametrize("moving", ["x", "00000000-0000-4000-8000-000000000000"])
def test_what_is_not_there_is_not_moved(as_teacher, activity, moving):
    page = as_teacher.get(f"/class/calendar?moving={moving}&month=2026-99")
    assert "June 2026: 1 activity" in page.text


def test_an_activity_on_a_closed_day_says_so(as_teacher, viewer, activity):
    close_school(viewer, date(2026, 6, 11), date(2026, 6, 11), "Burst pipe")
    page = as_teacher.get(f"/class/activities/{activity.id}")
    assert "No school that day: Burst pipe" in page.text


def test_somebody_without_a_class_has_an_empty_calendar(app, school, classroom):
    client = sign_in.staff_client(app, make.staff(school, "teacher"), school.id)
    assert "nothing planned yet" in client.get("/class/calendar").text


def day_of(viewer, activity):
    db.session.expire_all()
    return activity_for(viewer, activity.id).on


def words_of_today(page):
    shown = parsed(page)
    return shown.words_of(shown.all("//td[@aria-current='date']")[0])


def follow(client, page, words):
    links = [a for a in parsed(page).all("//main//a[@href]") if words in a.text_content()]
    return client.get(links[0].get("href"))


def texts(page):
    return [part.strip(" ,") for part in parsed(page).all("//main//text()") if part.strip()]


def hidden(page):
    form = parsed(page).all("//form[@id='moving']")[0]
    return {box.get("name"): box.get("value") for box in form.iter("input")}


@pytest.fixture
def activity(classroom, child):
    return make.activity(classroom)
