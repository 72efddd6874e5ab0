"""Made-up packages: fictitious authority 999, made-up schools and children."""

import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from struct import pack
from uuid import UUID, uuid5

from app.foundation.signing import SigningKey
from app.foundation.sound import clean_voice
from app.transition.package.contents import (
    CertificateContent,
    EntryContent,
    EntryKind,
    MediaContent,
    MessageContent,
    PackageContent,
    PupilContent,
    SchoolIdentity,
    SelfView,
    SkillContent,
    SkillPractised,
)
from tests.support.speech import speech

KEY = SigningKey.from_private_bytes(b"a key of tests, for tests alone!")
ROOT = UUID("b3f0a4d1-6a5e-4b8e-9a35-0a4d1b8f0c11")
MADE_AT = datetime(2025, 7, 1, 9, 30, tzinfo=UTC)
REVIEWED_AT = datetime(2025, 6, 12, 14, 5, tzinfo=UTC)
SENDER = SchoolIdentity(name="Larkfield Primary (made-up)", urn="999101", laestab="9992001")
RECEIVER = SchoolIdentity(name="Green River School (made-up)", urn="999401", laestab="9994001")
JOBS = (
    ("Nurse", "Healthcare", "a visitor to school"),
    ("Train driver", "Transport", "a trip"),
    ("Engineer", "Engineering and maintenance", "a visitor to school"),
    ("Baker", "Hospitality and food", "someone in my family"),
    ("Vet", "Animal care", "TV, film or online"),
    ("Firefighter", "Emergency and uniform services", "a trip"),
    ("Web designer", "Computing, technology and digital", "a visitor to school"),
    ("Gardener", "Environment and land", "someone I know"),
)
SKILLS = (
    ("listening", "Listening", "I listen closely and can say the main points back."),
    ("speaking", "Speaking", "I can explain my ideas so that different people understand."),
    ("problem_solving", "Problem Solving", "I think of more than one way to fix a problem."),
    ("creativity", "Creativity", "I can put ideas together to make something better."),
    ("adapting", "Adapting", "When plans change or go wrong I stay calm and try a new way."),
    ("planning", "Planning", "I set a goal and work out the steps to get there."),
    ("leadership", "Leadership", "I help a group share out jobs and make decisions fairly."),
    ("teamwork", "Teamwork", "I do my part and help others so that the team does well."),
)
CHILDREN = (
    ("Amira", "Bashir-Tahir", "G999200126001"),
    ("Łukasz", "Wiśniewski", "W999200126002"),
    ("Siân", "O’Connor", "K999200126003"),
)


def picture(shade: int = 90) -> MediaContent:
    """A small real PNG of one shade of blue."""
    row = b"\0" + bytes([shade, 120, 200]) * 32
    raw = b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body))
        for kind, body in (
            (b"IHDR", pack(">IIBBBBB", 32, 24, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(row * 24)),
            (b"IEND", b""),
        )
    )
    digest = sha256(raw).hexdigest()
    return MediaContent(sha256=digest, media_type="image/png", read=lambda: raw)


def voice(seconds: int = 14) -> MediaContent:
    """A voice note in which there is nothing to hear."""
    said = clean_voice(speech(seconds))
    return MediaContent(
        sha256=sha256(said.data).hexdigest(),
        media_type=said.media_type,
        read=lambda: said.data,
        seconds=said.seconds,
    )


def entry(number: int, *, child: int = 0, **changes: object) -> EntryContent:
    """One entry; the first of a child has a picture and is the best piece."""
    title, family, how = JOBS[number % len(JOBS)]
    made = EntryContent(
        id=uuid5(ROOT, f"entry/{child}/{number}"),
        kind=EntryKind.ENCOUNTER,
        title=title,
        words="I found out that they work at night too.\n- I did not know that.",
        job_title=title,
        job_family=family,
        met_how=how,
        would_like="Yes, I would like to try it" if number % 2 else "",
        skills=(
            SkillPractised(skill="teamwork", name="Teamwork", self_view=1 + number % 4),
            SkillPractised(skill="listening", name="Listening"),
        ),
        happened_on=date(2025, 1 + number % 6, 1 + number % 28),
        reviewed_at=REVIEWED_AT,
        best=number == 0,
        media=(picture(60 + child),) if number == 0 else (),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def skills() -> tuple[SkillContent, ...]:
    """All eight skills, some steps further on."""
    return tuple(
        SkillContent(
            skill=skill,
            name=name,
            description=words,
            first=SelfView(step=1 + at % 3, on=date(2023, 10, 5)),
            latest=SelfView(step=min(4, 2 + at % 3), on=date(2025, 6, 10)),
            reviewed_at=REVIEWED_AT,
        )
        for at, (skill, name, words) in enumerate(SKILLS)
    )


def pupil(child: int = 0, *, entries: int = 8, **changes: object) -> PupilContent:
    """A pupil with some of everything."""
    forename, surname, upn = CHILDREN[child % len(CHILDREN)]
    aspiration = entry(
        900, child=child, kind=EntryKind.ASPIRATION, title="When I am older", job_title="",
        job_family="", met_how="", skills=(), words="- I would like to look after animals.",
    )  # fmt: skip
    made = PupilContent(
        id=uuid5(ROOT, f"pupil/{child}"),
        upn=upn if child < len(CHILDREN) else None,
        surname=surname,
        forename=forename,
        born_on=date(2015, 3, 9),
        nc_year="6",
        class_name="6 Oak",
        message=MessageContent(
            id=uuid5(ROOT, f"message/{child}"),
            words="I ask a lot of questions. I like to draw.",
            written_on=date(2025, 6, 11),
            reviewed_at=REVIEWED_AT,
        ),
        entries=(*(entry(number, child=child) for number in range(entries)), aspiration),
        skills=skills(),
        certificates=(
            CertificateContent(
                id=uuid5(ROOT, f"certificate/{child}"),
                title="Town explorer",
                words="For finding out about jobs in eight parts of the town.",
                given_on=date(2025, 6, 12),
                reviewed_at=REVIEWED_AT,
            ),
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def package(*pupils: PupilContent, **changes: object) -> PackageContent:
    """A package of these pupils, or of three."""
    made = PackageContent(
        package_id=uuid5(ROOT, "package"),
        sender=SENDER,
        receiver=RECEIVER,
        transfer_year=2025,
        serial=1,
        made_at=MADE_AT,
        contact_name="The school office",
        pupils=pupils or tuple(pupil(child) for child in range(3)),
    )
    return replace(made, **changes)  # type: ignore[arg-type]
