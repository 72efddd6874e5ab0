"""What a receiving school does with a package it cannot trust yet: public tools, none of ours.

`failures` says what is wrong, one sentence each, and goes on after each, so that a test can see
which check caught what. It follows docs/transition-package.md, section 6, step by step.
"""

import base64
import csv
import importlib
import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import bagit
import frictionless
from jwcrypto import jwk, jws
from openbadgeslib.ob3 import clr
from openbadgeslib.ob3.did import resolve_did
from openbadgeslib.ob3.ldp import OB3LdpVerifier, verify_data_integrity_proof
from openbadgeslib.ob3.verifier import OB3VerificationError

CELL = csv.field_size_limit()
importlib.import_module("frictionless.formats.csv.parser")
csv.field_size_limit(CELL)
"""What frictionless does for the whole process, whenever it first reads a table, is undone here:
class lists read after it would be allowed cells without end."""

CONTEXTS = {
    "record": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "member": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
}
KINDS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "audio/mp4": "m4a"}
FORMULA = "=+-@\t\r\0＝＋－＠"
Json = dict[str, Any]


def unpacked(package: Path, into: Path) -> Path:
    """The package's one folder, unpacked from a file that a test has made."""
    with ZipFile(package) as zipped:
        zipped.extractall(into)
    (top,) = into.iterdir()
    return top


def failures(top: Path, *, pinned: str, own_urn: str) -> list[str]:
    """Why an unpacked package is to be refused; nothing if it is good.

    `pinned`: the did:key that this school confirmed by telephone; `own_urn`: who it is itself.
    """
    found = [*_bag(top), *_tables(top), *_package_signature(top, pinned, own_urn)]
    rows = _rows(top / "data/entries.csv")
    pupils = _rows(top / "data/pupils.csv")
    records = sorted(path.name for path in (top / "data/records").iterdir())
    if records != sorted(Path(row["record_file"]).name for row in pupils):
        found.append("pupils.csv and the records are not of the same pupils")
    for pupil in pupils:
        path = top / "data" / pupil["record_file"]
        if path.exists():
            own = [row for row in rows if row["pupil_id"] == pupil["pupil_id"]]
            found += _record(json.loads(path.read_bytes()), pupil["pupil_id"], own, pinned)
    return found


def _bag(top: Path) -> Iterator[str]:
    if (top / "fetch.txt").exists():
        yield "bag: it asks for files from elsewhere"
    try:
        bagit.Bag(str(top)).validate()
    except bagit.BagError as error:
        yield f"bag: {error}"


def _tables(top: Path) -> Iterator[str]:
    report = frictionless.Package(
        json.loads((top / "data/datapackage.json").read_bytes()), basepath=str(top / "data")
    ).validate()
    yield from (f"table: {error[0]}" for error in report.flatten(["message"]))


def _package_signature(top: Path, pinned: str, own_urn: str) -> Iterator[str]:
    token = jws.JWS()
    token.allowed_algs = ["EdDSA"]
    try:
        token.deserialize((top / "signature.jws").read_text("ascii"))
        token.verify(jwk.JWK.from_pem(resolve_did(pinned)))
    except (jws.InvalidJWSSignature, jws.InvalidJWSObject):
        yield "package signature: not made with the pinned key"
        return
    claims = json.loads(token.payload)
    info = bagit.Bag(str(top)).info
    expected = {
        "iss": pinned,
        "jti": info["External-Identifier"],
        "aud": f"urn:uk-gias-urn:{own_urn}",
        "tagmanifest_sha256": sha256((top / "tagmanifest-sha256.txt").read_bytes()).hexdigest(),
    }
    for name, value in expected.items():
        if claims.get(name) != value:
            yield f"package signature: {name} is not what it should be"
    if token.jose_header.get("typ") != "career-transition+jwt":
        yield "package signature: it is the signature of something else"


