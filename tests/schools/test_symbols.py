"""A school's own symbols: set, seen by that school alone, taken away."""

import io

import pytest
from PIL import Image
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.pictures import (
    SYMBOL_COLOURS,
    SYMBOL_SIDE,
    UnreadablePicture,
    clean_symbol,
)
from app.foundation.scope import school_scope
from app.schools.actions.symbols import remove_symbol, set_symbol
from app.schools.queries.symbols import symbol_picture, symbols_of
from tests.support import make
from tests.support.symbols import png


def test_a_symbol_stands_for_one_thing(at_school):
    symbol_id = set_symbol(at_school, "job", "nurse", clean_symbol(png()))
    assert symbols_of(at_school) == {("job", "nurse"): symbol_id}
    assert symbol_picture(at_school, symbol_id) == clean_symbol(png()).data


def test_a_new_symbol_takes_the_place_of_the_one_before_under_a_new_id(at_school):
    before = set_symbol(at_school, "skill", "listening", clean_symbol(png()))
    now = set_symbol(at_school, "skill", "listening", clean_symbol(png("red")))
    assert symbols_of(at_school) == {("skill", "listening"): now}
    with pytest.raises(NotFound):
        symbol_picture(at_school, before)


def test_what_is_removed_is_gone_and_the_trail_says_what_it_was(at_school):
    remove_symbol(at_school, set_symbol(at_school, "job", "nurse", clean_symbol(png())))
    assert symbols_of(at_school) == {}
    assert list(
        db.session.execute(select(AuditEvent.action, AuditEvent.subject_id).order_by(AuditEvent.id))
    ) == [("symbol set", "job/nurse"), ("symbol removed", "job/nurse")]


def test_a_symbol_of_another_school_is_neither_seen_nor_removed(stranger, at_school):
    ours = set_symbol(at_school, "job", "nurse", clean_symbol(png()))
    with school_scope(stranger.school):
        assert symbols_of(stranger) == {}
        with pytest.raises(NotFound):
            symbol_picture(stranger, ours)
        with pytest.raises(NotFound):
            remove_symbol(stranger, ours)
    assert ours in symbols_of(at_school).values()


def test_a_symbol_of_anything_else_is_refused(at_school):
    with pytest.raises(Refused, match="a job, a skill or a question"):
        set_symbol(at_school, "teacher", "nurse", clean_symbol(png()))


def test_a_symbol_is_a_small_square_that_is_clear_where_it_was_clear():
    kept = clean_symbol(png(size=(600, 400)))
    seen = Image.open(io.BytesIO(kept.data)).convert("RGBA")
    assert seen.size == (SYMBOL_SIDE, SYMBOL_SIDE)
    assert seen.getpixel((SYMBOL_SIDE // 2, SYMBOL_SIDE // 2))[3] == 0
    assert seen.getpixel((0, 0))[3] == 0
    assert seen.getchannel("A").getextrema()[1] > 250


def test_the_busiest_picture_is_no_more_than_a_byte_a_dot():
    noise = Image.effect_noise((500, 500), 90).convert("RGBA")
    out = io.BytesIO()
    noise.save(out, "PNG")
    kept = clean_symbol(out.getvalue())
    assert len(kept.data) < SYMBOL_SIDE * SYMBOL_SIDE + 6 * SYMBOL_COLOURS


@pytest.mark.parametrize("raw", [b"<svg/>", b"", png()[:200]])
def test_what_is_no_picture_is_refused(raw):
    with pytest.raises(UnreadablePicture, match="not a picture"):
        clean_symbol(raw)


def test_a_small_file_that_would_unpack_to_a_huge_picture_is_refused():
    bomb = io.BytesIO()
    Image.new("1", (9000, 9000)).save(bomb, "PNG")
    with pytest.raises(UnreadablePicture, match="too big"):
        clean_symbol(bomb.getvalue())


@pytest.fixture
def stranger():
    """The lead of another school."""
    elsewhere = make.school("Elsewhere Primary")
    return make.staff_viewer(make.staff(elsewhere, "lead"), elsewhere)


@pytest.fixture
def at_school(lead, school):
    """The lead of a school, working there."""
    with school_scope(school.id):
        yield make.staff_viewer(lead, school)
