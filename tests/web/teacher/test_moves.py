"""A teacher moves a page to the child who wrote it, and can move it back."""

from app.foundation import clock
from app.foundation.database import db
from app.learning_log.models import Entry
from app.transition.models import Choice, Leaver, PackagePupil
from tests.support import leaving, make
from tests.support.client import token_on


def test_a_page_moves_to_the_child_who_wrote_it(as_teacher, child, classroom):
    page, writer = make.entry(child, "Vets mend cats."), make.pupil(classroom, "Writer")
    form = as_teacher.get(f"/class/entries/{page.id}/move")
    answer = as_teacher.submit(form, {"pupil": str(writer.id)}, button="Move the page")
    assert answer.location == f"/class/entries/{page.id}"
    assert owner_of(page.id) == writer.id

    after = as_teacher.get(answer.location)
    assert "This page is Writer’s now." in after.text
    assert f"under the name of {child.forename}" in after.text


def test_undo_moves_it_back(as_teacher, child, classroom):
    page, writer = make.entry(child), make.pupil(classroom, "Writer")
    form = as_teacher.get(f"/class/entries/{page.id}/move")
    moved = as_teacher.submit(form, {"pupil": str(writer.id)}, button="Move the page")
    as_teacher.submit(as_teacher.get(moved.location), button="Undo")

    assert owner_of(page.id) == child.id


def test_the_second_of_two_who_move_it_is_told_whose_it_is_now(
    as_teacher, as_lead, child, classroom
):
    page, writer = make.entry(child), make.pupil(classroom, "Writer")
    third = make.pupil(classroom, "Third")
    mine, theirs = (one.get(f"/class/entries/{page.id}/move") for one in (as_teacher, as_lead))
    as_lead.submit(theirs, {"pupil": str(writer.id)}, button="Move the page")
    late = as_teacher.submit(mine, {"pupil": str(third.id)}, button="Move the page")
    assert late.status_code == 409
    assert "This page is under Writer’s name" in late.text
    assert owner_of(page.id) == writer.id
    same = as_teacher.submit(mine, {"pupil": str(writer.id)}, button="Move the page")
    assert same.status_code == 303


def test_nobody_chosen_is_said(as_teacher, child, classroom):
    make.pupil(classroom, "Writer")
    page = make.entry(child)
    form = as_teacher.get(f"/class/entries/{page.id}/move")
    answer = as_teacher.submit(form, {}, button="Move the page")

    assert answer.status_code == 422
    assert "Choose the child who wrote this page." in answer.text


def test_the_other_child_no_longer_chose_it(as_teacher, child, classroom):
    page, writer = leaving.chosen(make.entry(child), best=True), make.pupil(classroom, "Writer")
    form = as_teacher.get(f"/class/entries/{page.id}/move")
    as_teacher.submit(form, {"pupil": str(writer.id)}, button="Move the page")

    assert db.session.query(Choice).count() == 0
    assert db.session.query(Leaver).one().best_entry_id is None


def test_a_page_that_is_packed_stays_and_the_page_says_why(as_teacher, school, child, classroom):
    page, writer = make.entry(child), make.pupil(classroom, "Writer")
    packed(school, child)
    answer = as_teacher.get(f"/class/entries/{page.id}/move")
    assert "were packed for Northgate Academy" in answer.text

    sent = {"csrf_token": token_on(answer), "pupil": str(writer.id)}
    assert as_teacher.post(f"/class/entries/{page.id}/move", data=sent).status_code == 422
    assert owner_of(page.id) == child.id


def test_a_page_written_after_the_package_can_move(as_teacher, school, child, classroom, time):
    packed(school, child)
    time.move(minutes=5)
    page = make.entry(child)
    make.pupil(classroom, "Writer")

    assert "Who wrote it?" in as_teacher.get(f"/class/entries/{page.id}/move").text
    assert "were packed" not in as_teacher.get(f"/class/entries/{page.id}/move").text


def packed(school, child) -> None:
    """This child's pages are in a package that was made a moment ago."""
    made = leaving.package(school, leaving.secondary(), state="made", made_at=clock.now())
    db.session.add(PackagePupil(school_id=school.id, package_id=made.id, pupil_id=child.id))
    db.session.flush()


def owner_of(entry_id):
    db.session.expire_all()
    return db.session.query(Entry).filter_by(id=entry_id).one().pupil_id
