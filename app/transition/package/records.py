"""A pupil's record: a 1EdTech Comprehensive Learner Record 2.0 of signed members, signed itself."""

import json
from dataclasses import dataclass

from app.transition.package import contexts, names
from app.transition.package.contents import PackageContent, PupilContent, SchoolIdentity
from app.transition.package.members import members_of
from app.transition.package.proofs import LONGEST_PROOF, Document, Prover

NAME = "Career Learning Log"


@dataclass(frozen=True)
class SignedRecord:
    """A record as it is written."""

    raw: bytes
    members: int


def issuer_of(school: SchoolIdentity, did: str) -> Document:
    """The sending school as every credential names it, word for word the same in each."""
    return {
        "id": did,
        "type": ["Profile"],
        "name": school.name,
        "otherIdentifier": [
            _identifier(school.urn, "ext:uk-gias-urn"),
            _identifier(school.laestab, "ext:uk-dfe-laestab"),
        ],
    }


def unsigned_record(pupil: PupilContent, content: PackageContent, issuer: Document) -> Document:
    """A pupil's record before any signature."""
    return {
        "@context": list(contexts.OF_A_RECORD),
        "id": names.record_id(content.package_id, pupil.id).urn,
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": NAME,
        "issuer": issuer,
        "validFrom": names.instant(content.made_at),
        "credentialSubject": {
            "id": pupil.id.urn,
            "type": ["ClrSubject"],
            "verifiableCredential": members_of(pupil, issuer),
        },
    }


def signed_record(record: Document, prover: Prover) -> SignedRecord:
    """Every member with its proof, then the whole with its own."""
    subject = record["credentialSubject"]
    members = [prover.proved(member) for member in subject["verifiableCredential"]]
    whole = {**record, "credentialSubject": {**subject, "verifiableCredential": members}}
    return SignedRecord(as_bytes(prover.proved(whole)), len(members))


def most_bytes(record: Document) -> int:
    """How large an unsigned record can become once it is signed."""
    proofs = len(record["credentialSubject"]["verifiableCredential"]) + 1
    return len(as_bytes(record)) + proofs * LONGEST_PROOF


def as_bytes(record: Document) -> bytes:
    """Compact JSON in UTF-8: the measure that verifiers limit."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def _identifier(identifier: str, kind: str) -> Document:
    return {"type": "IdentifierEntry", "identifier": identifier, "identifierType": kind}
