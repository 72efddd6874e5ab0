"""Pictures: kept bytes first, and swept when nobody names them."""

import io
import os

import pytest
from PIL import Image
from sqlalchemy import select

from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.pictures import clean_drawing
from app.learning_log.actions import save_draft, save_entry, sweep_unclaimed_pictures
from app.learning_log.actions.pictures import keep_drawing
from app.learning_log.answers import EntryAnswers, PictureRef
from app.media import storage
from app.media.actions import MOST_BYTES_A_DAY, sweep_bytes
from app.media.models import StoredFile
from tests.support import make


def test_a_kept_picture_has_a_row_and_bytes(viewer):
    file_id = keep_drawing(viewer, drawing())
    row = db.session.get_one(StoredFile, (viewer.school, file_id))
    assert (row.pupil_id, row.media_type, row.width) == (viewer.person, "image/png", 20)
    assert len(storage.read(viewer.school, file_id)) == row.bytes


def test_a_childs_pictures_of_a_day_cannot_fill_the_disk(viewer, time):
    row = db.session.get_one(StoredFile, (viewer.school, keep_drawing(viewer, drawing())))
    row.bytes = MOST_BYTES_A_DAY + 1
    with pytest.raises(Refused, match="a lot today"):
        keep_drawing(viewer, drawing())
    time.move(days=1)

    assert keep_drawing(viewer, drawing())


def test_a_picture_nobody_claims_is_let_go_after_a_month(viewer, time):
    file_id = keep_drawing(viewer, drawing())
    assert sweep_unclaimed_pictures(viewer.school) == 0
    time.move(days=32)
    assert sweep_unclaimed_pictures(viewer.school) == 1
    assert db.session.scalars(select(StoredFile.id)).all() == []
    old = storage.path_of(viewer.school, file_id)
    long_ago = clock.now().timestamp() - 3 * 24 * 60 * 60
    os.utime(old, (long_ago, long_ago))
    assert sweep_bytes(viewer.school) == 1
    assert not old.exists()


def test_pictures_on_pages_in_drafts_and_in_history_stay(viewer, time):
    on_page, in_draft, before = (keep_drawing(viewer, drawing()) for _ in range(3))
    entry_id = make.ids.new_id()
    save_entry(viewer, entry_id, EntryAnswers(pictures=(PictureRef(before),)))
    save_entry(viewer, entry_id, EntryAnswers(pictures=(PictureRef(on_page),)))
    save_draft(viewer, make.ids.new_id(), None, {"drawing": str(in_draft)}, 3)
    time.move(days=32)
    assert sweep_unclaimed_pictures(viewer.school) == 0


def test_bytes_just_written_are_left_alone(viewer):
    storage.write(viewer.school, make.ids.new_id(), b"about to be committed")
    assert sweep_bytes(viewer.school) == 0


def drawing():
    out = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(out, "PNG")
    return clean_drawing(out.getvalue())


@pytest.fixture
def viewer(child):
    return make.pupil_viewer(child)
