"""A sealed value opens at its place, with its key, unaltered; or not at all."""

from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag

from app.foundation.sealing import Keyring, KeysMissing, Place, new_token, token_digest

PLACE = Place("pupil_identifier", "value", 1, UUID(int=7))
WORDS = b"B801200005001"


def test_what_was_sealed_opens_at_its_place(keys):
    assert keys.open(keys.seal(WORDS, PLACE), PLACE) == WORDS


def test_a_sealed_value_shows_nothing_and_is_different_each_time(keys):
    once, again = keys.seal(WORDS, PLACE), keys.seal(WORDS, PLACE)
    assert WORDS not in once
    assert once != again


@pytest.mark.parametrize(
    "moved",
    [
        replace(PLACE, table="picture_password"),
        replace(PLACE, column="pictures"),
        replace(PLACE, school_id=2),
        replace(PLACE, row=UUID(int=8)),
    ],
    ids=["table", "column", "school", "row"],
)
def test_a_sealed_value_opens_nowhere_else(keys, moved):
    with pytest.raises(InvalidTag):
        keys.open(keys.seal(WORDS, PLACE), moved)


def test_an_altered_value_does_not_open(keys):
    sealed = bytearray(keys.seal(WORDS, PLACE))
    sealed[-1] ^= 1
    with pytest.raises(InvalidTag):
        keys.open(bytes(sealed), PLACE)


def test_another_instance_cannot_open_it(keys, tmp_path):
    with pytest.raises(InvalidTag):
        Keyring(tmp_path / "others").open(keys.seal(WORDS, PLACE), PLACE)


def test_a_key_that_is_missing_is_named(keys, tmp_path):
    sealed = keys.seal(WORDS, PLACE)
    renumbered = sealed[:1] + (9).to_bytes(2, "big") + sealed[3:]
    with pytest.raises(KeysMissing, match="key 9"):
        keys.open(renumbered, PLACE)


def test_the_newest_key_seals_and_older_ones_still_open(keys, tmp_path):
    before = keys.seal(WORDS, PLACE)
    (tmp_path / "keys" / "sealing-2.key").write_bytes(bytes(range(32)))
    renewed = Keyring(tmp_path / "keys")
    assert renewed.open(before, PLACE) == WORDS
    assert renewed.seal(WORDS, PLACE)[1:3] == (2).to_bytes(2, "big")


def test_keys_are_made_once_and_only_their_owner_can_read_them(keys, tmp_path):
    files = sorted((tmp_path / "keys").iterdir())
    assert [file.name for file in files] == ["index.key", "sealing-1.key"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    assert Keyring(tmp_path / "keys").open(keys.seal(WORDS, PLACE), PLACE) == WORDS


def test_a_blind_index_finds_the_same_value_in_one_school_and_in_no_other(keys):
    assert keys.blind_index(1, "B801") == keys.blind_index(1, "B801")
    assert keys.blind_index(1, "B801") != keys.blind_index(2, "B801")
    assert keys.blind_index(1, "B801") != keys.blind_index(1, "B802")


def test_a_blind_index_needs_the_key(keys, tmp_path):
    assert Keyring(tmp_path / "others").blind_index(1, "B801") != keys.blind_index(1, "B801")


def test_of_a_token_only_a_digest_is_kept():
    token = new_token()
    assert len(token_digest(token)) == 32
    assert token.encode() not in token_digest(token)
    assert token_digest(token) != token_digest(new_token())


@pytest.fixture
def keys(tmp_path):
    return Keyring(tmp_path / "keys")
