"""Symbols of a school's own: pictures as a symbol set has them, and one that is in use."""

import io
from uuid import UUID

from PIL import Image, ImageDraw

from app.foundation.pictures import clean_symbol
from app.foundation.scope import school_scope
from app.schools.actions.symbols import set_symbol
from app.schools.models import School
from tests.support import make

CLEAR = (0, 0, 0, 0)


def png(colour: str = "black", size: tuple[int, int] = (600, 400)) -> bytes:
    """A thick line drawing on a clear ground."""
    drawn = Image.new("RGBA", size, CLEAR)
    wide, high = size
    ImageDraw.Draw(drawn).ellipse((9, 9, wide - 9, high - 9), outline=colour, width=24)
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


def symbol(of_school: School, kind: str = "job", slug: str = "nurse") -> UUID:
    """A symbol that children of this school see."""
    lead = make.staff_viewer(make.staff(of_school, "lead"), of_school)
    with school_scope(of_school.id):
        return set_symbol(lead, kind, slug, clean_symbol(png()))
