"""A teacher writes a page for a child who cannot."""

import pytest

from app.foundation import ids
from app.learning_log.actions import fill_in, save_draft, save_entry
from app.learning_log.answers import EntryAnswers, SkillView
from app.learning_log.queries import entries_of
from tests.support import make
from tests.support.client import parsed

TOLD = {
    "job": "doctor",
    "met_how": "visitor",
    "words": "They help you get well.",
    "view_listening": "3",
    "view_speaking": "0",
    "would_like": "maybe",
}
SAVE = "Save the page"


def test_it_becomes_the_childs_page_and_the_child_reads_who_wrote_it(
    as_teacher, as_pupil, viewer, child, visit, classroom
):
    answer = as_teacher.submit(opened(as_teacher, visit, child), TOLD, button=SAVE)
    assert answer.location == f"/class/{classroom.id}/round/{visit.id}#child-{child.id}"
    assert f"{child.forename}’s page is saved." in as_teacher.get(answer.location).text
    (page,) = entries_of(viewer, child.id)
    assert (page.job, page.words, page.would_like, page.activity_id) == (
        "doctor",
        TOLD["words"],
        "maybe",
        visit.id,
    )
    assert page.skills == (SkillView("listening", 3), SkillView("speaking", None))
    shown = as_pupil.get(f"/my/entries/{page.id}")
    assert "Your teacher wrote this with you today." in shown.text


def test_what_is_known_of_the_activity_is_filled_in(as_teacher, child, classroom):
    visit = make.activity(classroom, jobs=["nurse"])
    page = parsed(opened(as_teacher, visit, child))
    assert page.first("//input[@name='job']").get("value") == "Nurse"
    assert page.first("//input[@name='met_how'][@checked]").get("value") == "visitor"


def test_what_is_missing_is_said_and_what_was_written_stays(as_teacher, child, visit):
    lacking = TOLD | {"job": "", "view_teamwork": "1", "view_planning": "1"}
    page = as_teacher.submit(opened(as_teacher, visit, child), lacking, button=SAVE)
    assert page.status_code == 422
    assert "Write the job they met." in page.text
    assert "Pick up to 3 skills" in page.text
    assert TOLD["words"] in page.text


def test_words_that_may_mean_several_cards_are_asked_about_or_kept(
    as_teacher, viewer, child, visit
):
    page = as_teacher.submit(
        opened(as_teacher, visit, child), TOLD | {"job": "driver"}, button=SAVE
    )
    assert (page.status_code, "Pick the card they mean" in page.text) == (422, True)
    as_teacher.submit(page, {"job_means": "own-words"}, button=SAVE)
    assert [(one.job, one.job_words) for one in entries_of(viewer, child.id)] == [(None, "driver")]


def test_a_job_that_no_card_knows_keeps_its_name(as_teacher, viewer, child, visit):
    told = TOLD | {"job": "Zzyzx wrangler"}
    as_teacher.submit(opened(as_teacher, visit, child), told, button=SAVE)
    assert [one.job_words for one in entries_of(viewer, child.id)] == ["Zzyzx wrangler"]


def test_pressing_save_twice_makes_one_page(as_teacher, viewer, child, visit):
    page = opened(as_teacher, visit, child)
    for _ in range(2):
        assert as_teacher.submit(page, TOLD, button=SAVE).status_code == 303
    assert len(entries_of(viewer, child.id)) == 1


def test_a_page_that_an_adult_wrote_can_be_put_right(as_teacher, viewer, child, visit):
    as_teacher.submit(opened(as_teacher, visit, child), TOLD, button=SAVE)
    page = opened(as_teacher, visit, child)
    assert TOLD["words"] in page.text
    as_teacher.submit(page, {"words": "They mend bones."}, button=SAVE)
    assert [(one.words, one.revision) for one in entries_of(viewer, child.id)] == [
        ("They mend bones.", 2)
    ]


def test_a_page_that_the_child_wrote_is_shown_and_not_written_over(as_teacher, child, visit):
    page = make.entry(child, activity_id=visit.id)
    answer = opened(as_teacher, visit, child)
    assert (answer.status_code, answer.location) == (303, f"/class/entries/{page.id}")


def test_when_the_child_sends_one_meanwhile_both_are_kept(as_teacher, viewer, me, child, visit):
    page = opened(as_teacher, visit, child)
    save_entry(me, ids.new_id(), EntryAnswers(activity_id=visit.id, job="nurse", words="I did."))
    warned = as_teacher.submit(page, TOLD, button=SAVE)
    assert warned.status_code == 409
    assert "I did." in warned.text
    assert TOLD["words"] in warned.text
    assert len(entries_of(viewer, child.id)) == 1
    as_teacher.submit(warned, button="Save as a second page")
    assert {one.words for one in entries_of(viewer, child.id)} == {"I did.", TOLD["words"]}


def test_when_another_adult_puts_it_right_meanwhile_the_second_is_told(
    as_teacher, viewer, child, visit
):
    as_teacher.submit(opened(as_teacher, visit, child), TOLD, button=SAVE)
    page = opened(as_teacher, visit, child)
    saved = entries_of(viewer, child.id)[0]
    fill_in(viewer, child.id, saved.id, EntryAnswers(activity_id=visit.id, words="Theirs."))
    warned = as_teacher.submit(page, {"words": "Mine."}, button=SAVE)
    assert (warned.status_code, "Theirs." in warned.text) == (409, True)
    as_teacher.submit(warned, button="Save my version")
    assert [one.words for one in entries_of(viewer, child.id)] == ["Mine."]


def test_a_page_begun_on_a_tablet_is_spoken_of(as_teacher, me, child, visit):
    save_draft(me, ids.new_id(), visit.id, {"words": "I"}, 3)
    assert "has begun this page on a tablet" in opened(as_teacher, visit, child).text


@pytest.mark.parametrize("which", ["child", "activity"])
def test_a_child_who_is_not_of_the_activitys_class_is_not_there(
    which, as_teacher, school, child, visit
):
    elsewhere = make.school_class(school)
    asked = (
        (visit, make.pupil(elsewhere)) if which == "child" else (make.activity(elsewhere), child)
    )
    assert opened(as_teacher, *asked).status_code == 404


def opened(client, visit, child):
    return client.get(f"/class/activities/{visit.id}/fill-in/{child.id}")
