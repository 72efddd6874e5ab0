"""Pictures from outside are small when they are kept, and cheap to look at."""

import io

import pytest
from PIL import Image

from app.foundation.pictures import MOST_SCANS, START_OF_SCAN, UnreadablePicture, clean_photo


def test_a_photo_that_comes_in_passes_is_kept():
    assert clean_photo(in_passes()).width == 64


def test_a_photo_of_many_more_passes_than_any_camera_makes_is_none():
    photo = in_passes()
    last, end = photo[photo.rindex(START_OF_SCAN) : -2], photo[-2:]

    with pytest.raises(UnreadablePicture):
        clean_photo(photo[:-2] + last * MOST_SCANS + end)


def in_passes() -> bytes:
    """A progressive JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, "JPEG", progressive=True)
    return out.getvalue()
