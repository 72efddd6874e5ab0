"""What a teacher plans: pure, checked before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

MOST_JOBS = 6
MOST_SKILLS = 3
MOST_VISITORS = 6


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Somebody from the world of work; `job` is a card's slug, or empty.

    `skills` are up to three slugs: what the visitor says the job needs most.
    """

    name: str
    job: str = ""
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActivityPlan:
    """A plan for one activity. `mode` is `in_person`, `video`, `trip` or `lesson`.

    `subject` is the slug of a curriculum subject and `menu` the key of the line of the menu it
    came from; both may be empty. `before` and `after` are questions, as the class is asked them.
    """

    title: str
    on: date
    mode: str
    jobs: tuple[str, ...]
    skills: tuple[str, ...]
    visitors: tuple[Visitor, ...] = ()
    notes: str = ""
    subject: str = ""
    menu: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def with_skills_kept(visitors: Iterable[Visitor], before: Iterable[Visitor]) -> tuple[Visitor, ...]:
    """The visitors of a changed plan, with the skills that each named before, in the same job."""
    named = {(one.name, one.job): one.skills for one in before}
    return tuple(
        one if one.skills else replace(one, skills=named.get((one.name, one.job), ()))
        for one in visitors
    )
