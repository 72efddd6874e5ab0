"""A child's page as staff read it: its heading, its facts in a few words, its standing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.access.viewer import Viewer
from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.jobs.meeting import WAYS_OF_MEETING, WOULD_LIKE
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.learning_log.pages import LogEntry
from app.reviews.queries import FeedbackFacts, Standing, feedback_on, standing_of
from app.schools.queries import ClassPupil

WITHOUT_A_JOB = {
    "encounter": "A job",
    "skill": "A skill",
    "reflection": "A thought",
    "aspiration": "A hope",
    "message": "To the new school",
}
PLAIN = "pencil"


@dataclass(frozen=True, kw_only=True)
class PageReading:
    """A page, who wrote it, where it stands, and what was answered (the latest first)."""

    entry: LogEntry
    pupil: ClassPupil
    standing: Standing
    answers: tuple[FeedbackFacts, ...]

    @property
    def title(self) -> str:
        """What the page is about."""
        return title_of(self.entry)

    @property
    def facts(self) -> tuple[str, ...]:
        """What was picked rather than written."""
        return facts_of(self.entry)


def title_of(entry: LogEntry) -> str:
    """The job, or what kind of page it is."""
    return entry.job_title or WITHOUT_A_JOB[entry.kind]


def glyph_of(entry: LogEntry) -> tuple[str, str]:
    """The picture and the ground of the page's job."""
    card = JOBS.get(entry.job or "")
    return (card.picture, FAMILIES[card.family].street) if card else (PLAIN, "plain")


def facts_of(entry: LogEntry) -> tuple[str, ...]:
    """How the job was met, the skills with the child's own view, and whether they would like it."""
    way = WAYS_OF_MEETING.get(entry.met_how or "")
    wish = WOULD_LIKE.get(entry.would_like or "")
    skills = [
        f"{SKILLS[view.skill].name()}: {SELF_VIEWS[view.self_view].words}"
        if view.self_view
        else SKILLS[view.skill].name()
        for view in entry.skills
        if view.skill in SKILLS
    ]
    return (
        *((way.words,) if way else ()),
        *skills,
        *((f"Would like to do it: {wish.words}",) if wish else ()),
    )


def holds(entry: LogEntry) -> str:
    """What is on the page: `Words`, `A drawing`, `A photo and words`."""
    if entry.pictures:
        picture = "A photo" if entry.pictures[0].is_photo else "A drawing"
        return f"{picture} and words" if entry.words else picture
    return "Words" if entry.words else "Picked answers"


def readings_of(
    viewer: Viewer, entries: Sequence[LogEntry], pupils: Mapping[UUID, ClassPupil]
) -> tuple[PageReading, ...]:
    """These pages with their standing and answers, in two queries. `pupils` is keyed by id."""
    ids = [entry.id for entry in entries]
    standing = standing_of(viewer, ids)
    answers = feedback_on(viewer, ids)
    return tuple(
        PageReading(
            entry=entry,
            pupil=pupils[entry.pupil_id],
            standing=standing[entry.id],
            answers=answers[entry.id],
        )
        for entry in entries
        if entry.pupil_id in pupils
    )


WORDS = {"title_of": title_of, "glyph_of": glyph_of, "facts_of": facts_of, "holds": holds}
"""What templates call these by."""
