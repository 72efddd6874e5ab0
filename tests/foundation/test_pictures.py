"""Pictures from outside: small when they are kept, nothing but pixels, and cheap to look at."""

import io

import pytest
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from app.foundation.pictures import (
    LONGEST_SIDE,
    MOST_BYTES,
    MOST_SCANS,
    START_OF_SCAN,
    UnreadablePicture,
    clean_drawing,
    clean_photo,
)


def test_a_photo_that_comes_in_passes_is_kept():
    assert clean_photo(in_passes()).width == 64


def test_a_photo_of_many_more_passes_than_any_camera_makes_is_none():
    photo = in_passes()
    last, end = photo[photo.rindex(START_OF_SCAN) : -2], photo[-2:]

    with pytest.raises(UnreadablePicture):
        clean_photo(photo[:-2] + last * MOST_SCANS + end)


def test_a_photo_taken_on_its_side_is_turned_upright_and_says_no_more_how_it_was_held():
    kept = clean_photo(taken(64, 48, turned=6))
    assert (kept.width, kept.height) == (48, 64)
    assert dict(Image.open(io.BytesIO(kept.data)).getexif()) == {}


def test_nothing_that_a_camera_wrote_beside_the_picture_is_kept():
    assert b"Derby" in taken(64, 48)
    assert b"Derby" not in clean_photo(taken(64, 48)).data


def test_words_hidden_in_a_drawing_are_not_kept():
    hidden = PngInfo()
    hidden.add_text("Comment", "my address")
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(drawn, "PNG", pnginfo=hidden)
    assert b"my address" in drawn.getvalue()
    assert b"my address" not in clean_drawing(drawn.getvalue()).data


def test_a_large_photo_is_made_small_and_keeps_its_shape():
    kept = clean_photo(taken(4000, 3000))
    assert (kept.width, kept.height) == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4)


def test_a_drawing_stands_on_white_paper():
    clear = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(clear, "PNG")
    kept = clean_drawing(clear.getvalue())
    assert Image.open(io.BytesIO(kept.data)).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (b"", "not a picture"),
        (b"<svg onload='alert(1)'/>", "not a picture"),
        (b"%PDF-1.7", "not a picture"),
        (b"\0" * (MOST_BYTES + 1), "too big"),
    ],
    ids=["nothing", "svg", "pdf", "too many bytes"],
)
def test_what_is_no_picture_is_refused_in_a_sentence(sent, sentence):
    with pytest.raises(UnreadablePicture, match=sentence):
        clean_photo(sent)


def test_a_picture_that_moves_is_refused():
    film = io.BytesIO()
    one, other = Image.new("RGB", (8, 8), "teal"), Image.new("RGB", (8, 8), "red")
    one.save(film, "PNG", save_all=True, append_images=[other])
    with pytest.raises(UnreadablePicture):
        clean_drawing(film.getvalue())


def taken(width: int, height: int, turned: int = 1) -> bytes:
    """A photo as a camera writes it: how it was held (1 to 8), and where."""
    told = Image.Exif()
    told[ExifTags.Base.Orientation] = turned
    told[ExifTags.Base.ImageDescription] = "Derby"
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG", exif=told)
    return out.getvalue()


def in_passes() -> bytes:
    """A progressive JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, "JPEG", progressive=True)
    return out.getvalue()
