"""What visitors say of their jobs, and what of it reaches children and paper."""

import pytest

from app.activities import actions
from app.activities.plan import ActivityPlan, Visitor
from app.activities.queries import activity_for
from app.foundation import clock
from tests.support import sign_in
from tests.support.client import parsed
from tests.support.signed_out import bring_back, come_in, sign_out_elsewhere


def test_a_teacher_says_which_skills_a_job_needs(as_teacher, viewer, visit):
    page = as_teacher.get(f"/class/activities/{visit}/visitors")
    assert "The job’s card says" in page.text
    done = as_teacher.submit(page, {"skills_1": ["listening", "adapting"]}, button="Save")
    assert activity_for(viewer, visit).visitors[0].skills == ("listening", "adapting")
    assert "Listening, Adapting" in as_teacher.get(done.location).text


def test_four_skills_are_too_many_and_what_was_ticked_stays(as_teacher, viewer, visit):
    page = as_teacher.get(f"/class/activities/{visit}/visitors")
    four = ["listening", "adapting", "teamwork", "planning"]
    wrong = as_teacher.submit(page, {"skills_1": four}, button="Save")
    assert (wrong.status_code, "up to 3" in wrong.text) == (422, True)
    assert len(parsed(wrong).all("//input[@name='skills_1'][@checked]")) == 4
    assert activity_for(viewer, visit).visitors[0].skills == ()


def test_the_second_of_two_is_told_and_keeps_the_ticks(as_teacher, as_lead, viewer, visit):
    mine = as_teacher.get(f"/class/activities/{visit}/visitors")
    theirs = as_lead.get(f"/class/activities/{visit}/visitors")
    as_lead.submit(theirs, {"skills_1": ["teamwork"]}, button="Save")
    clash = as_teacher.submit(mine, {"skills_1": ["listening"]}, button="Save")
    assert clash.status_code == 409
    assert "as it stands now: Teamwork" in " ".join(clash.text.split())
    as_teacher.submit(clash, button="Save")
    assert activity_for(viewer, visit).visitors[0].skills == ("listening",)


def test_ticks_sent_after_a_sign_out_come_back(client, teacher, visit):
    here = f"/class/activities/{visit}/visitors"
    come_in(client, teacher)
    page = client.get(here)
    sign_out_elsewhere(client)
    client.submit(page, {"skills_1": ["listening"]}, button="Save")
    come_in(client, teacher)

    back = bring_back(client)
    assert "What you ticked is still here." in back.text
    assert parsed(back).first("//input[@value='listening']").get("checked") is not None


def test_without_a_visitor_there_is_a_way_to_name_one(as_teacher, viewer, classroom):
    plan = ActivityPlan(title="A lesson", on=clock.today(), mode="lesson", jobs=(), skills=())
    lesson = actions.plan_activity(viewer, [classroom.id], plan)
    assert "Nobody is named yet" in as_teacher.get(f"/class/activities/{lesson}/visitors").text


def test_the_sheet_asks_each_visitor_before_and_after(as_teacher, visit):
    page = as_teacher.get(f"/class/activities/{visit}/visitors/sheet")
    shown = parsed(page)
    assert len(shown.all("//section[@class='sheet sheet--line']")) == 2
    assert "Which three skills does your job need most?" in page.text
    assert "What does a nurse hear?" in page.text


def test_a_child_is_told_what_the_visitor_said(app, as_teacher, child, visit):
    page = as_teacher.get(f"/class/activities/{visit}/visitors")
    as_teacher.submit(page, {"skills_1": ["listening", "adapting", "teamwork"]}, button="Save")
    client = sign_in.pupil_client(app, child)
    told = client.get(client.get(f"/my/entries/new?activity={visit}&at=skills").location)
    assert "The nurse uses listening, adapting and teamwork." in parsed(told).words_of(
        parsed(told).all("//fieldset[@id='screen-skills']")[0]
    )


@pytest.fixture
def visit(viewer, classroom, child):
    plan = ActivityPlan(
        title="A nurse visits",
        on=clock.today(),
        mode="in_person",
        jobs=("nurse",),
        skills=("listening",),
        visitors=(Visitor(name="Nurse Example", job="nurse"), Visitor(name="A friend")),
        before=("What does a nurse hear?",),
    )
    return actions.plan_activity(viewer, [classroom.id], plan)
