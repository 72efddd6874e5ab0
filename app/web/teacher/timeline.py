"""A child's log on a time line: pages, visits without a page, and what is begun."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Literal
from uuid import UUID

from app.activities.queries.of_pupil import Attended
from app.foundation import clock
from app.foundation.lists import Order, holds
from app.learning_log.queries import Wish
from app.learning_log.queries.begun import Begun
from app.reviews.states import waits_for_teacher
from app.schools.queries.known_pupils import Stay
from app.web.teacher.page_reading import PageReading

EVERYTHING = "everything"


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One thing on the line. `taken`: the page goes to the new school; `best`: with the star."""

    kind: Literal["page", "visit", "begun"]
    on: date
    school_year: int
    reading: PageReading | None = None
    visit: Attended | None = None
    begun: Begun | None = None
    wish: Wish | None = None
    taken: bool = False
    best: bool = False


@dataclass(frozen=True)
class YearOfMoments:
    """The moments of one school year, the latest first, and the classes the child was in."""

    school_year: int
    classes: tuple[Stay, ...]
    moments: tuple[Moment, ...]


class MomentsBy(StrEnum):
    """By what the line goes."""

    DAY = "day"


LATEST = Order(MomentsBy.DAY, down=True)
CUTS: Mapping[str, tuple[str, Callable[[Moment], bool]]] = {
    EVERYTHING: ("Everything", lambda _one: True),
    "pages": ("Pages", lambda one: one.kind == "page"),
    "waiting": (
        "Pages that wait for you",
        lambda one: one.reading is not None and waits_for_teacher(one.reading.standing.state),
    ),
    "answered": ("Pages with feedback", lambda one: bool(one.reading and one.reading.answers)),
    "drawn": ("Drawings and photos", lambda one: bool(one.reading and one.reading.entry.pictures)),
    "taken": ("Pages for the new school", lambda one: one.taken),
    "visits": ("Visits without a page", lambda one: one.kind == "visit"),
}


def moments_of(
    readings: Iterable[PageReading],
    *,
    attended: Iterable[Attended] = (),
    begun: Iterable[Begun] = (),
    wishes: Mapping[UUID, Wish] | None = None,
    taken: Mapping[UUID, bool] | None = None,
) -> tuple[Moment, ...]:
    """Everything on one line, the latest first. A visit stands alone while it has no page."""
    wishes, taken = wishes or {}, taken or {}
    pages = [
        Moment(
            kind="page",
            on=one.entry.happened_on,
            school_year=one.entry.school_year,
            reading=one,
            wish=wishes.get(one.entry.id),
            taken=one.entry.id in taken,
            best=taken.get(one.entry.id, False),
        )
        for one in readings
    ]
    told = {one.reading.entry.activity_id for one in pages if one.reading}
    visits = [
        Moment(kind="visit", on=one.on, school_year=clock.school_year(one.on), visit=one)
        for one in attended
        if one.id not in told
    ]
    drafts = [
        Moment(kind="begun", on=day, school_year=clock.school_year(day), begun=one)
        for one in begun
        for day in [clock.local(one.saved_at).date()]
    ]
    return tuple(
        sorted([*drafts, *pages, *visits], key=lambda one: (one.school_year, one.on), reverse=True)
    )


def cut(moments: Iterable[Moment], show: str, school_year: int | None) -> tuple[Moment, ...]:
    """Those of one kind, in one school year or all."""
    _words, belongs = CUTS.get(show, CUTS[EVERYTHING])
    return tuple(one for one in moments if belongs(one) and school_year in (None, one.school_year))


def telling(
    moments: Iterable[Moment], search: str, titles: Mapping[UUID, str]
) -> tuple[Moment, ...]:
    """Those with these words: in what the child wrote, what was answered, or what it is about.

    `titles` are of activities, by id.
    """
    return tuple(one for one in moments if holds(search, *_words_of(one, titles)))


def _words_of(moment: Moment, titles: Mapping[UUID, str]) -> tuple[str, ...]:
    if moment.visit:
        return (moment.visit.title,)
    if moment.begun:
        return (titles.get(moment.begun.activity_id, "") if moment.begun.activity_id else "",)
    if moment.reading is None:
        return ()
    reading, entry = moment.reading, moment.reading.entry
    about = titles.get(entry.activity_id, "") if entry.activity_id else ""
    answers = (answer.words for answer in reading.answers)
    return reading.title, entry.words, entry.job_words, about, *reading.facts, *answers


def by_year(moments: Iterable[Moment], stays: Sequence[Stay]) -> tuple[YearOfMoments, ...]:
    """The same, year by year."""
    return tuple(
        YearOfMoments(
            year,
            tuple(dict.fromkeys(stay for stay in reversed(stays) if stay.school_year == year)),
            tuple(found),
        )
        for year, found in groupby(moments, key=lambda one: one.school_year)
    )
