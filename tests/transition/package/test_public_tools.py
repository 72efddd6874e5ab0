"""A package holds in software that is not ours, and whatever is altered in it is caught."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from openbadgeslib.ob3.did import resolve_did

from app.foundation.signing import SigningKey
from app.transition.package.making import make_package
from tests.support import receiver
from tests.support.forger import forged
from tests.transition.package.samples import KEY, MADE_AT, RECEIVER, package, pupil

Json = dict[str, Any]
Good = Callable[[], Path]


def test_a_receiver_with_public_tools_finds_nothing_wrong(good: Good) -> None:
    assert failures(good()) == []


def test_bagit_finds_the_bag_valid(good: Good) -> None:
    run = _run(sys.executable, "-m", "bagit", "--validate", str(good()))
    assert run.returncode == 0, run.stderr


def test_frictionless_finds_the_tables_valid_without_the_network(good: Good) -> None:
    command = Path(sys.executable).with_name("frictionless")
    nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    run = _run(str(command), "validate", "datapackage.json", at=good() / "data", env=nowhere)
    assert run.returncode == 0, run.stdout


def test_pyjwt_reads_the_package_signature(good: Good) -> None:
    token = (good() / "signature.jws").read_text("ascii")
    claims = jwt.decode(
        token,
        load_pem_public_key(resolve_did(KEY.did)),  # type: ignore[arg-type]
        algorithms=["EdDSA"],
        audience=f"urn:uk-gias-urn:{RECEIVER.urn}",
    )
    assert claims["iat"] == int(MADE_AT.timestamp())
    assert jwt.get_unverified_header(token) == {
        "alg": "EdDSA",
        "kid": KEY.verification_method,
        "typ": "career-transition+jwt",
    }


def test_swapping_the_words_of_two_members_is_caught_by_their_own_proofs(good: Good) -> None:
    def swap(members: list[Json]) -> None:
        one, other = members[0]["credentialSubject"], members[8]["credentialSubject"]
        one["narrative"], other["narrative"] = other["narrative"], one["narrative"]

    found = failures(forged(good(), _editing_members(swap)))
    assert sum(": proof: " in sentence for sentence in found) == 2


def test_dropping_a_member_is_caught_by_the_outer_proof_and_the_table(good: Good) -> None:
    found = failures(forged(good(), _editing_members(lambda members: members.pop())))
    assert any("outer proof" in sentence for sentence in found)
    assert any("not the same entries" in sentence for sentence in found)


def test_a_member_of_another_pupil_is_caught(good: Good) -> None:
    def borrow(data: Path) -> None:
        one, other = sorted((data / "records").iterdir())[:2]
        record, lender = json.loads(one.read_bytes()), json.loads(other.read_bytes())
        record["credentialSubject"]["verifiableCredential"].append(
            lender["credentialSubject"]["verifiableCredential"][0]
        )
        one.write_text(json.dumps(record), "utf-8")

    assert any("about somebody else" in sentence for sentence in failures(forged(good(), borrow)))


def test_editing_a_table_and_bagging_it_again_is_caught_by_the_package_signature(
    good: Good,
) -> None:
    def upgrade(data: Path) -> None:
        table = data / "pupils.csv"
        table.write_bytes(table.read_bytes().replace(b"2015-03-09", b"2014-03-09"))

    found = failures(forged(good(), upgrade))
    assert found == ["package signature: tagmanifest_sha256 is not what it should be"]


def test_words_changed_in_the_table_alone_disagree_with_the_record(good: Good) -> None:
    def rewrite(data: Path) -> None:
        table = data / "entries.csv"
        table.write_bytes(table.read_bytes().replace(b"look after animals", b"be a vet", 1))

    assert any("says something else" in found for found in failures(forged(good(), rewrite)))


def test_leaving_a_pupil_out_is_caught(good: Good) -> None:
    def leave_out(data: Path) -> None:
        next((data / "records").iterdir()).unlink()

    assert any("not of the same pupils" in found for found in failures(forged(good(), leave_out)))


def test_a_whole_package_made_with_another_key_is_caught(tmp_path: Path) -> None:
    made = make_package(package(pupil()), SigningKey.new(), tmp_path)
    found = failures(receiver.unpacked(made.path, tmp_path / "open"))
    assert "package signature: not made with the pinned key" in found
    assert any("another issuer" in sentence for sentence in found)


def test_a_package_for_another_school_is_caught(good: Good) -> None:
    found = receiver.failures(good(), pinned=KEY.did, own_urn="999499")
    assert found == ["package signature: aud is not what it should be"]


def failures(top: Path) -> list[str]:
    return receiver.failures(top, pinned=KEY.did, own_urn=RECEIVER.urn)


@pytest.fixture
def good(tmp_path: Path) -> Good:
    """Unpack a good package of two pupils."""

    def unpack() -> Path:
        made = make_package(package(pupil(0), pupil(1, entries=2)), KEY, tmp_path)
        return receiver.unpacked(made.path, tmp_path / "open")

    return unpack


def _editing_members(edit: Callable[[list[Json]], object]) -> Callable[[Path], None]:
    """Edit the members of the longest record."""

    def edit_record(data: Path) -> None:
        path = max((data / "records").iterdir(), key=lambda path: path.stat().st_size)
        record = json.loads(path.read_bytes())
        edit(record["credentialSubject"]["verifiableCredential"])
        path.write_text(json.dumps(record), "utf-8")

    return edit_record


def _run(
    *command: str, at: Path | None = None, env: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, cwd=at, env=env, capture_output=True, text=True, timeout=60, check=False
    )
