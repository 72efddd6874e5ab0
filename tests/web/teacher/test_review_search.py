"""The desk finds pages by their words, and no address tells what was searched for."""

import pytest

from app.web.teacher.review_cut import LONGEST_SEARCH
from tests.support import make
from tests.support.client import parsed
from tests.web.test_query_counts import asked_for


@pytest.mark.parametrize("typed", ["zoe", "VET", "dogs fleas"])
def test_pages_are_found_by_the_child_the_job_and_the_words(as_teacher, desk, typed):
    found = searched(as_teacher, desk, typed)
    assert titles(found) == ["Zoë"]
    assert "Waiting for you (1)" in found.text
    assert "1 of 3 pages to review" in found.text


def test_what_is_searched_for_stands_in_no_address_and_goes_along(as_teacher, desk):
    found = searched(as_teacher, desk, "heart")
    assert "heart" not in found.request.full_path
    opened = as_teacher.get(parsed(found).first("//a[@data-key='J']").get("href"))
    assert len(titles(opened)) == 2
    done = as_teacher.submit(opened, button="Reviewed, next")
    assert "heart" not in done.location
    rest = as_teacher.get(done.location)
    assert len(titles(rest)) == 1
    back = as_teacher.get(as_teacher.submit(rest, button="Undo").location)
    assert len(titles(back)) == 2
    assert box(back) == "heart"


def test_a_search_is_cleared(as_teacher, desk):
    found = searched(as_teacher, desk, "zzqx")
    assert "No page fits what you chose" in found.text
    every = as_teacher.get(parsed(found).first("//div[@class='empty']//a").get("href"))
    assert len(titles(every)) == 3
    assert box(every) == ""


def test_the_search_of_one_adult_opens_for_no_other(as_teacher, as_lead, desk):
    found = searched(as_teacher, desk, "vet")
    assert len(titles(as_lead.get(found.request.full_path))) == 3


@pytest.mark.parametrize("made_up", ["x", "====", "é", "AQAB" * 20, "0" * 3])
def test_an_address_that_nobody_gave_out_searches_for_nothing(as_teacher, desk, made_up):
    page = as_teacher.get(desk, query_string={"find": made_up})
    assert page.status_code == 200
    assert len(titles(page)) == 3


def test_the_other_choices_are_kept_and_no_word_is_too_long(as_teacher, desk):
    page = as_teacher.get(desk, query_string={"pile": "reviewed"})
    assert page.status_code == 200
    form = {"order": "longest", "find": "heart" + "é" * 500}
    answer = as_teacher.submit(as_teacher.get(desk), form, button="Show")
    assert "order=longest" in answer.location
    assert len(box(as_teacher.get(answer.location))) == LONGEST_SEARCH


def test_a_search_asks_one_question_more_however_many_pages(as_teacher, classroom, child, desk):
    few = asked_for(lambda: as_teacher.get(desk))
    for _ in range(8):
        make.entry(child, "Dogs have fleas.")
    address = searched(as_teacher, desk, "fleas").request.full_path
    assert len(asked_for(lambda: as_teacher.get(address))) == len(few) + 1


def searched(client, desk, typed):
    answer = client.submit(client.get(desk), {"find": typed}, button="Show")
    return client.get(answer.location)


def titles(page):
    """Whose pages lie in the pile that is shown."""
    shown = parsed(page)
    return [shown.words_of(one) for one in shown.all("//ul[@class='queue']//strong")]


def box(page):
    return parsed(page).first("//input[@name='find']").get("value")


@pytest.fixture
def desk(classroom, child):
    make.entry(child)
    make.entry(make.pupil(classroom))
    make.entry(make.pupil(classroom, "Zoë"), "Dogs have fleas.", job="vet")
    return f"/class/{classroom.id}/reviews"
