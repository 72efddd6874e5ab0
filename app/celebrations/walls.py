"""What a class has met together: pure. Jobs are gathered; nobody is counted against anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.learning_log.pages import LogEntry
from app.learning_log.summaries import jobs_met


@dataclass(frozen=True)
class MetTogether:
    """A job that somebody in the class has met. `family` is None where the card is not known."""

    title: str
    job: str | None
    family: str | None
    pupil_ids: tuple[UUID, ...]


def jobs_together(entries: Iterable[LogEntry]) -> tuple[MetTogether, ...]:
    """Each job once, by its title, with the children who met it."""
    pages = tuple(entries)
    children: dict[str, dict[UUID, None]] = {}
    for page in pages:
        if page.kind == "encounter" and page.job_title:
            key = page.job or page.job_title.casefold()
            children.setdefault(key, {})[page.pupil_id] = None
    found = []
    for one in jobs_met(pages):
        who = tuple(children[one.job or one.title.casefold()])
        found.append(MetTogether(one.title, one.job, one.family, who))
    return tuple(sorted(found, key=lambda one: one.title.casefold()))
