"""Whatever is sent, an envelope opens or it is refused: nothing else comes of it."""

import json
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.sync.envelopes import MOST_LETTER_BYTES, BadEnvelope, opened
from app.sync.queries import private_key
from tests.support import make
from tests.support.sealed import png, sealed, sealing_key

QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
PARTS = ("v", "id", "kid", "k", "iv", "ct", "picture_iv")


def test_what_was_sealed_is_opened(envelope):
    found = opened(envelope.letter, envelope.picture, private_key)

    assert found.letter["revision"] == 1
    assert found.picture == png()


@QUICK
@given(raw=st.binary(max_size=200))
def test_any_bytes_are_refused(envelope, raw):
    with pytest.raises(BadEnvelope):
        opened(raw, None, private_key)


@QUICK
@given(
    part=st.sampled_from(PARTS),
    value=st.one_of(
        st.none(), st.integers(), st.text(max_size=40), st.lists(st.text(), max_size=2)
    ),
)
def test_any_part_that_was_replaced_is_refused(envelope, part, value):
    changed = {**envelope.outside, part: value}

    if changed != envelope.outside:
        with pytest.raises(BadEnvelope):
            opened(json.dumps(changed).encode(), envelope.picture, private_key)


@QUICK
@given(bit=st.integers(min_value=0, max_value=8 * 60))
def test_any_bit_of_a_picture_that_was_turned_is_refused(envelope, bit):
    turned = bytearray(envelope.picture)
    turned[bit // 8] ^= 1 << bit % 8

    with pytest.raises(BadEnvelope):
        opened(envelope.letter, bytes(turned), private_key)


@pytest.mark.parametrize("part", ["id", "kid"])
def test_a_letter_under_another_envelopes_name_is_refused(envelope, part):
    key = private_key(UUID(envelope.outside["kid"]))
    changed = {**envelope.outside, part: str(uuid4())}

    with pytest.raises(BadEnvelope):
        opened(json.dumps(changed).encode(), envelope.picture, lambda _: key)


def test_what_is_too_large_is_not_even_looked_at():
    with pytest.raises(BadEnvelope):
        opened(b"[" * (MOST_LETTER_BYTES + 1), None, private_key)


@pytest.fixture
def envelope(child):
    sealing_key()
    return sealed(make.pupil_viewer(child), picture=png())
