"""Beginnings of comments that an adult keeps."""

from app.foundation import clock
from app.foundation.database import db
from app.reviews.actions import forget_starters
from app.reviews.queries import starters_of
from app.schools.models import Membership
from tests.support import make, worries

LIST = "/class/starters"


def test_one_is_kept_removed_and_put_back(as_teacher, viewer):
    as_teacher.submit(as_teacher.get(LIST), {"words": "You saw that…"}, button="Keep it")
    page = as_teacher.submit(as_teacher.get(LIST), button="Remove")
    assert starters_of(viewer) == ()
    as_teacher.submit(page, button="Undo")
    assert words_of(viewer) == ["You saw that…"]


def test_a_comment_is_kept_as_a_beginning_and_stays_in_its_box(
    as_teacher, viewer, classroom, child
):
    make.entry(child)
    desk = as_teacher.get(f"/class/{classroom.id}/reviews")
    page = as_teacher.submit(desk, {"words": "You saw"}, button="Keep as a starter")
    assert words_of(viewer) == ["You saw"]
    assert '<button class="chip" type="button" data-starter="words">You saw</button>' in page.text
    assert ">You saw</textarea>" in page.text.replace("\r\n", "")


def test_an_empty_one_and_a_long_one_are_refused(as_teacher, viewer):
    for words, told in (("", "Write the beginning"), ("a" * 121, "Keep to 120")):
        answer = as_teacher.submit(as_teacher.get(LIST), {"words": words}, button="Keep it")
        assert answer.status_code == 422
        assert told in answer.text


def test_twenty_are_enough(as_teacher, viewer, teacher, school):
    for number in range(20):
        worries.starter(teacher, school, f"Beginning {number}")
    answer = as_teacher.submit(as_teacher.get(LIST), {"words": "One more"}, button="Keep it")
    assert "Remove one of them first" in answer.text


def test_nobody_sees_or_removes_those_of_a_colleague(as_teacher, school):
    hers = worries.starter(make.staff(school), school, "Only hers")
    page = as_teacher.get(LIST)
    assert "Only hers" not in page.text
    assert as_teacher.post(f"{LIST}/{hers.id}/remove").status_code in {400, 404}


def test_those_of_somebody_who_left_go(teacher, school, viewer):
    worries.starter(teacher, school)
    assert forget_starters(school.id) == 0
    held = db.session.get(Membership, (school.id, teacher.id, "teacher"))
    held.to_at = clock.now()
    db.session.flush()
    assert forget_starters(school.id) == 1


def words_of(viewer):
    return [one.words for one in starters_of(viewer)]
