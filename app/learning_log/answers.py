"""What a child answers on one page of the log: pure, the same however it was sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from app.foundation.errors import Refused

MOST_WORDS = 5000
MOST_JOB_WORDS = 120
MOST_CAPTION = 200
MOST_SKILLS = 3
MET_BY: Mapping[str, str] = {"in_person": "visitor", "video": "visitor", "trip": "trip"}
"""How a child met a job at an activity, by how the activity was held; a lesson does not say."""

_IN_ORDER = json.JSONEncoder(sort_keys=True)


@dataclass(frozen=True, slots=True)
class SkillView:
    """A skill's slug, and how the child sees it: 1 just starting to 4 can show others."""

    skill: str
    self_view: int | None = None


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A stored drawing or photo, and what the child calls it. How it was made is not an answer."""

    file_id: UUID
    caption: str = ""
    is_photo: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class VoiceRef:
    """A stored voice note. How many seconds it lasts is not an answer."""

    file_id: UUID
    seconds: int = field(default=0, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryAnswers:
    """One page. `job`, `met_how`, `would_like` and skills are slugs.

    `happened_on` is the activity's day; without one, the day of the first save is meant.
    """

    kind: str = "encounter"
    activity_id: UUID | None = None
    job: str | None = None
    job_words: str = ""
    met_how: str | None = None
    words: str = ""
    skills: tuple[SkillView, ...] = ()
    would_like: str | None = None
    pictures: tuple[PictureRef, ...] = ()
    voice: VoiceRef | None = None
    happened_on: date | None = None

    @property
    def file_ids(self) -> tuple[UUID, ...]:
        """What was made for the page and is stored as a file: pictures, then the voice note."""
        spoken = (self.voice.file_id,) if self.voice else ()
        return tuple(picture.file_id for picture in self.pictures) + spoken

    def content(self) -> dict[str, Any]:
        """The whole page as JSON, for the history of a page.

        A page without a voice note says nothing of one, as pages did before there were any: the
        same page sent again has the same digest.
        """
        spoken = {"voice": str(self.voice.file_id)} if self.voice else {}
        return spoken | {
            "kind": self.kind,
            "activity_id": self.activity_id and str(self.activity_id),
            "job": self.job,
            "job_words": self.job_words,
            "met_how": self.met_how,
            "words": self.words,
            "skills": sorted([view.skill, view.self_view] for view in self.skills),
            "would_like": self.would_like,
            "pictures": [[str(picture.file_id), picture.caption] for picture in self.pictures],
        }

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> "EntryAnswers":
        """The page that `content()` was made from."""
        activity, voice = content["activity_id"], content.get("voice")
        return cls(
            kind=content["kind"],
            activity_id=UUID(activity) if activity else None,
            job=content["job"],
            job_words=content["job_words"],
            met_how=content["met_how"],
            words=content["words"],
            skills=tuple(SkillView(skill, self_view) for skill, self_view in content["skills"]),
            would_like=content["would_like"],
            pictures=tuple(
                PictureRef(UUID(file), caption) for file, caption in content["pictures"]
            ),
            voice=VoiceRef(UUID(voice)) if voice else None,
        )

    def digest(self) -> bytes:
        """32 bytes that tell a repeat from a change. The day is left out: it is set once."""
        return sha256(_IN_ORDER.encode(self.content()).encode()).digest()


def check_limits(answers: EntryAnswers) -> None:
    """Refuse, in a sentence, what does not fit; forms say so before it comes to this."""
    if len(answers.words) > MOST_WORDS:
        raise Refused("That is a lot of words. Make it a little shorter.")
    if len(answers.job_words) > MOST_JOB_WORDS:
        raise Refused("That job has a long name. Make it shorter.")
    if len(answers.skills) > MOST_SKILLS or len({s.skill for s in answers.skills}) != len(
        answers.skills
    ):
        raise Refused("Pick up to three skills.")
    if any(len(picture.caption) > MOST_CAPTION for picture in answers.pictures):
        raise Refused("That is a long name for a picture. Make it shorter.")


def fits(answers: EntryAnswers) -> bool:
    """Whether nothing is too long or too many."""
    try:
        check_limits(answers)
    except Refused:
        return False
    return True
