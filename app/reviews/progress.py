"""How a class is getting on: pure. What is asked for it comes from `queries.class_progress`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.activities.queries import ActivityFacts
from app.foundation import clock
from app.learning_log.pages import LogEntry
from app.learning_log.summaries import families_met, jobs_met
from app.reviews.states import State, waits_for_teacher
from app.schools.queries import ClassPupil


@dataclass(frozen=True, kw_only=True)
class ChildProgress:
    """A child's row. `logged_on` is the day of the page about the latest activity, if there is one.

    `told` of `attended` activities of this class are logged; `jobs` are those met in this class.
    """

    pupil: ClassPupil
    page: LogEntry | None
    state: State | None
    has_draft: bool
    away: bool
    told: int
    attended: int
    jobs: int
    names_a_skill: bool

    @property
    def logged_on(self) -> date | None:
        """The day of the page about the latest activity."""
        return clock.local(self.page.saved_at).date() if self.page else None

    @property
    def expected(self) -> bool:
        """Whether the child was there to log, or logged all the same."""
        return self.page is not None or not self.away


@dataclass(frozen=True, kw_only=True)
class ClassProgress:
    """A class. `latest` is the last activity up to today, `coming` the next one after it."""

    children: tuple[ChildProgress, ...]
    latest: ActivityFacts | None
    coming: ActivityFacts | None
    families_not_met: tuple[str, ...]
    waiting: int

    @property
    def logged(self) -> int:
        """How many children have a page about the latest activity."""
        return sum(1 for child in self.children if child.page)

    @property
    def expected(self) -> int:
        """How many children can have one: those who were there."""
        return sum(1 for child in self.children if child.expected)

    @property
    def not_yet(self) -> tuple[ChildProgress, ...]:
        """The children who were there and have not logged."""
        return tuple(child for child in self.children if child.expected and not child.page)

    @property
    def without_a_skill(self) -> tuple[ChildProgress, ...]:
        """The children who have named no skill yet."""
        return tuple(child for child in self.children if not child.names_a_skill)


def progress_of(
    pupils: Iterable[ClassPupil],
    activities: Sequence[ActivityFacts],
    attendance: Mapping[tuple[UUID, UUID], bool],
    drafts: Collection[tuple[UUID, UUID | None]],
    entries: Sequence[LogEntry],
    states: Mapping[UUID, State],
    today: date,
) -> ClassProgress:
    """Put it together. `activities` and `entries` come newest first.

    `attendance` says who was there, by activity and child; where it is silent a child was there.
    """
    done = [activity for activity in activities if activity.on <= today]
    ahead = [activity for activity in activities if activity.on > today]
    latest = done[0] if done else None
    by_child: dict[UUID, list[LogEntry]] = {}
    for entry in entries:
        by_child.setdefault(entry.pupil_id, []).append(entry)

    def row(pupil: ClassPupil) -> ChildProgress:
        pages = by_child.get(pupil.id, [])
        about = {entry.activity_id: entry for entry in reversed(pages)}
        page = about.get(latest.id) if latest else None
        there = [one for one in done if one.id in about or attendance.get((one.id, pupil.id), True)]
        return ChildProgress(
            pupil=pupil,
            page=page,
            state=states.get(page.id) if page else None,
            has_draft=latest is not None and (pupil.id, latest.id) in drafts,
            away=latest is not None and not attendance.get((latest.id, pupil.id), True),
            told=sum(1 for one in there if one.id in about),
            attended=len(there),
            jobs=len(jobs_met(pages)),
            names_a_skill=any(entry.skills for entry in pages),
        )

    return ClassProgress(
        children=tuple(row(pupil) for pupil in pupils),
        latest=latest,
        coming=ahead[-1] if ahead else None,
        families_not_met=tuple(one for one, met in families_met(entries).items() if not met),
        waiting=sum(1 for state in states.values() if waits_for_teacher(state)),
    )
