"""A photo of a thing: only where the school wants it, small, and without where it was taken."""

import io

import pytest
from PIL import Image
from sqlalchemy import func, select

from app.foundation.database import db
from app.learning_log.models import EntryPicture
from app.media import storage
from app.media.models import StoredFile
from app.schools.models import SchoolOptions
from tests.support import make, sign_in
from tests.support.client import parsed, token_on
from tests.support.walk import WORDS, at, walk

GPS, SECRET = 0x8825, b"Madeup Road"


def test_photos_are_off_until_the_school_turns_them_on(as_pupil, visit, as_lead):
    assert not offers_photo(at(as_pupil, visit, "found"))
    as_lead.submit(as_lead.get("/school/settings"), {"photos_on": "y"}, button="Save")
    page = at(as_pupil, visit, "found")
    assert offers_photo(page)
    assert "Take a photo of a thing, not people." in page.text


def test_a_photo_alone_makes_a_page_and_keeps_no_secret(as_pupil, visit, photos_on):
    check = walk(as_pupil, visit, words="", photo=jpeg())
    as_pupil.submit(check, button="Send it")
    [file] = db.session.scalars(select(StoredFile)).all()
    kept = storage.read(file.school_id, file.id)
    assert (file.kind, file.media_type) == ("photo", "image/jpeg")
    assert SECRET not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert not picture.getexif()
        assert max(picture.size) <= 1280
    assert count(EntryPicture) == 1


def test_a_photo_of_40_megapixels_is_made_small(as_pupil, visit, photos_on):
    check = walk(as_pupil, visit, words="", photo=jpeg(8000, 5000))
    as_pupil.submit(check, button="Send it")
    [file] = db.session.scalars(select(StoredFile)).all()
    assert (file.width, file.height) == (1280, 800)


def test_a_photo_is_changed_for_another(as_pupil, visit, photos_on):
    done = as_pupil.submit(walk(as_pupil, visit, words="", photo=jpeg()), button="Send it")
    entry_id = done.location.split("/")[-2]
    page = as_pupil.get(f"/my/entries/{entry_id}/edit?at=found")
    as_pupil.submit(page, {"photo": jpeg(800, 500)}, button="Next")
    assert set(db.session.scalars(select(StoredFile.width))) == {1280, 800}


@pytest.mark.parametrize("raw", [b"no picture", b"\xff\xd8\xff\xe0" + b"\0" * 50, b"<svg/>"])
def test_what_is_no_photo_is_refused_kindly_and_the_words_stay(as_pupil, visit, photos_on, raw):
    page = at(as_pupil, visit, "found")
    sent = {"photo": (io.BytesIO(raw), "photo.jpg"), "words": WORDS}
    answer = as_pupil.submit(page, sent, button="Next")
    assert answer.status_code == 422
    assert "We can not open this photo. Take it again." in answer.text
    assert WORDS in answer.text
    assert count(StoredFile) == 0


def test_a_photo_made_small_in_the_page_is_a_photo_too(as_pupil, visit, photos_on):
    page = at(as_pupil, visit, "found")
    as_pupil.submit(page, {"picture": jpeg(), "made": "photo"}, button="Next")
    assert db.session.scalars(select(StoredFile.kind)).all() == ["photo"]


def test_where_photos_are_off_none_is_taken_in(as_pupil, visit):
    page = at(as_pupil, visit, "found")
    data = {"csrf_token": token_on(page), "at": "found", "go": "next", "words": WORDS}
    as_pupil.post(page.request.full_path, data=data | {"photo": jpeg()})
    assert count(StoredFile) == 0


def test_a_page_with_a_photo_opens_again_at_the_photo(as_pupil, visit, photos_on):
    done = as_pupil.submit(walk(as_pupil, visit, words="", photo=jpeg()), button="Send it")
    entry_id = done.location.split("/")[-2]
    page = parsed(as_pupil.get(f"/my/entries/{entry_id}/edit?at=found"))
    assert page.first("//input[@value='photo'][@name='way']").get("checked") is not None
    assert page.first("//*[@data-photo-taken]").get("src")


def test_a_photo_is_called_a_photo(as_pupil, as_teacher, classroom, visit, photos_on):
    done = as_pupil.submit(walk(as_pupil, visit, words="", photo=jpeg()), button="Send it")
    entry_id = done.location.split("/")[-2]
    for address in (f"entries/{entry_id}", f"entries/{entry_id}/edit?at=check", "thoughts/"):
        page = parsed(as_pupil.get(f"/my/{address}"))
        shown = page.all("//main//img[contains(@src, '/my/pictures/')]")
        assert "My photo" in [one.get("alt") for one in shown], address
    reviews = parsed(as_teacher.get(f"/class/{classroom.id}/reviews"))
    assert reviews.all("//*[contains(., 'A photo')]")


def test_the_youngest_hear_the_photo_tile(app, school, photos_on):
    little = make.school_class(school, nc_years=("1",))
    child = make.pupil(little)
    done = make.activity(little)
    make.attended(done, child)
    page = parsed(at(sign_in.pupil_client(app, child), done, "found"))
    tile = page.first("//li[.//input[@value='photo']]")
    assert page.all(".//*[@data-listen]", tile)


def offers_photo(page):
    """Without script too: nothing but a script could take `hidden` off."""
    box = "//input[@type='file'][@name='photo'][@capture='environment']"
    return bool(parsed(page).all(box + "[not(ancestor::div[@hidden])]"))


def jpeg(width=1600, height=1000):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(GPS)[1] = "N"
    # Below half a megabyte, above which the test client would leave a file of its own open.
    Image.new("L", (width, height), 120).save(out, "JPEG", exif=exif, optimize=True)
    return io.BytesIO(out.getvalue()), "photo.jpg"


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def photos_on(school):
    db.session.add(SchoolOptions(school_id=school.id, photos_on=True))
    db.session.flush()


@pytest.fixture
def visit(classroom, child):
    done = make.activity(classroom, jobs=["nurse", "doctor"])
    make.attended(done, child)
    return done
