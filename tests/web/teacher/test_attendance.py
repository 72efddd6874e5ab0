"""Who was away."""

from app.activities.queries import attendance_of
from tests.support import make


def test_those_who_are_ticked_were_away_and_the_rest_were_there(
    as_teacher, classroom, child, teacher, school
):
    away, activity = make.pupil(classroom), make.activity(classroom)
    page = as_teacher.get(f"/class/activities/{activity.id}/attendance")
    answer = as_teacher.submit(page, {"away": str(away.id)}, button="Save who was away")
    marked = attendance_of(make.staff_viewer(teacher, school), activity.id)
    assert marked == {child.id: True, away.id: False}
    assert "1 marked away." in as_teacher.get(answer.location).text


def test_what_was_marked_is_ticked_again_and_can_be_unticked(as_teacher, classroom, child):
    activity = make.activity(classroom)
    address = f"/class/activities/{activity.id}/attendance"
    as_teacher.submit(as_teacher.get(address), {"away": str(child.id)}, button="Save who was away")
    as_teacher.submit(as_teacher.get(address), {"away": None}, button="Save who was away")
    assert "checked" not in as_teacher.get(address).text


def test_two_who_mark_at_the_same_time_lose_nothing(
    as_teacher, as_lead, classroom, child, teacher, school
):
    other, activity = make.pupil(classroom), make.activity(classroom)
    address = f"/class/activities/{activity.id}/attendance"
    mine, theirs = as_teacher.get(address), as_lead.get(address)
    as_lead.submit(theirs, {"away": str(other.id)}, button="Save who was away")
    as_teacher.submit(mine, {"away": str(child.id)}, button="Save who was away")
    marked = attendance_of(make.staff_viewer(teacher, school), activity.id)
    assert marked == {child.id: False, other.id: False}


def test_a_child_of_another_class_cannot_be_marked(as_teacher, classroom, child, school, teacher):
    stranger, activity = make.pupil(make.school_class(school)), make.activity(classroom)
    page = as_teacher.get(f"/class/activities/{activity.id}/attendance")
    token = {"csrf_token": page.text.split('name="csrf_token" value="')[1].split('"')[0]}
    as_teacher.post(page.request.path, data=token | {"away": str(stranger.id)})
    marked = attendance_of(make.staff_viewer(teacher, school), activity.id)
    assert stranger.id not in marked
