"""A teacher says which card the words mean that children used for a job."""

import pytest

from app.foundation import clock
from app.foundation.database import db
from app.learning_log.actions import settle_new_pages
from app.web.paging import PAGE_SIZE
from tests.support import make


def test_the_class_page_says_that_there_are_words_to_sort_out(as_teacher, classroom, blorpist):
    page = as_teacher.get(f"/class/{classroom.id}")
    assert "1 word for a job to sort out" in page.text
    assert f"/class/{classroom.id}/words" in page.text


def test_words_spelt_alike_are_settled_at_once_and_stay_as_typed(
    as_teacher, classroom, blorpist, school
):
    other = make.entry(make.pupil(classroom), job=None, job_words="BLORPIST!")
    elsewhere = make.entry(make.pupil(make.school_class(school)), job=None, job_words="blorpist")
    page = as_teacher.get(f"/class/{classroom.id}/words")
    assert "on 2 pages" in page.text
    after = as_teacher.submit(page, {"job": "Vet"}, button="It is this job")
    assert "3 pages are about “Vet” now." in as_teacher.get(after.location).text
    for one in (blorpist, other, elsewhere):
        db.session.refresh(one)
    assert [one.job for one in (blorpist, other, elsewhere)] == ["vet"] * 3
    assert other.job_words == "BLORPIST!"


def test_a_job_typed_badly_is_known_and_one_we_do_not_have_is_told(as_teacher, classroom, blorpist):
    page = as_teacher.get(f"/class/{classroom.id}/words")
    wrong = as_teacher.submit(page, {"job": "qqqq zzzz"}, button="It is this job")
    assert wrong.status_code == 422
    assert "We have no card for “qqqq zzzz”." in wrong.text
    assert as_teacher.submit(wrong, {"job": "NURSE"}, button="It is this job").status_code == 303


def test_words_are_found_among_those_to_sort_out(as_teacher, classroom, blorpist):
    make.entry(make.pupil(classroom), job=None, job_words="zeppelineer")
    page = as_teacher.get(f"/class/{classroom.id}/words")
    found = as_teacher.submit(page, {"find": "zepp"}, button="Find")
    assert "zeppelineer" in found.text
    assert "blorpist" not in found.text


def test_words_to_sort_out_are_paged_in_an_order_and_an_error_stays_in_sight(
    as_teacher, classroom, blorpist
):
    for number in range(PAGE_SIZE):
        words = f"zonk {chr(97 + number // 26)}{chr(97 + number % 26)}"
        make.entry(make.pupil(classroom, avatar=f"a{number}"), job=None, job_words=words)
    by_words = as_teacher.get(f"/class/{classroom.id}/words?order=words")
    assert "blorpist" in by_words.text
    turned = as_teacher.get(f"/class/{classroom.id}/words?order=-words")
    assert "blorpist" not in turned.text
    last = as_teacher.get(f"/class/{classroom.id}/words?order=-words&page=2")
    wrong = as_teacher.submit(last, {"job": "qqqq zzzz"}, button="It is this job")
    assert "We have no card for “qqqq zzzz”." in wrong.text
    done = as_teacher.submit(wrong, {"job": "Vet"}, button="It is this job")
    assert done.location.endswith("?order=-words&page=2")


def test_what_is_no_job_is_not_asked_again(as_teacher, classroom, blorpist):
    page = as_teacher.get(f"/class/{classroom.id}/words")
    after = as_teacher.get(as_teacher.submit(page, button="It is no job").location)
    assert "Every job that children named has a card" in after.text
    db.session.refresh(blorpist)
    assert blorpist.job is None


def test_a_page_that_comes_later_gets_the_card_by_the_clock(as_teacher, classroom, blorpist, child):
    page = as_teacher.get(f"/class/{classroom.id}/words")
    as_teacher.submit(page, {"job": "Vet"}, button="It is this job")
    later = make.entry(child, job=None, job_words="Blorpist")
    assert settle_new_pages(child.school_id) == 1
    assert settle_new_pages(child.school_id) == 0
    db.session.refresh(later)
    assert later.job == "vet"


def test_a_decision_is_taken_back(as_teacher, classroom, blorpist):
    page = as_teacher.get(f"/class/{classroom.id}/words")
    as_teacher.submit(page, {"job": "Vet"}, button="It is this job")
    page = as_teacher.get(f"/class/{classroom.id}/words?show=decided")
    assert "1 word was decided before" in page.text
    after = as_teacher.get(as_teacher.submit(page, button="Think again").location)
    assert "Children used 1 word that no card has" in after.text
    db.session.refresh(blorpist)
    assert blorpist.job is None


def test_the_second_of_two_who_sort_the_same_words_is_told(
    as_teacher, as_lead, classroom, blorpist
):
    mine, theirs = (one.get(f"/class/{classroom.id}/words") for one in (as_teacher, as_lead))
    as_lead.submit(theirs, {"job": "Vet"}, button="It is this job")
    late = as_teacher.submit(mine, {"job": "Nurse"}, button="It is this job")
    assert "A colleague sorted these words meanwhile" in as_teacher.get(late.location).text
    db.session.refresh(blorpist)
    assert blorpist.job == "vet"


def test_pages_put_away_and_pages_of_other_classes_are_not_asked_about(
    as_teacher, classroom, blorpist, school
):
    make.entry(make.pupil(make.school_class(school)), job=None, job_words="snorgler")
    blorpist.removed_at = clock.now()
    assert (
        "Every job that children named has a card"
        in as_teacher.get(f"/class/{classroom.id}/words").text
    )


@pytest.mark.parametrize("text", ["", "nurse", "<b>"])
def test_words_that_stand_on_no_page_are_not_found(as_teacher, classroom, blorpist, text):
    page = as_teacher.get(f"/class/{classroom.id}/words")
    form = {"text": text, "job": "Vet"}
    assert as_teacher.submit(page, form, button="It is this job").status_code == 404


@pytest.fixture
def blorpist(child):
    """A page about a job that nobody has heard of."""
    return make.entry(child, job=None, job_words="blorpist")
