"""Pictures from outside: decoded, checked, made small, and written anew without their secrets.

Nothing of the file that came in survives but its pixels, so that no place, device or hidden
content travels with a child's drawing.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

MOST_BYTES = 10_000_000
MOST_PIXELS = 12_000_000
MOST_JPEG_PIXELS = 60_000_000
"""JPEG is shrunk while it is decoded, so that a photo of 40 megapixels costs little memory."""
MOST_SCANS = 64
"""A progressive JPEG has about ten, each of which is a pass over the whole picture: a small file
can hold a hundred thousand, and keep a processor busy for an hour."""
START_OF_SCAN = b"\xff\xda"
START_OF_JPEG = b"\xff\xd8"

LONGEST_SIDE = 1280
SYMBOL_SIDE, SYMBOL_COLOURS = 320, 256
"""A symbol is drawn at 160 px at most, on screens of two dots to the pixel. At a byte a dot it can
never take more than 100 kB."""
FORMATS = ("PNG", "JPEG", "WEBP")


class UnreadablePicture(ValueError):
    """Not a picture that can be kept; `str()` is a sentence for a child."""


@dataclass(frozen=True)
class CleanPicture:
    """A picture as it is kept: PNG for drawings, JPEG for photos."""

    data: bytes
    media_type: str
    width: int
    height: int


def clean_drawing(raw: bytes) -> CleanPicture:
    """A drawing made in the page."""
    return _clean(raw, "PNG")


def clean_photo(raw: bytes) -> CleanPicture:
    """A photo from a camera, turned upright."""
    return _clean(raw, "JPEG")


def clean_symbol(raw: bytes) -> CleanPicture:
    """A school's own symbol: a square, clear where the picture is clear and beside it."""
    small = ImageOps.contain(_checked(raw), (SYMBOL_SIDE, SYMBOL_SIDE))
    square = Image.new("RGBA", (SYMBOL_SIDE, SYMBOL_SIDE), (0, 0, 0, 0))
    square.paste(small, ((SYMBOL_SIDE - small.width) // 2, (SYMBOL_SIDE - small.height) // 2))
    return _written(square.quantize(SYMBOL_COLOURS, Image.Quantize.FASTOCTREE), "PNG")


def is_photo(kept: bytes) -> bool:
    """Whether a picture as it is kept is a photo: photos are JPEG, drawings PNG."""
    return kept.startswith(START_OF_JPEG)


def _clean(raw: bytes, kept_as: str) -> CleanPicture:
    """The picture on white paper."""
    coloured = _checked(raw)
    paper = Image.new("RGB", coloured.size, "white")
    paper.paste(coloured, mask=coloured.getchannel("A"))
    return _written(paper, kept_as)


def _checked(raw: bytes) -> Image.Image:
    """The pixels, once it is sure that decoding them is cheap. Raises UnreadablePicture."""
    if len(raw) > MOST_BYTES:
        raise UnreadablePicture("This picture is too big. Try a smaller one.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _decoded(raw)
    except UnreadablePicture:
        raise
    except Exception as error:
        raise UnreadablePicture("This is not a picture. Try again.") from error


def _written(picture: Image.Image, kept_as: str) -> CleanPicture:
    out = io.BytesIO()
    picture.save(out, kept_as, optimize=True)
    media_type = f"image/{kept_as.lower()}"
    return CleanPicture(out.getvalue(), media_type, picture.width, picture.height)


def _decoded(raw: bytes) -> Image.Image:
    """The pixels, clear where they are clear, no longer than the longest side kept."""
    with Image.open(io.BytesIO(raw), formats=FORMATS) as opened:
        most = MOST_JPEG_PIXELS if opened.format == "JPEG" else MOST_PIXELS
        if opened.width * opened.height > most or getattr(opened, "n_frames", 1) > 1:
            raise UnreadablePicture("This picture is too big. Try a smaller one.")
        if opened.format == "JPEG":
            if raw.count(START_OF_SCAN) > MOST_SCANS:
                raise UnreadablePicture("This is not a picture. Try again.")
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return upright.convert("RGBA")
