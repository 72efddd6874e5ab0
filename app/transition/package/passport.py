"""What stands where on a printable passport: one side to know the child, then every page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.transition.package import names
from app.transition.package.contents import (
    CertificateContent,
    EntryContent,
    EntryKind,
    PackageContent,
    PupilContent,
    SkillContent,
)
from app.transition.package.digest import families_met

JOBS_ON_THE_FIRST_SIDE = 6
LONGEST_ON_THE_FIRST_SIDE = 280
"""Characters of the best piece; all of it stands on the next page."""

FAMILIES = 25
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
TOWN = (
    "environment-and-land", "animal-care", "science-and-research", "sports-and-leisure",
    "travel-and-tourism", "healthcare", "social-care", "teaching-and-education", "home-services",
    "emergency-and-uniform-services", "government-services", "law-and-legal",
    "business-and-finance", "administration", "managerial", "retail-and-sales",
    "hospitality-and-food", "beauty-and-wellbeing", "creative-and-media",
    "computing-technology-and-digital", "construction-and-trades", "engineering-and-maintenance",
    "manufacturing", "delivery-and-storage", "transport",
)  # fmt: skip
"""The places of the town as a child walks them, each drawn in templates/components/places."""

PLACES_IN_A_ROW = 12


@dataclass(frozen=True)
class Place:
    """A drawing in the town, coloured in if the pupil met a job there."""

    slug: str
    met: bool


@dataclass(frozen=True)
class Job:
    """A job met, at its latest meeting."""

    title: str
    place: str
    """The drawing of its family; empty if the family is not known."""
    how: str


@dataclass(frozen=True, kw_only=True)
class Passport:
    """Everything a passport shows."""

    pupil_id: str
    name: str
    called: str
    town: tuple[Place, ...]
    best: EntryContent | None
    best_words: str
    best_goes_on: bool
    jobs: tuple[Job, ...]
    more_jobs: tuple[Job, ...]
    families: int
    message: str
    aspirations: tuple[str, ...]
    skills: tuple[SkillContent, ...]
    first_in: str
    latest_in: str
    """When the skills were first and latest viewed, if it was the same month for all."""
    certificates: tuple[CertificateContent, ...]
    entries: tuple[EntryContent, ...]
    """The latest first."""


def passport_of(pupil: PupilContent) -> Passport:
    """Lay out a pupil's passport."""
    entries = tuple(sorted(pupil.entries, key=lambda entry: entry.happened_on, reverse=True))
    best = next((entry for entry in entries if entry.best), None)
    best_words = shortened(best.words) if best else ""
    jobs = tuple(_jobs(entries))
    return Passport(
        pupil_id=str(pupil.id),
        name=f"{pupil.called} {pupil.surname}",
        called=pupil.called,
        town=_town(pupil),
        best=best,
        best_words=best_words,
        best_goes_on=best is not None and best_words != best.words,
        jobs=jobs[:JOBS_ON_THE_FIRST_SIDE],
        more_jobs=jobs[JOBS_ON_THE_FIRST_SIDE:],
        families=len(families_met(pupil)),
        message=pupil.message.words if pupil.message else "",
        aspirations=tuple(
            entry.words or entry.title for entry in entries if entry.kind is EntryKind.ASPIRATION
        )[:2],
        skills=pupil.skills,
        first_in=_same(month(skill.first.on) for skill in pupil.skills),
        latest_in=_same(month(skill.latest.on) for skill in pupil.skills),
        certificates=pupil.certificates,
        entries=entries,
    )


def title_line(content: PackageContent) -> str:
    """The line under every title: from where, to where, when."""
    made = month(content.made_on)
    return f"From {content.sender.name} to {content.receiver.name}, {made}"


def day(on: date) -> str:
    """A day as people write it: 11 June 2026."""
    return f"{on.day} {month(on)}"


def month(on: date) -> str:
    """A month as people write it: June 2026."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def slug_of(family: str) -> str:
    """The name of a family's drawing; empty if there is none."""
    slug = re.sub(r"[^a-z]+", "-", family.lower()).strip("-")
    return slug if slug in TOWN else ""


def shortened(words: str) -> str:
    """Words cut between two of them, if they are too many for the first side."""
    if len(words) <= LONGEST_ON_THE_FIRST_SIDE:
        return words
    return words[:LONGEST_ON_THE_FIRST_SIDE].rsplit(maxsplit=1)[0] + " …"


def picture_path(sha256: str, media_type: str) -> str:
    """Where a picture is, from a page in `read/`."""
    return f"../{names.media_file(sha256, media_type)}"


def _jobs(entries: Iterable[EntryContent]) -> Iterable[Job]:
    seen: set[str] = set()
    for entry in entries:
        if entry.kind is EntryKind.ENCOUNTER and entry.job_title and entry.job_title not in seen:
            seen.add(entry.job_title)
            when = month(entry.happened_on)
            how = f"{entry.met_how}, {when}" if entry.met_how else when
            yield Job(entry.job_title, slug_of(entry.job_family), how)


def _town(pupil: PupilContent) -> tuple[Place, ...]:
    """A row of the town: first of all the places that are coloured in, in the order of the walk."""
    met = {slug_of(family) for family in families_met(pupil)}
    chosen = sorted(TOWN, key=lambda slug: slug not in met)[:PLACES_IN_A_ROW]
    return tuple(Place(slug, slug in met) for slug in TOWN if slug in chosen)


def _same(months: Iterable[str]) -> str:
    different = set(months)
    return different.pop() if len(different) == 1 else ""
