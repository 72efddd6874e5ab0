"""A child's page in words for staff: its heading, what was picked, what it holds."""

from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.jobs.meeting import WAYS_OF_MEETING, WOULD_LIKE
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.learning_log.pages import LogEntry

WITHOUT_A_JOB = {
    "encounter": "A job",
    "skill": "A skill",
    "reflection": "A thought",
    "aspiration": "A hope",
    "message": "To the new school",
}
PLAIN = "pencil"


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
    """What is on the page: `Words`, `A drawing`, `A photo, a voice note and words`."""
    made = ["a photo" if entry.pictures[0].is_photo else "a drawing"] if entry.pictures else []
    made += ["a voice note"] if entry.voice else []
    made += ["words"] if entry.words else []
    *others, last = made or ["picked answers"]
    return f"{', '.join(others)} and {last}".capitalize() if others else last.capitalize()


WORDS = {"title_of": title_of, "glyph_of": glyph_of, "facts_of": facts_of, "holds": holds}
"""What templates call these by."""
