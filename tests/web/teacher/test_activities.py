"""Planning what a class will do, changing it, and taking it back."""

from datetime import date

import pytest
from sqlalchemy import select

from app.activities.models import Activity, ActivityClass
from app.activities.queries import activity_for
from app.foundation.database import db
from tests.support import make, sign_in
from tests.support.client import parsed

PLAN = {"title": "A nurse visits", "on": "2026-06-16", "mode": "in_person"}


def test_a_plan_is_kept_as_it_was_written(as_teacher, classroom, viewer):
    wrote = PLAN | {
        "job_1": "Nurse",
        "visitor_1": "Nurse Example",
        "visitor_job_1": "nurse",
        "skills": ["listening", "speaking"],
        "notes": "Bring the skeleton.",
    }
    answer = plan(as_teacher, classroom, wrote)
    assert answer.status_code == 303
    kept = activity_for(viewer, only_activity().id)
    assert (kept.title, kept.on, kept.jobs) == ("A nurse visits", date(2026, 6, 16), ("nurse",))
    assert [(one.name, one.job) for one in kept.visitors] == [("Nurse Example", "nurse")]
    assert (kept.skills, kept.notes) == (("listening", "speaking"), "Bring the skeleton.")
    assert "A nurse visits: planned for Tuesday 16 June" in as_teacher.get(answer.location).text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": " "}, "Give it a name"),
        ({"on": "31/02/2026"}, "Write the day as day/month/year"),
        ({"on": ""}, "Choose a day."),
        ({"on": "0026-06-16"}, "more than a year away"),
        ({"job_1": "qqqzz"}, "We have no card for “qqqzz”."),
        ({"visitor_job_1": "nurse"}, "Write the visitor’s name too"),
        ({"skills": ["listening", "speaking", "creativity", "teamwork"]}, "Choose up to 3"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_lost(
    as_teacher, classroom, changed, sentence
):
    answer = plan(as_teacher, classroom, PLAN | {"notes": "Still here."} | changed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Still here." in answer.text
    assert only_activity() is None


def test_a_day_can_be_written_as_in_england(as_teacher, classroom):
    plan(as_teacher, classroom, PLAN | {"on": "16/06/2026"})
    assert only_activity().on == date(2026, 6, 16)


def test_a_misspelt_job_gets_the_cards_it_may_mean(as_teacher, classroom):
    page = plan(as_teacher, classroom, PLAN | {"job_1": "fierfiter"})
    assert page.status_code == 422
    as_teacher.submit(page, {"job_1_means": "firefighter"}, button="Plan it")
    assert only_activity().jobs == ["firefighter"]


def test_one_visit_can_be_for_several_classes(app, school, classroom):
    other = make.school_class(school, "Oak")
    teacher = make.staff(school, "teacher", classes=(classroom, other))
    client = sign_in.staff_client(app, teacher, school.id)
    both = [str(classroom.id), str(other.id)]
    plan(client, classroom, PLAN | {"class_ids": both})
    assert len(db.session.scalars(select(ActivityClass)).all()) == 2


def test_a_change_is_saved(as_teacher, activity):
    page = as_teacher.get(f"/class/activities/{activity.id}/edit")
    as_teacher.submit(page, {"title": "Two nurses came"}, button="Save")
    assert only_activity().title == "Two nurses came"


def test_two_who_change_the_same_plan_lose_nothing(as_teacher, as_lead, activity):
    mine = as_teacher.get(f"/class/activities/{activity.id}/edit")
    theirs = as_lead.get(f"/class/activities/{activity.id}/edit")
    as_lead.submit(theirs, {"title": "What the lead wrote"}, button="Save")
    clash = as_teacher.submit(mine, {"title": "What I wrote"}, button="Save")
    assert clash.status_code == 409
    assert {"What the lead wrote", "What I wrote"} <= set(texts_and_boxes(clash))
    assert only_activity().title == "What the lead wrote"
    as_teacher.submit(clash, button="Save my version")
    assert only_activity().title == "What I wrote"


def test_what_somebody_removes_while_another_writes_comes_back_with_what_was_written(
    as_teacher, as_lead, activity
):
    mine = as_teacher.get(f"/class/activities/{activity.id}/edit")
    as_lead.submit(as_lead.get(f"/class/activities/{activity.id}"), button="Remove this activity")
    clash = as_teacher.submit(mine, {"title": "What I wrote"}, button="Save")
    assert clash.status_code == 409
    assert "Somebody else removed this activity" in clash.text
    assert as_teacher.get(f"/class/activities/{activity.id}/edit").status_code == 404
    saved = as_teacher.submit(clash, button="Bring it back and save")
    assert "What I wrote" in as_teacher.get(saved.location).text


def test_a_visitor_added_meanwhile_is_a_clash_too(as_teacher, as_lead, activity):
    mine = as_teacher.get(f"/class/activities/{activity.id}/edit")
    theirs = as_lead.get(f"/class/activities/{activity.id}/edit")
    as_lead.submit(theirs, {"visitor_1": "Nurse Example"}, button="Save")
    clash = as_teacher.submit(mine, {"notes": "Mine."}, button="Save")
    assert clash.status_code == 409


def test_a_version_of_five_thousand_digits_is_a_clash(as_teacher, activity):
    page = as_teacher.get(f"/class/activities/{activity.id}/edit")

    assert as_teacher.submit(page, {"version": "9" * 5000}, button="Save").status_code == 409


def test_removing_offers_to_undo(as_teacher, activity, classroom):
    page = as_teacher.get(f"/class/activities/{activity.id}")
    gone = as_teacher.submit(page, button="Remove this activity")
    after = as_teacher.get(gone.location)
    assert "no activity yet" in after.text
    back = as_teacher.submit(after, button="Undo")
    assert as_teacher.get(back.location).status_code == 200
    assert "Undo" not in as_teacher.get(gone.location).text


def test_the_list_has_what_comes_and_what_was_done(as_teacher, classroom, activity, child):
    make.activity(classroom, title="A baker calls", on=date(2026, 6, 20))
    make.entry(child, activity_id=activity.id)
    page = as_teacher.get(f"/class/{classroom.id}/activities")
    assert "Maple: 1 activity this year, 1 planned" in page.text
    shown = parsed(page)
    assert shown.words_of(shown.all("//tbody")[1]).endswith("1")


def test_a_long_list_comes_a_page_at_a_time(as_teacher, classroom):
    for number in range(21):
        make.activity(classroom, title=f"Visit {number}", on=date(2026, 5, 1 + number))
    page = as_teacher.get(f"/class/{classroom.id}/activities?page=2")
    assert "Visit 0" in page.text
    assert "Visit 20" not in page.text


def test_an_activity_says_who_was_there_and_who_has_logged(as_teacher, activity, child):
    make.entry(child, activity_id=activity.id)
    page = as_teacher.get(f"/class/activities/{activity.id}")
    assert "A nurse came: 1 of 1 has logged it" in page.text


def plan(client, classroom, wrote):
    page = client.get(f"/class/{classroom.id}/activities/new")
    return client.submit(page, wrote, button="Plan it")


def only_activity():
    db.session.expire_all()
    return db.session.scalars(select(Activity)).one_or_none()


def texts_and_boxes(page):
    shown = parsed(page)
    boxes = [box.get("value") for box in shown.all("//input[@type='text' or not(@type)]")]
    return boxes + [shown.words_of(said) for said in shown.all("//dd")]


@pytest.fixture
def activity(classroom, child):
    made = make.activity(classroom)
    make.attended(made, child)
    return made
