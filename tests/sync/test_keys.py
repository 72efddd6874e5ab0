"""Keys that tablets seal with: made, changed, kept for late envelopes, forgotten."""

from app.foundation.database import db
from app.sync.actions import BITS, keep_keys_fresh
from app.sync.envelopes import opened
from app.sync.models import SealingKey
from app.sync.queries import key_to_seal_with, private_key
from tests.support import make
from tests.support.sealed import sealed, sealing_key


def test_the_first_key_is_made_once(time):
    assert key_to_seal_with() is None
    assert keep_keys_fresh() == 1
    assert keep_keys_fresh() == 0

    [row] = db.session.query(SealingKey)
    assert private_key(row.id).key_size == BITS
    assert b"PRIVATE" not in row.private_sealed


def test_a_new_key_retires_the_old_one_which_still_opens(time, child):
    sealing_key()
    envelope = sealed(make.pupil_viewer(child))
    db.session.commit()
    time.move(days=31)

    assert keep_keys_fresh() == 2
    assert str(key_to_seal_with()[0]) != envelope.outside["kid"]
    assert opened(envelope.letter, None, private_key).letter["entry"] == str(envelope.entry_id)


def test_a_key_long_retired_is_forgotten(time):
    old = sealing_key().id
    db.session.commit()
    time.move(days=31)
    keep_keys_fresh()
    db.session.commit()
    time.move(days=61)
    keep_keys_fresh()

    db.session.expire_all()
    assert old not in {row.id for row in db.session.query(SealingKey)}
