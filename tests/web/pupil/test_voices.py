"""Say it instead of writing it: where the school wants it, a minute at most, only the sound."""

import io

import pytest
from PIL import Image
from sqlalchemy import func, select

from app.foundation.database import db
from app.learning_log.models import Entry, EntryDraft, EntryPicture
from app.media import storage
from app.media.models import StoredFile
from app.schools.models import SchoolOptions
from tests.support import make, sign_in
from tests.support.client import parsed, token_on
from tests.support.speech import SECRET, recording, said_on, speech
from tests.support.walk import WORDS, at, walk


def test_voice_notes_are_off_until_the_school_turns_them_on(as_pupil, visit, as_lead):
    before = at(as_pupil, visit, "found")
    assert not offers_to_listen(before)
    assert "microphone=()" in before.headers["Permissions-Policy"]
    as_lead.submit(as_lead.get("/school/settings"), {"voice_notes_on": "y"}, button="Save")
    page = at(as_pupil, visit, "found")
    assert offers_to_listen(page)
    assert "Your teacher will hear it." in page.text


def test_only_the_page_that_listens_may_use_the_microphone(as_pupil, visit, voices_on):
    page = at(as_pupil, visit, "found")
    assert "microphone=(self)" in page.headers["Permissions-Policy"]
    for address in ("/my/", "/my/thoughts/", "/my/jobs/"):
        assert "microphone=()" in as_pupil.get(address).headers["Permissions-Policy"], address


def test_a_voice_note_alone_makes_a_page_and_keeps_no_secret(as_pupil, visit, voices_on):
    check = walk(as_pupil, visit, words="", recording=recording(14))
    as_pupil.submit(check, button="Send it")
    [file] = db.session.scalars(select(StoredFile)).all()
    kept = storage.read(file.school_id, file.id)
    assert (file.kind, file.media_type, file.seconds) == ("voice", "audio/mp4", 14)
    assert SECRET in speech(14)
    assert SECRET not in kept
    assert (count(Entry), count(EntryPicture)) == (1, 1)


def test_a_page_may_have_words_a_drawing_and_a_voice_note(as_pupil, visit, voices_on):
    check = walk(as_pupil, visit, words=WORDS, picture=dot(), recording=recording())
    done = as_pupil.submit(check, button="Send it")
    page = parsed(as_pupil.get(f"/my/entries/{done.location.split('/')[-2]}"))
    assert page.all("//main//img[contains(@src, '/my/pictures/')]")
    assert page.first("//main//audio").get("src").startswith("/my/voices/")
    assert page.all("//main//*[contains(., '3 seconds')]")
    assert page.all(f"//main//*[contains(., '{WORDS}')]")


def test_it_is_heard_by_its_child_and_no_other(app, as_pupil, visit, classroom, voices_on):
    as_pupil.submit(at(as_pupil, visit, "found"), {"recording": recording()}, button="Next")
    file = db.session.scalars(select(StoredFile)).one()
    heard = as_pupil.get(f"/my/voices/{file.id}")
    assert (heard.status_code, heard.mimetype) == (200, "audio/mp4")
    assert heard.headers["X-Content-Type-Options"] == "nosniff"
    friend = sign_in.pupil_client(app, make.pupil(classroom))
    assert friend.get(f"/my/voices/{file.id}").status_code == 404


def test_safari_may_ask_for_a_part_of_it(as_pupil, child):
    said = said_on(make.entry(child))
    part = as_pupil.get(f"/my/voices/{said.id}", headers={"Range": "bytes=0-1"})
    assert (part.status_code, part.data) == (206, b"\0\0")
    assert part.headers["Content-Range"] == f"bytes 0-1/{said.bytes}"


def test_a_drawing_is_not_to_be_heard(as_pupil, child):
    drawing = make.picture(make.entry(child))
    assert as_pupil.get(f"/my/voices/{drawing.id}").status_code == 404


def test_the_voice_of_another_child_cannot_be_named(app, as_pupil, visit, classroom, voices_on):
    theirs = said_on(make.entry(make.pupil(classroom)))
    page = at(as_pupil, visit, "found")
    data = {"csrf_token": token_on(page), "go": "save", "voice": str(theirs.id)}
    assert as_pupil.post(page.request.full_path, data=data).status_code == 404