def _record(record: Json, pupil_id: str, rows: list[Json], pinned: str) -> Iterator[str]:
    members = record["credentialSubject"]["verifiableCredential"]
    if record["@context"] != CONTEXTS["record"] or record["issuer"]["id"] != pinned:
        yield f"record {pupil_id}: unknown contexts or another issuer"
    try:
        verify_data_integrity_proof(
            record, resolve_did(pinned), extra_contexts=clr.bundled_clr_contexts()
        )
    except OB3VerificationError as error:
        yield f"record {pupil_id}: outer proof: {error}"
    if record["credentialSubject"]["id"] != f"urn:uuid:{pupil_id}":
        yield f"record {pupil_id}: it is about somebody else"
    if sorted(member["id"] for member in members) != sorted(
        f"urn:uuid:{row['entry_id']}" for row in rows
    ):
        yield f"record {pupil_id}: its members and entries.csv are not the same entries"
    by_id = {f"urn:uuid:{row['entry_id']}": row for row in rows}
    verifier = OB3LdpVerifier.for_issuer_did(pinned)
    for member in members:
        yield from _member(member, pupil_id, verifier, record["issuer"])
        if member["id"] in by_id and as_row(member) != by_id[member["id"]]:
            yield f"member {member['id']}: entries.csv says something else"


def _member(member: Json, pupil_id: str, verifier: OB3LdpVerifier, issuer: Json) -> Iterator[str]:
    try:
        verifier.verify(member)
    except OB3VerificationError as error:
        yield f"member {member['id']}: proof: {error}"
    subject = member["credentialSubject"]
    if member["@context"] != CONTEXTS["member"] or member["issuer"] != issuer:
        yield f"member {member['id']}: unknown contexts or another issuer"
    if "id" in subject or [of["identityHash"] for of in subject["identifier"]] != [pupil_id]:
        yield f"member {member['id']}: it is about somebody else"


def as_row(member: Json) -> Json:
    """The row of entries.csv that a member stands for, worked out from the record alone."""
    subject, evidence = member["credentialSubject"], member["evidence"][0]
    achievement = subject["achievement"]
    tags = achievement.get("tag", [])
    kind = evidence["genre"]
    summary = kind == "skill" and achievement["achievementType"] == "Competency"
    reviewed = datetime.fromisoformat(member["validFrom"]).astimezone(ZoneInfo("Europe/London"))
    row = {
        "entry_id": member["id"].removeprefix("urn:uuid:"),
        "pupil_id": subject["identifier"][0]["identityHash"],
        "date": subject["activityEndDate" if summary else "activityStartDate"][:10],
        "kind": kind,
        "title": achievement["name"],
        "text": achievement["description"]
        if kind == "certificate"
        else subject.get("narrative", ""),
        "job_title": "".join(tag for tag in tags if tag != "best piece"),
        "skills": _growth(subject, achievement) if summary else _skills(subject, achievement),
        "status": "reviewed",
        "reviewed_on": reviewed.date().isoformat(),
        "best_piece": "yes" if "best piece" in tags else "",
        "media_file": "; ".join(sorted(_media(of) for of in member.get("relatedResource", []))),
    }
    return {
        name: f"'{text}" if text[:1] and text[0] in FORMULA else text for name, text in row.items()
    }


def _skills(subject: Json, achievement: Json) -> str:
    views = _views(subject, achievement)
    skills = [of for of in achievement.get("alignment", []) if "skills" in of["targetFramework"]]
    names = [of["targetName"] for of in sorted(skills, key=lambda of: str(of["targetCode"]))]
    return "; ".join(f"{name}: {views[name]}" if name in views else name for name in names)


def _growth(subject: Json, achievement: Json) -> str:
    views = _views(subject, achievement)
    first, latest = views["First self-view"], views["Latest self-view"]
    return f"{achievement['name']}: {first}, then {latest}"


def _views(subject: Json, achievement: Json) -> dict[str, str]:
    named = {of["id"]: of["name"] for of in achievement.get("resultDescription", [])}
    return {named[of["resultDescription"]]: of["value"] for of in subject.get("result", [])}


def _media(resource: Json) -> str:
    digest = base64.b64decode(resource["digestSRI"].removeprefix("sha256-")).hex()
    assert resource["id"] == f"urn:sha256:{digest}"
    return f"media/{digest}.{KINDS[resource['mediaType']]}"


def _rows(path: Path) -> list[Json]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
