"""A child's drawings: kept without their secrets, shown to their child alone."""

import io
import struct
import zlib

import pytest
from PIL import Image
from sqlalchemy import func, select

from app.foundation.database import db
from app.learning_log.models import EntryPicture
from app.media.models import StoredFile
from tests.support import make, sign_in
from tests.support.client import token_on
from tests.support.walk import WORDS, at, walk


def test_a_drawing_is_kept_and_shown_to_its_child_alone(app, as_pupil, visit, classroom):
    page = at(as_pupil, visit, "found")
    kept = as_pupil.submit(page, {"picture": png(), "caption": "My dino"}, button="Next")
    assert kept.status_code == 303
    file_id = db.session.scalars(select(StoredFile.id)).one()
    picture = as_pupil.get(f"/my/pictures/{file_id}")
    assert (picture.status_code, picture.mimetype) == (200, "image/png")
    assert picture.headers["X-Content-Type-Options"] == "nosniff"
    assert picture.headers["Cache-Control"] == "no-store"
    friend = sign_in.pupil_client(app, make.pupil(classroom))
    assert friend.get(f"/my/pictures/{file_id}").status_code == 404


def test_a_drawing_alone_is_enough(as_pupil, visit):
    check = walk(as_pupil, visit, words="", picture=png())
    as_pupil.submit(check, button="Send it")
    assert count(EntryPicture) == 1


def test_a_drawing_of_another_child_cannot_be_named(app, as_pupil, visit, classroom):
    friend = sign_in.pupil_client(app, make.pupil(classroom))
    friend.submit(at(friend, visit, "found"), {"picture": png()}, button="Next")
    theirs = db.session.scalars(select(StoredFile.id)).one()
    page = at(as_pupil, visit, "found")
    data = {"csrf_token": token_on(page), "go": "save", "drawing": str(theirs)}
    assert as_pupil.post(page.request.full_path, data=data).status_code == 404


@pytest.mark.parametrize("raw", [b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_a_file_that_is_no_picture_is_refused_kindly_and_the_words_stay(as_pupil, visit, raw):
    page = at(as_pupil, visit, "found")
    fields = {"picture": (io.BytesIO(raw), "drawing.png"), "words": WORDS}
    answer = as_pupil.submit(page, fields, button="Next")
    assert answer.status_code == 422
    assert "We can not open this picture." in answer.text
    assert WORDS in answer.text


def test_a_picture_of_40_megapixels_is_refused_kindly(as_pupil, visit):
    big = io.BytesIO()
    Image.new("1", (8000, 5000)).save(big, "PNG")
    page = at(as_pupil, visit, "found")
    fields = {"picture": (io.BytesIO(big.getvalue()), "drawing.png")}
    answer = as_pupil.submit(page, fields, button="Next")
    assert answer.status_code == 422
    assert count(StoredFile) == 0


def test_a_decompression_bomb_is_refused_kindly(as_pupil, visit):
    page = at(as_pupil, visit, "found")
    fields = {"picture": (io.BytesIO(bomb()), "drawing.png"), "words": WORDS}
    answer = as_pupil.submit(page, fields, button="Next")
    assert answer.status_code == 422
    assert WORDS in answer.text


def bomb():
    """A small PNG that says it is 60,000 pixels wide and high."""
    size = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1_000_000))
    parts = [(b"IHDR", size), (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def png():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "PNG")
    return io.BytesIO(out.getvalue()), "drawing.png"


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))
