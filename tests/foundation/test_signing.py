"""A school's key signs, names itself, and is told from every other key."""

from hashlib import sha256

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openbadgeslib.ob3.did import did_key_from_pem, resolve_did

from app.foundation.signing import (
    BadKey,
    BadSignature,
    SigningKey,
    VerifyingKey,
    base58,
    claims_of,
    from_base58,
)

KEY = SigningKey.from_private_bytes(bytes(range(32)))
OTHER = SigningKey.from_private_bytes(bytes(32))
CLAIMS = {"iss": KEY.did, "jti": "urn:uuid:1", "iat": 1_750_000_000, "aud": "a school"}


def test_a_key_has_the_name_that_the_did_key_method_gives_it() -> None:
    # RFC 8032, section 7.1, test 1.
    secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    key = SigningKey.from_private_bytes(bytes.fromhex(secret))
    assert key.verifying_key.raw.hex() == public
    assert key.did == did_key_from_pem(resolve_did(key.did))
    assert key.did.startswith("did:key:z6Mk")
    assert key.verification_method == f"{key.did}#{key.did.removeprefix('did:key:')}"


def test_a_did_and_a_verification_method_both_name_the_key() -> None:
    assert VerifyingKey.from_did(KEY.did) == KEY.verifying_key
    assert VerifyingKey.from_did(KEY.verification_method) == KEY.verifying_key


def test_a_fingerprint_is_what_sha256sum_says_of_the_did_in_groups_of_four() -> None:
    said = KEY.verifying_key.fingerprint
    digits = sha256(KEY.did.encode()).hexdigest()
    assert digits.startswith(said.replace(" ", ""))
    assert [len(group) for group in said.split()] == [4] * 8
    assert said != OTHER.verifying_key.fingerprint


@pytest.mark.parametrize(
    "did",
    [
        "",
        "did:web:example.org",
        "did:key:z6Mk0OIl",
        "did:key:z",
        "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169",
        "did:key:z" + "1" * 1000,
    ],
)
def test_what_names_no_ed25519_key_is_refused(did: str) -> None:
    with pytest.raises(BadKey):
        VerifyingKey.from_did(did)


def test_a_signature_fits_its_own_words_and_key_alone() -> None:
    signature = KEY.sign(b"words")
    KEY.verifying_key.check(signature, b"words")
    for key, signed in [(KEY, b"other words"), (OTHER, b"words")]:
        with pytest.raises(BadSignature):
            key.verifying_key.check(signature, signed)


def test_a_kept_key_is_the_same_key() -> None:
    assert SigningKey.from_private_bytes(KEY.private_bytes()).did == KEY.did
    assert SigningKey.new().did != SigningKey.new().did
    with pytest.raises(BadKey):
        SigningKey.from_private_bytes(b"short")


def test_a_private_key_does_not_print() -> None:
    assert KEY.private_bytes().hex() not in f"{KEY!r} {KEY} {vars(KEY)}"


def test_a_token_reads_back_with_the_right_key_kind_and_audience() -> None:
    token = KEY.compact_jws(CLAIMS, kind="a+jwt")
    assert claims_of(token, KEY.verifying_key, kind="a+jwt", audience="a school") == CLAIMS


@pytest.mark.parametrize(
    ("key", "kind", "audience"),
    [(OTHER, "a+jwt", "a school"), (KEY, "b+jwt", "a school"), (KEY, "a+jwt", "another")],
)
def test_a_token_of_another_key_kind_or_audience_is_refused(
    key: SigningKey, kind: str, audience: str
) -> None:
    token = KEY.compact_jws(CLAIMS, kind="a+jwt")
    with pytest.raises(BadSignature):
        claims_of(token, key.verifying_key, kind=kind, audience=audience)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_with_another_algorithm_is_refused(algorithm: str) -> None:
    secret = "a secret for tests, long enough for HS256" if algorithm == "HS256" else None
    token = jwt.encode(CLAIMS, secret, algorithm=algorithm, headers={"typ": "a+jwt"})
    with pytest.raises(BadSignature):
        claims_of(token, KEY.verifying_key, kind="a+jwt", audience="a school")


@pytest.mark.parametrize("token", ["", "a.b", "a.b.c", "é.é.é"])
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(BadSignature):
        claims_of(token, KEY.verifying_key, kind="a+jwt", audience="a school")


@given(st.binary(max_size=64))
def test_base58_reads_back(data: bytes) -> None:
    assert from_base58(base58(data)) == data


def test_base58_is_the_alphabet_of_bitcoin() -> None:
    assert base58(b"Hello World!") == "2NEpo7TZRRrLZSi2U"
    assert base58(b"\0\0\x28\x7f\xb4\xcd") == "11233QC4"
