"""The members of a record: one Open Badges 3.0 AchievementCredential for each thing that travels.

The mapping of the log's ideas is in docs/transition-package.md, section 3. A member's subject has
an `identifier` and no `id`: if members shared a subject id, their words would all hang on one node
and could be swapped between members without the record's proof noticing.
"""

from base64 import b64encode
from typing import Any
from uuid import UUID

from app.transition.package import contexts, names
from app.transition.package.contents import (
    SELF_VIEWS,
    CertificateContent,
    EntryContent,
    EntryKind,
    MediaContent,
    MessageContent,
    PupilContent,
    Reviewed,
    SkillContent,
)
from app.transition.package.proofs import Document

SKILLS = "Career Learning Log: eight skills"
FAMILIES = "Career Learning Log: 25 job families"
AGREED = "The pupil chose this for their new school, and a teacher reviewed it."
OWN_VIEW = "The pupil's own view, given in entries that a teacher reviewed. Not a mark or a level."
FIRST, LATEST = "First self-view", "Latest self-view"


def members_of(pupil: PupilContent, issuer: Document) -> list[Document]:
    """Every member of a pupil's record, unsigned: entries, skills, message, certificates."""
    members = [_entry(entry, pupil.id, issuer) for entry in pupil.entries]
    members += [_skill(skill, pupil.id, issuer) for skill in pupil.skills]
    if pupil.message:
        members.append(_message(pupil.message, pupil.id, issuer))
    members += [_certificate(given, pupil.id, issuer) for given in pupil.certificates]
    return members


def _entry(entry: EntryContent, pupil_id: UUID, issuer: Document) -> Document:
    tags = [entry.job_title] if entry.job_title else []
    achievement = _achievement(entry.id, entry.title, f"An entry of the log: {entry.kind}.", AGREED)
    achievement |= _unless_empty(
        tag=[*tags, names.BEST_PIECE] if entry.best else tags,
        alignment=_alignments(entry),
        resultDescription=[
            _result_described(entry.id, viewed.skill, viewed.name)
            for viewed in entry.skills
            if viewed.self_view
        ],
    )
    subject = {"activityStartDate": names.day(entry.happened_on)}
    subject |= _unless_empty(
        narrative=entry.words,
        result=[
            _result(entry.id, viewed.skill, SELF_VIEWS[viewed.self_view - 1])
            for viewed in entry.skills
            if viewed.self_view
        ],
    )
    evidence = {"type": ["Evidence"], "genre": str(entry.kind)}
    evidence |= {"name": entry.job_title or entry.title}
    evidence |= _unless_empty(description=entry.met_how, narrative=entry.would_like)
    member = _member(entry.id, entry.title, entry, pupil_id, issuer, subject, achievement)
    media = [_related(picture) for picture in entry.media]
    return member | {"evidence": [evidence]} | _unless_empty(relatedResource=media)


def _skill(skill: SkillContent, pupil_id: UUID, issuer: Document) -> Document:
    member_id = names.skill_member(pupil_id, skill.skill)
    achievement = _achievement(member_id, skill.name, skill.description, OWN_VIEW, "Competency")
    achievement |= {
        "alignment": [_alignment(SKILLS, "skill", skill.skill, skill.name)],
        "resultDescription": [
            _result_described(member_id, "first", FIRST),
            _result_described(member_id, "latest", LATEST),
        ],
    }
    subject = {
        "activityStartDate": names.day(skill.first.on),
        "activityEndDate": names.day(skill.latest.on),
        "result": [
            _result(member_id, "first", skill.first.words),
            _result(member_id, "latest", skill.latest.words),
        ],
    }
    evidence = {"type": ["Evidence"], "genre": str(EntryKind.SKILL), "name": skill.name}
    member = _member(member_id, skill.name, skill, pupil_id, issuer, subject, achievement)
    return member | {"evidence": [evidence]}


def _message(message: MessageContent, pupil_id: UUID, issuer: Document) -> Document:
    title = names.MESSAGE_TITLE
    achievement = _achievement(message.id, title, "A message to the new school.", AGREED)
    subject = {"activityStartDate": names.day(message.written_on), "narrative": message.words}
    evidence = {"type": ["Evidence"], "genre": str(EntryKind.MESSAGE), "name": title}
    member = _member(message.id, title, message, pupil_id, issuer, subject, achievement)
    return member | {"evidence": [evidence]}


def _certificate(given: CertificateContent, pupil_id: UUID, issuer: Document) -> Document:
    achievement = _achievement(given.id, given.title, given.words, given.words, "Certificate")
    subject: Document = {"activityStartDate": names.day(given.given_on)}
    evidence = {"type": ["Evidence"], "genre": str(EntryKind.CERTIFICATE), "name": given.title}
    member = _member(given.id, given.title, given, pupil_id, issuer, subject, achievement)
    return member | {"evidence": [evidence]}


def _member(
    member_id: UUID,
    title: str,
    of: Reviewed,
    pupil_id: UUID,
    issuer: Document,
    subject: Document,
    achievement: Document,
) -> Document:
    identity = {
        "type": "IdentityObject",
        "hashed": False,
        "identityHash": str(pupil_id),
        "identityType": "systemId",
    }
    return {
        "@context": list(contexts.OF_A_MEMBER),
        "id": member_id.urn,
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": title,
        "issuer": issuer,
        "validFrom": names.instant(of.reviewed_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [identity],
            **subject,
            "achievement": achievement,
        },
    }


def _achievement(
    member_id: UUID, name: str, description: str, agreed: str, kind: str = "Achievement"
) -> Document:
    return {
        "id": names.part_of(member_id, "achievement"),
        "type": ["Achievement"],
        "name": name,
        "description": description,
        "criteria": {"narrative": agreed},
        "achievementType": kind,
    }


def _alignments(entry: EntryContent) -> list[Document]:
    skills = [_alignment(SKILLS, "skill", of.skill, of.name) for of in entry.skills]
    if not entry.job_family:
        return skills
    return [*skills, _alignment(FAMILIES, "family", entry.job_family, entry.job_family)]


def _alignment(framework: str, what: str, code: str, name: str) -> Document:
    return {
        "type": ["Alignment"],
        "targetName": name,
        "targetUrl": names.listed(what, code),
        "targetCode": code,
        "targetFramework": framework,
    }


def _result_described(member_id: UUID, part: str, name: str) -> Document:
    return {
        "id": names.part_of(member_id, f"result/{part}"),
        "type": ["ResultDescription"],
        "name": name,
        "resultType": "Result",
        "allowedValue": list(SELF_VIEWS),
    }


def _result(member_id: UUID, part: str, words: str) -> Document:
    described = names.part_of(member_id, f"result/{part}")
    return {"type": ["Result"], "resultDescription": described, "value": words}


def _related(picture: MediaContent) -> Document:
    digest = b64encode(bytes.fromhex(picture.sha256)).decode()
    return {
        "id": f"urn:sha256:{picture.sha256}",
        "mediaType": picture.media_type,
        "digestSRI": f"sha256-{digest}",
    }


def _unless_empty(**properties: Any) -> Document:
    return {name: value for name, value in properties.items() if value}
