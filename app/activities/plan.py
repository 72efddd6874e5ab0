"""What a teacher plans: pure, checked before anything is written."""

from dataclasses import dataclass
from datetime import date

MOST_JOBS = 6
MOST_SKILLS = 3
MOST_VISITORS = 6


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Somebody from the world of work; `job` is a card's slug, or empty."""

    name: str
    job: str = ""


@dataclass(frozen=True, kw_only=True)
class ActivityPlan:
    """A plan for one activity. `mode` is `in_person`, `video`, `trip` or `lesson`."""

    title: str
    on: date
    mode: str
    jobs: tuple[str, ...]
    skills: tuple[str, ...]
    visitors: tuple[Visitor, ...] = ()
    notes: str = ""
