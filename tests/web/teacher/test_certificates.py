"""Certificates of a class: earned, given in one go, printed, taken back."""

import pytest
from sqlalchemy import select

from app.celebrations.models import Certificate
from app.foundation.database import db
from tests.support import celebrating, make
from tests.support.client import parsed, token_on
from tests.web.test_query_counts import asked_for


def test_a_class_gets_what_it_has_earned_in_one_go_and_it_can_be_undone(
    as_teacher, classroom, child, url
):
    friend = make.pupil(classroom)
    for one in (child, friend):
        make.entry(one)
    page = as_teacher.get(url)
    assert "2 certificates earned and not given yet" in page.text
    given = as_teacher.get(as_teacher.submit(page, button="Give to all 2 A first job").location)
    assert "2 certificates are given." in given.text
    assert "Every certificate that is earned is given" in given.text
    back = as_teacher.get(as_teacher.submit(given, button="Undo").location)
    assert "2 certificates earned and not given yet" in back.text


def test_only_those_ticked_get_it(as_teacher, classroom, child, url):
    friend = make.pupil(classroom)
    for one in (child, friend):
        make.entry(one)
    as_teacher.submit(
        as_teacher.get(url), {"pupil": str(child.id)}, button="Give to those ticked A first job"
    )
    assert db.session.scalars(select(Certificate.pupil_id)).all() == [child.id]


def test_one_is_taken_back_and_returned(as_teacher, child, url):
    celebrating.certificate(child)
    page = as_teacher.submit(as_teacher.get(url), button="Take it back")
    gone = as_teacher.get(page.location)
    assert "1 certificate is taken back." in gone.text
    assert "have it" not in gone.text
    back = as_teacher.get(as_teacher.submit(gone, button="Undo").location)
    assert "1 child has it" in back.text


def test_a_certificate_has_the_name_in_full_letters_and_the_words_of_its_day(
    as_teacher, classroom, url
):
    lukasz = make.pupil(classroom, "Łukasz", surname="Nguyễn")
    celebrating.certificate(lukasz, words="You met a nurse.")
    sheet = as_teacher.get(f"{url}/print")
    shown = parsed(sheet)
    assert shown.first("//*[contains(@class, 'cert__name')]").text_content() == "Łukasz Nguyễn"
    assert "You met a nurse." in sheet.text
    assert "11 June 2026" in sheet.text
    assert "data-print" in sheet.text


def test_a_set_is_one_certificate_a_sheet_of_one_kind_or_all(as_teacher, classroom, child, url):
    friend = make.pupil(classroom)
    celebrating.certificate(child)
    celebrating.certificate(child, kind="first-job")
    celebrating.certificate(friend)
    for cut, sheets in (("", 3), ("?kind=ten-jobs", 2), (f"?child={friend.id}", 1), ("?kind=x", 0)):
        page = parsed(as_teacher.get(f"{url}/print{cut}"))
        assert len(page.all("//*[contains(@class, 'sheet--cert')]")) == sheets


def test_who_ticks_nobody_is_told_where_they_stand(as_teacher, child, url):
    data = {"csrf_token": token_on(as_teacher.get(url)), "kind": "well-done"}
    assert as_teacher.post(url, data=data).location == url
    assert "Tick the children who get it." in as_teacher.get(url).text


def test_what_was_not_earned_cannot_be_given(as_teacher, child, url):
    data = {"csrf_token": token_on(as_teacher.get(url)), "kind": "ten-jobs"}
    for sent in ({"pupil": str(child.id)}, {"pupil": "nonsense"}):
        assert as_teacher.post(url, data=data | sent).status_code == 422


def test_the_pages_ask_no_more_for_a_larger_class(as_teacher, classroom, child, url):
    make.entry(child)
    celebrating.certificate(child)
    for address in (url, f"{url}/print"):
        few = asked_for(lambda address=address: as_teacher.get(address))
        for _ in range(4):
            friend = make.pupil(classroom)
            make.entry(friend)
            celebrating.certificate(friend)
        many = asked_for(lambda address=address: as_teacher.get(address))
        assert len(many) == len(few) < 20


@pytest.fixture
def url(classroom) -> str:
    return f"/class/{classroom.id}/certificates"