def test_where_they_are_off_one_is_refused_kindly_and_the_words_stay(as_pupil, visit):
    page = at(as_pupil, visit, "found")
    data = {"csrf_token": token_on(page), "at": "found", "go": "next", "words": WORDS}
    answer = as_pupil.post(page.request.full_path, data=data | {"recording": recording()})
    assert answer.status_code == 422
    assert "We can not keep what you say just now." in answer.text
    assert WORDS in answer.text
    assert count(StoredFile) == 0


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"no sound", "We can not hear this. Say it again."),
        (b"\x1a\x45\xdf\xa3" + bytes(50), "We can not hear this. Say it again."),
        (speech(90), "That was too long. Say it again, but shorter."),
        (b"OggS" + bytes(2_100_000), "That was too long. Say it again, but shorter."),
    ],
)
def test_what_can_not_be_kept_is_refused_kindly_and_the_words_stay(
    as_pupil, visit, voices_on, raw, told
):
    page = at(as_pupil, visit, "found")
    sent = {"recording": (io.BytesIO(raw), "voice"), "words": WORDS}
    answer = as_pupil.submit(page, sent, button="Next")
    answer.request.input_stream.close()
    assert answer.status_code == 422
    assert told in answer.text
    assert WORDS in answer.text
    assert count(StoredFile) == 0


def test_the_words_of_a_draft_are_kept_whatever_is_wrong_with_the_voice_note(
    as_pupil, visit, voices_on
):
    page = at(as_pupil, visit, "found")
    data = {"csrf_token": token_on(page), "at": "found", "go": "draft", "words": WORDS}
    wrong = {"recording": (io.BytesIO(b"no sound"), "voice")}
    assert as_pupil.post(page.request.full_path, data=data | wrong).status_code == 422
    assert [draft.answers["words"] for draft in db.session.scalars(select(EntryDraft))] == [WORDS]


def test_a_page_with_a_voice_note_opens_again_where_it_can_be_heard(as_pupil, visit, voices_on):
    done = as_pupil.submit(walk(as_pupil, visit, words="", recording=recording()), button="Send it")
    entry_id = done.location.split("/")[-2]
    page = parsed(as_pupil.get(f"/my/entries/{entry_id}/edit?at=found"))
    assert page.first("//input[@value='voice'][@name='way']").get("checked") is not None
    assert page.first("//*[@data-voice]//audio").get("src")


def test_a_voice_note_stays_on_its_page_when_they_are_turned_off(as_pupil, visit, voices_on):
    done = as_pupil.submit(walk(as_pupil, visit, words="", recording=recording()), button="Send it")
    voices_on.voice_notes_on = False
    db.session.flush()
    entry_id = done.location.split("/")[-2]
    page = as_pupil.get(f"/my/entries/{entry_id}/edit?at=found")
    assert not offers_to_listen(page)
    as_pupil.submit(page, {"words": WORDS}, button="Next")
    as_pupil.submit(as_pupil.get(f"/my/entries/{entry_id}/edit?at=check"), button="Send it")
    page = parsed(as_pupil.get(f"/my/entries/{entry_id}"))
    assert page.all("//main//audio")


def test_the_youngest_hear_the_tile_that_listens(app, school, voices_on):
    little = make.school_class(school, nc_years=("1",))
    child = make.pupil(little)
    done = make.activity(little)
    make.attended(done, child)
    page = parsed(at(sign_in.pupil_client(app, child), done, "found"))
    tile = page.first("//li[.//input[@value='voice']]")
    assert page.all(".//*[@data-listen]", tile)


def test_a_picture_marked_as_a_photo_is_no_drawing_where_photos_are_off(as_pupil, visit):
    page = at(as_pupil, visit, "found")
    data = {"csrf_token": token_on(page), "at": "found", "go": "next", "made": "photo"}
    sent = data | {"words": WORDS, "picture": dot()}
    answer = as_pupil.post(page.request.full_path, data=sent)
    assert answer.status_code == 422
    assert "Photos are off just now." in answer.text
    assert count(StoredFile) == 0


def offers_to_listen(page):
    """Without script too: nothing but a script could take `hidden` off."""
    box = "//*[@data-voice]//input[@type='file'][@name='recording']"
    return bool(parsed(page).all(box + "[not(ancestor::div[@hidden])]"))


def dot():
    white = io.BytesIO()
    Image.new("RGB", (1, 1), "white").save(white, "PNG")
    return io.BytesIO(white.getvalue()), "drawing.png"


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def voices_on(school):
    chosen = SchoolOptions(school_id=school.id, voice_notes_on=True)
    db.session.add(chosen)
    db.session.flush()
    return chosen


@pytest.fixture
def visit(classroom, child):
    done = make.activity(classroom, jobs=["nurse", "doctor"])
    make.attended(done, child)
    return done
