"""The log of a class: a row for each page, the newest first."""

from collections.abc import Mapping
from uuid import UUID

from app.access.viewer import Viewer
from app.activities.queries import titles_of_class
from app.foundation.tables import Cell, Table
from app.jobs.families import FAMILIES
from app.jobs.meeting import WAYS_OF_MEETING, WOULD_LIKE
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.learning_log.pages import LogEntry
from app.learning_log.queries import entries_in_class
from app.schools.queries import class_for, pupils_named

HEADINGS = (
    *("Surname", "First name", "Year", "Day", "Activity", "Job", "Job family", "How they met it"),
    *("What they wrote", "Skills", "Would like to do it", "Drawings and photos", "Voice note"),
    "Written by",
)
BY_STAFF = "staff"


def table(viewer: Viewer, class_id: UUID) -> Table:
    """Every page written in this class, also by children who are elsewhere now."""
    class_for(viewer, class_id)
    pages = entries_in_class(viewer, class_id)
    pupils = pupils_named(viewer, {page.pupil_id for page in pages})
    titles = {one.id: one.title for one in titles_of_class(viewer, class_id)}
    return Table(
        HEADINGS,
        [
            (pupils[page.pupil_id].surname, pupils[page.pupil_id].called, *_row(page, titles))
            for page in pages
        ],
    )


def _row(page: LogEntry, titles: Mapping[UUID, str]) -> tuple[Cell, ...]:
    family = FAMILIES.get(page.family or "")
    met, like = WAYS_OF_MEETING.get(page.met_how or ""), WOULD_LIKE.get(page.would_like or "")
    return (
        page.nc_year,
        page.happened_on,
        titles.get(page.activity_id, "") if page.activity_id else "",
        page.job_title,
        family.name if family else "",
        met.words if met else "",
        page.words,
        "; ".join(_skill(one.skill, one.self_view) for one in page.skills),
        like.words if like else "",
        len(page.pictures),
        f"{page.voice.seconds} seconds" if page.voice else "",
        "Teacher, for the child" if page.written_by_kind == BY_STAFF else "Child",
    )


def _skill(slug: str, self_view: int | None) -> str:
    name = SKILLS[slug].name() if slug in SKILLS else slug
    view = SELF_VIEWS.get(self_view or 0)
    return f"{name}: {view.words}" if view else name
