"""Kinds of certificates: what each is for, and the words it says. Pure.

A certificate says what a child did. It gives no rank, compares with nobody, and counts upwards.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.jobs.skills import SKILLS
from app.learning_log.pages import LogEntry
from app.learning_log.summaries import families_met, jobs_met

Measure = Literal["jobs", "families", "skills", "choice"]
LONGEST_TITLE, LONGEST_WORDS = 60, 300
MOST_NAMED = 3
"""Of jobs or families in one sentence, so that it is read to its end."""
BLANKS: Mapping[str, str] = {
    "{jobs}": "up to three jobs the child met, the newest first: a vet and a baker",
    "{families}": "up to three families of jobs: Healthcare and Transport",
    "{skills}": "the skills the child used: listening and teamwork",
    "{number}": "how many jobs, families or skills that is",
}
"""What a school's wording may leave blank, to be filled in from the child's own log."""
_BLANK = re.compile(r"\{[^{}]*\}?|\}")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a certificate is for. `needed` counts what `measure` names; a choice needs nothing."""

    slug: str
    title: str
    words: str
    measure: Measure
    needed: int
    is_shipped: bool = True
    version: int = 0
    is_put_away: bool = False


@dataclass(frozen=True)
class Deeds:
    """What a child's pages add up to: slugs and titles, the newest first."""

    job_titles: tuple[str, ...]
    jobs: tuple[str, ...]
    families: tuple[str, ...]
    skills: tuple[str, ...]

    def count(self, measure: Measure) -> int:
        """How many of what is measured."""
        counts = {
            "jobs": len(self.job_titles),
            "families": len(self.families),
            "skills": len(self.skills),
        }
        return counts.get(measure, 0)


SHIPPED = (
    Kind(
        slug="first-job",
        title="A first job",
        words="You met {jobs}. Your town has begun to colour in.",
        measure="jobs",
        needed=1,
    ),
    Kind(
        slug="ten-jobs",
        title="Ten jobs",
        words="You have met {number} jobs. You found out about {jobs}.",
        measure="jobs",
        needed=10,
    ),
    Kind(
        slug="five-families",
        title="Five places in town",
        words="You found out about {number} places where people work. "
        "Three of them are {families}.",
        measure="families",
        needed=5,
    ),
    Kind(
        slug="all-eight-skills",
        title="All eight skills",
        words="You have used all eight skills: {skills}.",
        measure="skills",
        needed=8,
    ),
    Kind(
        slug="well-done",
        title="Well done",
        words="You met {jobs}. You wrote about what you found out.",
        measure="choice",
        needed=0,
    ),
)


def deeds_of(entries: Iterable[LogEntry]) -> Deeds:
    """What these pages of one child, the newest first, add up to."""
    pages = tuple(entries)
    met = jobs_met(pages)
    used = {view.skill for page in pages for view in page.skills}
    return Deeds(
        job_titles=tuple(one.title for one in met),
        jobs=tuple(one.job for one in met if one.job and one.job in JOBS),
        families=tuple(slug for slug, number in families_met(pages).items() if number),
        skills=tuple(skill for skill in SKILLS if skill in used),
    )


def is_earned(kind: Kind, deeds: Deeds) -> bool:
    """Whether a child may have it: the deeds suffice, and every blank can be filled."""
    filled = all(_filling(blank, kind, deeds) for blank in BLANKS if blank in kind.words)
    return filled and deeds.count(kind.measure) >= kind.needed


def sentence(kind: Kind, deeds: Deeds) -> str:
    """The words of a kind, with the child's own deeds in them."""
    words = kind.words
    for blank in BLANKS:
        words = words.replace(blank, _filling(blank, kind, deeds))
    return words


def sample(kind: Kind) -> str:
    """How a kind reads for deeds that just earn it."""
    enough = kind.needed or MOST_NAMED
    deeds = Deeds(
        job_titles=tuple(card.title for card in JOBS.values())[:enough],
        jobs=tuple(JOBS)[:enough],
        families=tuple(FAMILIES)[:enough],
        skills=tuple(SKILLS)[:enough],
    )
    return sentence(kind, deeds)


def unknown_blanks(words: str) -> tuple[str, ...]:
    """What stands in curly brackets and is none of the blanks, such as `{name}`."""
    return tuple(found for found in _BLANK.findall(words) if found not in BLANKS)


def with_own_wording(own: Iterable[Kind]) -> tuple[Kind, ...]:
    """The shipped kinds, in the school's words where it has some, and then the school's own."""
    wording = {kind.slug: kind for kind in own}
    shipped = [
        replace(wording.pop(kind.slug), is_shipped=True) if kind.slug in wording else kind
        for kind in SHIPPED
    ]
    return (*shipped, *wording.values())


def in_a_row(words: Iterable[str]) -> str:
    """`a`, `a and b` or `a, b and c`."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _filling(blank: str, kind: Kind, deeds: Deeds) -> str:
    if blank == "{jobs}":
        return in_a_row(_with_article(title) for title in deeds.job_titles[:MOST_NAMED])
    if blank == "{families}":
        return in_a_row(FAMILIES[slug].name for slug in deeds.families[:MOST_NAMED])
    if blank == "{skills}":
        return in_a_row(SKILLS[skill].name().lower() for skill in deeds.skills)
    measure: Measure = "jobs" if kind.measure == "choice" else kind.measure
    return str(deeds.count(measure) or "")


def _with_article(title: str) -> str:
    """A job within a sentence: `a nurse`, `an artist`, `an RAF pilot`."""
    first = title.split(" ", 1)[0]
    words = title if first[1:] != first[1:].lower() else title[:1].lower() + title[1:]
    spelt = first.isupper() and len(first) > 1
    vowel = words[:1] in "AEFHILMNORSX" if spelt else words[:1].lower() in "aeiou"
    return f"{'an' if vowel else 'a'} {words}"
