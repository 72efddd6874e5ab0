"""Reviewing the pages of a class, one after the other."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.foundation import clock
from app.foundation.database import db
from app.learning_log.actions import save_entry
from app.learning_log.answers import EntryAnswers
from app.learning_log.models import Entry
from app.reviews import actions
from app.reviews.queries import feedback_on, standing_of
from app.schools.models import Enrolment
from app.signin.models import Sitting, Tablet
from tests.support import make, sign_in
from tests.support.client import parsed
from tests.web.test_query_counts import statements


def test_the_newest_comes_first_and_its_page_is_open(as_teacher, classroom, child, time):
    make.entry(make.pupil(classroom), "The second.")
    time.move(hours=2)
    make.entry(child, "The first.")
    page = desk(as_teacher, classroom)
    assert heading(page) == "2 pages to review"
    assert "About 1 minute." in page.text
    assert words_on(page) == "The first."


def test_reviewed_next_is_one_press(as_teacher, classroom, child, viewer, time):
    make.entry(make.pupil(classroom), "The second.")
    time.move(minutes=5)
    entry = make.entry(child, "The first.")
    answer = as_teacher.submit(desk(as_teacher, classroom), button="Reviewed, next")
    assert standing_of(viewer, [entry.id])[entry.id].state == "reviewed"
    assert feedback_on(viewer, [entry.id])[entry.id] == ()
    assert words_on(as_teacher.get(answer.location)) == "The second."


def test_a_sticker_and_words_go_with_it(as_teacher, classroom, child, viewer):
    entry = make.entry(child)
    said = {"sticker": "new-idea", "words": "I liked how you looked."}
    as_teacher.submit(desk(as_teacher, classroom), said, button="Reviewed, next")
    (answer,) = feedback_on(viewer, [entry.id])[entry.id]
    assert (answer.sticker, answer.words) == ("new-idea", "I liked how you looked.")


def test_undo_takes_back_the_review_and_what_was_said(as_teacher, classroom, child, viewer):
    entry = make.entry(child)
    done = as_teacher.submit(
        desk(as_teacher, classroom), {"words": "Too quick."}, button="Reviewed, next"
    )
    back = as_teacher.submit(as_teacher.get(done.location), button="Undo")
    assert standing_of(viewer, [entry.id])[entry.id].state == "unread"
    assert feedback_on(viewer, [entry.id])[entry.id] == ()
    assert words_on(as_teacher.get(back.location)) == entry.words


def test_a_page_the_child_changed_meanwhile_is_read_again_and_no_word_is_lost(
    as_teacher, classroom, child, viewer
):
    entry = make.entry(child)
    page = desk(as_teacher, classroom)
    db.session.get(Entry, (entry.school_id, entry.id)).revision = 2
    answer = as_teacher.submit(page, {"words": "What I wrote."}, button="Reviewed, next")
    assert answer.status_code == 422
    assert "The child changed this page while you were reading" in answer.text
    assert "What I wrote." in answer.text
    as_teacher.submit(answer, button="Reviewed, next")
    assert standing_of(viewer, [entry.id])[entry.id].state == "reviewed"


def test_a_comment_no_child_would_read_is_too_long(as_teacher, classroom, child):
    make.entry(child)
    answer = as_teacher.submit(
        desk(as_teacher, classroom), {"words": "a" * 1001}, button="Reviewed, next"
    )
    assert answer.status_code == 422
    assert "Keep to 1000 characters" in answer.text


def test_several_are_marked_at_once_and_taken_back_at_once(as_teacher, classroom, child, viewer):
    entries = [make.entry(child), make.entry(make.pupil(classroom))]
    ids = [entry.id for entry in entries]
    ticked = {"page": [f"{one}:1" for one in ids]}
    done = as_teacher.submit(desk(as_teacher, classroom), ticked, button="Mark ticked reviewed")
    assert {one.state for one in standing_of(viewer, ids).values()} == {"reviewed"}
    page = as_teacher.get(done.location)
    assert "2 marked reviewed." in page.text
    as_teacher.submit(page, button="Undo")
    assert {one.state for one in standing_of(viewer, ids).values()} == {"unread"}


def test_the_second_of_two_who_tick_the_same_pages_is_told(as_teacher, as_lead, classroom, child):
    ids = [make.entry(child).id, make.entry(child).id, make.entry(child).id]
    mine = desk(as_teacher, classroom)
    seen = [(ids[0],), ids[:2], ids[:2]]
    for client, ticked, told in zip(
        (as_lead, as_teacher, as_teacher),
        seen,
        ("1 marked reviewed.", "1 not: changed or reviewed meanwhile.", "Nothing was left to do"),
        strict=True,
    ):
        page = mine if client is as_teacher else desk(as_lead, classroom)
        sent = {"page": [f"{one}:1" for one in ticked]}
        answer = client.submit(page, sent, button="Mark ticked reviewed")
        assert told in client.get(answer.location).text


def test_nothing_ticked_says_what_to_do(as_teacher, classroom, child):
    make.entry(child)
    make.entry(make.pupil(classroom))
    answer = as_teacher.submit(desk(as_teacher, classroom), {}, button="Mark ticked reviewed")
    assert "Tick the pages that are good as they are" in as_teacher.get(answer.location).text


def test_what_was_undone_must_be_ids(as_teacher, classroom, child):
    entry = make.entry(child)
    page = desk(as_teacher, classroom)
    token = parsed(page).first("//input[@name='csrf_token']").get("value")
    for pages in ("nonsense", f"{entry.id.hex}:unread", f"{{{entry.id}}}:what"):
        data = {"csrf_token": token, "pages": pages}
        answer = as_teacher.post(f"/class/{classroom.id}/reviews/restore", data=data)
        assert answer.status_code == 303


def test_an_empty_desk_says_what_comes_next(as_teacher, classroom):
    page = desk(as_teacher, classroom)
    assert heading(page) == "Nothing to review"
    assert "Open the class" in page.text


@pytest.mark.parametrize("pile", ["asked", "reviewed", "nonsense"])
def test_every_pile_opens_when_it_is_empty(as_teacher, classroom, pile):
    assert as_teacher.get(f"/class/{classroom.id}/reviews?pile={pile}").status_code == 200


def test_a_reviewed_page_can_be_put_back(as_teacher, classroom, child):
    make.entry(child)
    as_teacher.submit(desk(as_teacher, classroom), button="Reviewed, next")
    page = as_teacher.get(f"/class/{classroom.id}/reviews?pile=reviewed")
    answer = as_teacher.submit(page, button="Put it back to review")
    assert heading(as_teacher.get(answer.location)) == "1 page to review"


def test_the_rail_counts_what_waits(as_teacher, classroom, child):
    make.entry(child)
    shown = parsed(desk(as_teacher, classroom))
    assert shown.words_of(shown.first("//nav//a[@aria-current]")) == "To review1 waiting"


def test_undo_puts_back_exactly_what_stood_before(as_teacher, classroom, child, viewer):
    entry = make.entry(child)
    actions.ask_for_more(viewer, entry.id, words="Who else?")
    page = as_teacher.get(f"/class/{classroom.id}/reviews?pile=asked")
    done = as_teacher.submit(page, button="Reviewed, next")
    as_teacher.submit(as_teacher.get(done.location), button="Undo")
    assert standing_of(viewer, [entry.id])[entry.id].state == "asked"


def test_a_changed_page_says_so_and_what_changed(as_teacher, as_pupil, classroom, me, viewer):
    page_id = uuid4()
    save_entry(me, page_id, EntryAnswers(job="nurse", words="Nurses work at night."))
    actions.mark_reviewed(viewer, page_id, revision=1)
    save_entry(me, page_id, EntryAnswers(job="vet", words="Nurses work at night too."))
    page = as_teacher.get(f"/class/{classroom.id}/reviews?pile=changed")
    told = parsed(page).words_of(parsed(page).first("//section[@aria-labelledby='changes']"))
    assert "Changed since" in told
    assert "[taken out: night.]" in told
    assert "[added: night too.]" in told
    assert "Also changed: the job." in told


def test_the_pile_is_cut_by_child_activity_and_picture(as_teacher, classroom, child, visit):
    friend = make.pupil(classroom)
    make.entry(friend, "A friend’s.", activity_id=visit.id)
    make.picture(make.entry(child, "With a picture."))
    for cut, words in (
        (f"child={friend.id}", "A friend’s."),
        (f"activity={visit.id}", "A friend’s."),
        ("picture=1", "With a picture."),
    ):
        page = as_teacher.get(f"/class/{classroom.id}/reviews?{cut}")
        assert words_on(page) == words
        assert "Waiting for you (1)" in page.text
    narrowed = as_teacher.submit(page, button="Reviewed, next")
    assert "picture=1" in narrowed.location
    assert "No page fits what you chose" in as_teacher.get(narrowed.location).text


def test_what_has_waited_for_long_is_said(as_teacher, classroom, child):
    make.entry(child, saved_at=clock.now() - timedelta(days=8))
    assert "1 has waited more than 5 school days." in desk(as_teacher, classroom).text


def test_a_colleague_who_was_quicker_is_named_as_such(as_teacher, school, classroom, child):
    entry = make.entry(child)
    page = desk(as_teacher, classroom)
    colleague = make.staff_viewer(make.staff(school, "teacher", classes=(classroom,)), school)
    actions.mark_reviewed(colleague, entry.id, revision=1)
    done = as_teacher.submit(page, {"words": "Well seen."}, button="Reviewed, next")
    shown = as_teacher.get(done.location)
    assert "A colleague reviewed" in shown.text
    as_teacher.submit(shown, button="Undo")
    assert standing_of(colleague, [entry.id])[entry.id].state == "reviewed"


def test_thirty_are_marked_with_as_few_questions_as_two(as_teacher, classroom, child, viewer):
    few, many = (
        len(asked_for_marking(viewer, [make.entry(child) for _ in range(number)]))
        for number in (2, 30)
    )
    assert many - few <= 2 * 28, "a line of the trail, and a row, for each page"


def test_it_says_who_wrote_it_and_on_which_tablet(as_teacher, app, classroom, child, teacher):
    sign_in.pupil_client(app, child)
    seat = db.session.scalars(select(Sitting).where(Sitting.pupil_id == child.id)).one()
    make.entry(child, sitting_id=seat.id)
    seat_tablet = db.session.get(Tablet, (child.school_id, seat.tablet_id)).name
    assert f"on {seat_tablet}" in desk(as_teacher, classroom).text


def test_a_page_of_a_child_who_has_moved_class_is_read_where_it_was_written(
    as_teacher, classroom, child, school
):
    make.entry(child, "From before.")
    enrolment = db.session.scalars(select(Enrolment)).one()
    enrolment.class_id = make.school_class(school).id
    page = desk(as_teacher, classroom)
    assert words_on(page) == "From before."
    assert child.called in page.text


def desk(client, classroom):
    return client.get(f"/class/{classroom.id}/reviews")


def asked_for_marking(viewer, entries):
    with statements() as asked:
        actions.mark_several_reviewed(viewer, {one.id: one.revision for one in entries})
        db.session.flush()
    return asked


def heading(page):
    shown = parsed(page)
    return shown.words_of(shown.first("//h1"))


def words_on(page):
    shown = parsed(page)
    return shown.words_of(shown.first("//*[@class='entry__words']"))
