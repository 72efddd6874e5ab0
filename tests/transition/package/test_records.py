"""A record says what the log said, in the places that the standards give it."""

import json
from typing import Any
from uuid import uuid5

import pytest

from app.transition.package.proofs import Prover
from app.transition.package.records import issuer_of, signed_record, unsigned_record
from tests.transition.package.samples import KEY, MADE_AT, SENDER, package, pupil

AMIRA = pupil()
OF_A_MEMBER = {"@context", "id", "type", "name", "issuer", "validFrom", "credentialSubject"}
Json = dict[str, Any]


def test_the_record_is_a_clr_about_the_pupil_by_id_alone(record: Json) -> None:
    assert record["type"] == ["VerifiableCredential", "ClrCredential"]
    assert record["credentialSubject"]["id"] == AMIRA.id.urn
    assert record["validFrom"] == "2025-07-01T09:30:00Z"
    assert AMIRA.surname not in json.dumps(record, ensure_ascii=False)


def test_every_member_names_the_pupil_by_identifier_and_has_no_subject_id(record: Json) -> None:
    for member in members(record):
        subject = member["credentialSubject"]
        assert "id" not in subject
        assert subject["identifier"] == [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": str(AMIRA.id),
                "identityType": "systemId",
            }
        ]


def test_the_school_is_named_word_for_word_the_same_in_every_member(record: Json) -> None:
    assert all(member["issuer"] == record["issuer"] for member in members(record))
    numbers = {of["identifierType"]: of["identifier"] for of in record["issuer"]["otherIdentifier"]}
    assert numbers == {"ext:uk-gias-urn": "999101", "ext:uk-dfe-laestab": "9992001"}


def test_everything_the_schemas_require_is_there(record: Json) -> None:
    for member in members(record):
        assert set(member) >= OF_A_MEMBER
        achievement = member["credentialSubject"]["achievement"]
        assert set(achievement) >= {"id", "type", "name", "description", "criteria"}
        for alignment in achievement.get("alignment", []):
            assert set(alignment) >= {"type", "targetName", "targetUrl"}
        for described in achievement.get("resultDescription", []):
            assert set(described) >= {"id", "type", "name", "resultType"}
        assert member["evidence"][0]["type"] == ["Evidence"]


def test_no_two_members_share_an_achievement_or_a_result_description(record: Json) -> None:
    achievements = [member["credentialSubject"]["achievement"] for member in members(record)]
    ids = [of["id"] for of in achievements]
    ids += [of["id"] for each in achievements for of in each.get("resultDescription", [])]
    assert len(ids) == len(set(ids))


def test_a_job_met_is_an_encounter_with_its_words_skills_and_family(record: Json) -> None:
    nurse = members(record)[0]
    subject, achievement = nurse["credentialSubject"], nurse["credentialSubject"]["achievement"]
    assert nurse["id"] == AMIRA.entries[0].id.urn
    assert subject["narrative"] == AMIRA.entries[0].words
    assert subject["activityStartDate"] == "2025-01-01T00:00:00Z"
    assert nurse["evidence"] == [
        {
            "type": ["Evidence"],
            "genre": "encounter",
            "name": "Nurse",
            "description": "a visitor to school",
        }
    ]
    assert achievement["tag"] == ["Nurse", "best piece"]
    assert [of["targetCode"] for of in achievement["alignment"]] == [
        "teamwork",
        "listening",
        "Healthcare",
    ]
    assert [of["value"] for of in subject["result"]] == ["Just starting"]
    assert nurse["relatedResource"][0]["mediaType"] == "image/png"


def test_a_skill_is_one_member_with_its_first_and_latest_view(record: Json) -> None:
    listening = next(member for member in members(record) if member["name"] == "Listening")
    subject = listening["credentialSubject"]
    described = {of["id"]: of["name"] for of in subject["achievement"]["resultDescription"]}
    views = {described[of["resultDescription"]]: of["value"] for of in subject["result"]}
    assert listening["id"] == uuid5(AMIRA.id, "listening").urn
    assert subject["achievement"]["achievementType"] == "Competency"
    assert views == {"First self-view": "Just starting", "Latest self-view": "Getting there"}


def test_the_message_and_the_certificate_are_members_of_their_own(record: Json) -> None:
    by_genre = {member["evidence"][0]["genre"]: member for member in members(record)}
    message, given = by_genre["message"], by_genre["certificate"]
    assert message["credentialSubject"]["narrative"] == "I ask a lot of questions. I like to draw."
    assert given["credentialSubject"]["achievement"]["achievementType"] == "Certificate"


def test_a_proof_names_the_key_the_suite_and_the_instant(record: Json) -> None:
    for document in [record, *members(record)]:
        proof = dict(document["proof"])
        assert proof.pop("proofValue").startswith("z")
        assert proof == {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "created": "2025-07-01T09:30:00Z",
            "verificationMethod": KEY.verification_method,
            "proofPurpose": "assertionMethod",
        }


def members(record: Json) -> list[Json]:
    found: list[Json] = record["credentialSubject"]["verifiableCredential"]
    return found


@pytest.fixture(scope="module")
def record() -> Json:
    """A signed record as it is read from a package."""
    unsigned = unsigned_record(AMIRA, package(AMIRA), issuer_of(SENDER, KEY.did))
    read: Json = json.loads(signed_record(unsigned, Prover(KEY, MADE_AT)).raw)
    return read
