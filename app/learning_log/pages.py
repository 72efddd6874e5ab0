"""A page of the log as every reader sees it: pure."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.jobs.cards import JOBS
from app.learning_log.answers import EntryAnswers, PictureRef, SkillView, VoiceRef


@dataclass(frozen=True, kw_only=True)
class LogEntry:
    """A saved page. `job_title` is the card's title, or the words the child used.

    `removed_at`: when it was put away, if it was.
    """

    id: UUID
    pupil_id: UUID
    activity_id: UUID | None
    class_id: UUID
    nc_year: str
    school_year: int
    kind: str
    job: str | None
    job_words: str
    met_how: str | None
    words: str
    would_like: str | None
    happened_on: date
    revision: int
    saved_at: datetime
    skills: tuple[SkillView, ...]
    pictures: tuple[PictureRef, ...]
    written_by_kind: str
    voice: VoiceRef | None = None
    removed_at: datetime | None = None

    @property
    def job_title(self) -> str:
        """What the job is called; empty for a page about no job."""
        card = JOBS.get(self.job or "")
        return card.title if card else self.job_words

    @property
    def family(self) -> str | None:
        """The family of the job, when its card is known."""
        card = JOBS.get(self.job or "")
        return card.family if card else None

    @property
    def answers(self) -> EntryAnswers:
        """What was answered, as it would be saved again."""
        return EntryAnswers(
            kind=self.kind,
            activity_id=self.activity_id,
            job=self.job,
            job_words=self.job_words,
            met_how=self.met_how,
            words=self.words,
            skills=self.skills,
            would_like=self.would_like,
            pictures=self.pictures,
            voice=self.voice,
            happened_on=self.happened_on,
        )
