"""Pages that could not be saved by themselves are shown to the teacher, who decides."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from app.foundation.database import db
from app.foundation.pictures import clean_photo
from app.learning_log.answers import EntryAnswers, PictureRef
from app.learning_log.models import Entry, EntryPicture
from app.media.models import StoredFile
from app.schools.models import Pupil
from app.sync.actions import keep_refused
from app.sync.models import RefusedEnvelope
from app.sync.tickets import ticket_for
from app.web.teacher.unsaved import CARDS
from tests.support import make
from tests.support.sealed import png
from tests.web.test_query_counts import asked_for

WORDS = "A nurse works at night."


def test_the_class_page_says_that_a_page_waits_for_a_decision(as_teacher, classroom, kept):
    kept("expired")
    page = as_teacher.get(f"/class/{classroom.id}")

    assert "1 page could not be saved" in page.text


def test_a_page_is_shown_with_what_to_do(as_teacher, classroom, child, kept):
    kept("expired")
    page = as_teacher.get(f"/class/{classroom.id}/unsaved")

    assert WORDS in page.text
    assert child.forename in page.text
    assert "more than 14 days" in page.text


def test_a_late_page_is_saved_as_the_childs_own(as_teacher, classroom, child, kept):
    kept("expired", picture=png())
    page = as_teacher.get(f"/class/{classroom.id}/unsaved")
    as_teacher.submit(page, button="Save it")

    assert [(entry.words, entry.pupil_id) for entry in rows(Entry)] == [(WORDS, child.id)]
    assert len(rows(EntryPicture)) == 1
    assert [row.ending for row in rows(RefusedEnvelope)] == ["saved"]
    assert "Every page is saved" in as_teacher.get(f"/class/{classroom.id}/unsaved").text


def test_a_photo_that_is_saved_after_all_is_still_a_photo(as_teacher, classroom, kept):
    kept("expired", picture=clean_photo(png()).data)
    page = as_teacher.get(f"/class/{classroom.id}/unsaved")
    assert "a photo" in page.text
    as_teacher.submit(page, button="Save it")

    assert [(one.kind, one.media_type) for one in rows(StoredFile)] == [("photo", "image/jpeg")]


def test_a_page_is_let_go(as_teacher, classroom, kept):
    kept("put_away")
    page = as_teacher.get(f"/class/{classroom.id}/unsaved")
    assert "Save it" not in page.text
    as_teacher.submit(page, button="Let it go")

    assert rows(Entry) == []
    assert [row.ending for row in rows(RefusedEnvelope)] == ["let_go"]


@pytest.mark.parametrize("second", ["Save it", "Let it go"])
def test_the_second_of_two_who_decide_is_told(as_teacher, as_lead, classroom, kept, second):
    kept("expired")
    mine, theirs = (one.get(f"/class/{classroom.id}/unsaved") for one in (as_teacher, as_lead))
    as_lead.submit(theirs, button="Let it go")
    late = as_teacher.submit(mine, button=second)
    assert "A colleague has decided about that page already." in as_teacher.get(late.location).text
    assert rows(Entry) == []


def test_one_of_many_is_found_by_the_child_the_job_or_the_words(as_teacher, classroom, child, kept):
    kept("expired")
    friend = make.pupil(classroom, "Zoë")
    kept("expired", friend, job="vet", words="Dogs have fleas.")
    page = as_teacher.get(f"/class/{classroom.id}/unsaved")
    for typed in ("zoe", "VET", "fleas"):
        found = as_teacher.submit(page, {"find": typed}, button="Find")
        assert "Zoë" in found.text
        assert child.full_name not in found.text
    assert "No page fits that" in as_teacher.submit(page, {"find": "zzqx"}, button="Find").text


def test_many_are_shown_with_as_few_questions_as_one(as_teacher, classroom, child, kept):
    kept("expired")
    address = f"/class/{classroom.id}/unsaved"
    few = asked_for(lambda: as_teacher.get(address))
    for number in range(CARDS + 1):
        kept("expired", make.pupil(classroom), words=f"Words {number}.")
    assert len(asked_for(lambda: as_teacher.get(address))) == len(few)


def test_deciding_keeps_the_order_and_the_page(as_teacher, classroom, kept):
    for number in range(CARDS + 2):
        kept("put_away", words=f"Words {number}.")
    page = as_teacher.get(f"/class/{classroom.id}/unsaved?order=-came&page=2")
    gone = as_teacher.submit(page, button="Let it go")
    assert gone.location.endswith("?order=-came&page=2")


def rows(model):
    db.session.expire_all()
    return db.session.scalars(select(model)).all()


@pytest.fixture
def kept(child):
    """Something of this child's that could not be saved, for this reason."""

    def keep(
        reason: str,
        of: Pupil = child,
        *,
        job: str = "nurse",
        words: str = WORDS,
        picture: bytes | None = None,
    ) -> None:
        pictures = (PictureRef(uuid4(), "Me"),) if picture else ()
        answers = EntryAnswers(job=job, words=words, pictures=pictures)
        who = ticket_for(make.pupil_viewer(of)).viewer()
        assert keep_refused(who, "entry", uuid4(), reason, answers.content(), picture)
        db.session.commit()

    return keep
