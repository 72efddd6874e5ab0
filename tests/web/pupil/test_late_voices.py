"""A voice note that lay sealed on a tablet: kept with its page, unless the school takes none."""

from io import BytesIO

import pytest
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.foundation import clock
from app.foundation.database import db
from app.learning_log.models import Entry, EntryDraft, EntryPicture
from app.media.models import StoredFile
from app.schools.models import SchoolOptions
from app.sync.models import RefusedEnvelope
from tests.support import make
from tests.support.sealed import png, sealed, sealing_key
from tests.support.speech import said_on, speech
from tests.web.pupil.test_photos import jpeg

pytestmark = pytest.mark.usefixtures("keys")


def test_a_voice_note_travels_sealed_beside_a_drawing_and_is_kept_once(send, mine, takes_all):
    envelope = sealed(mine, picture=png(), said=speech(7))
    assert [send(envelope) for _ in range(2)] == [201, 200]
    kept = {(file.kind, file.seconds) for file in rows(StoredFile)}
    assert kept == {("drawing", 0), ("voice", 7)}
    assert len(rows(EntryPicture)) == 2


def test_one_that_can_not_be_heard_does_not_hold_up_the_words(send, mine, takes_all):
    assert send(sealed(mine, said=b"no sound")) == 201
    assert rows(StoredFile) == []
    assert [entry.words for entry in rows(Entry)] == ["A nurse listens to your heart."]


@pytest.mark.parametrize("length", [-1, 10_000_000, "long", float("inf"), [1]])
def test_a_length_that_can_not_be_is_no_letter(send, mine, takes_all, length):
    assert send(sealed(mine, picture=speech(1), voice_bytes=length)) == 400


def test_where_voice_notes_are_off_by_now_the_words_are_kept_and_the_voice_is_not(send, mine):
    envelope = sealed(mine, picture=png(), said=speech(7))
    assert send(envelope) == 201
    assert [file.kind for file in rows(StoredFile)] == ["drawing"]
    assert "voice note left out" in {event.action for event in rows(AuditEvent)}


def test_where_photos_are_off_by_now_the_words_are_kept_and_the_photo_is_not(send, mine):
    envelope = sealed(mine, picture=jpeg()[0].read(), made="photo", caption="A stethoscope")
    assert send(envelope) == 201
    assert rows(StoredFile) == rows(EntryPicture) == []
    assert [entry.words for entry in rows(Entry)] == ["A nurse listens to your heart."]
    assert "photo left out" in {event.action for event in rows(AuditEvent)}


def test_a_draft_keeps_what_was_said_so_far(send, mine, takes_all):
    assert send(sealed(mine, said=speech(2), draft="found")) == 200
    [draft], [file] = rows(EntryDraft), rows(StoredFile)
    assert draft.answers["voice"] == str(file.id)


def test_the_voice_of_another_child_is_not_heard_on_this_page(send, mine, classroom, takes_all):
    page = make.entry(make.pupil(classroom))
    theirs = said_on(page)
    assert send(sealed(mine, voice=str(theirs.id))) == 201
    assert {on_page.entry_id for on_page in rows(EntryPicture)} == {page.id}


def test_what_came_too_late_is_kept_for_an_adult_who_lets_it_in(
    send, mine, child, classroom, takes_all, as_teacher
):
    child.left_on = clock.today()
    db.session.flush()
    assert send(sealed(mine, said=speech(5))) == 202
    [refused] = rows(RefusedEnvelope)
    assert b"ftyp" not in refused.voice_sealed
    page = as_teacher.get(f"/class/{classroom.id}/unsaved")
    assert "There is a voice note with it." in page.text
    as_teacher.submit(page, button="Save it")
    assert [(file.kind, file.seconds) for file in rows(StoredFile)] == [("voice", 5)]
    assert len(rows(EntryPicture)) == 1


def rows(model):
    db.session.expire_all()
    return db.session.scalars(select(model)).all()


@pytest.fixture
def takes_all(school):
    db.session.add(SchoolOptions(school_id=school.id, photos_on=True, voice_notes_on=True))
    db.session.flush()


@pytest.fixture
def keys():
    sealing_key()


@pytest.fixture
def mine(child):
    return make.pupil_viewer(child)


@pytest.fixture
def send(client):
    """Send an envelope from a tablet on which nobody is signed in; the status that comes back."""

    def sent(envelope):
        db.session.commit()
        parts = {"envelope": (BytesIO(envelope.letter), "envelope")}
        if envelope.picture:
            parts["picture"] = (BytesIO(envelope.picture), "picture")
        return client.post("/my/envelopes", data=parts).status_code

    return sent
