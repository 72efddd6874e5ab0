"""The page of one child, as the adults see it who know the child."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import render_template, request

from app.access.permissions import Permission
from app.access.policy import may
from app.activities.queries.of_pupil import Attended, activity_titles, attended_ever
from app.jobs.families import FAMILIES
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.learning_log.queries import (
    LogEntry,
    entries_of,
    jobs_met,
    open_wishes,
    skill_history,
)
from app.learning_log.queries.begun import begun_by
from app.learning_log.summaries import families_met
from app.reviews.stickers import STICKERS
from app.schools.avatars import AVATARS
from app.schools.queries.known_pupils import KnownPupil, known_pupil
from app.schools.roster.years import school_year_in_words
from app.transition.queries import taken_along
from app.web.long_lists import LongList, long_list_of
from app.web.navigation import at_class
from app.web.teacher.page_reading import WORDS, PageReading, readings_of
from app.web.teacher.timeline import (
    CUTS,
    EVERYTHING,
    LATEST,
    Moment,
    MomentsBy,
    by_year,
    cut,
    moments_of,
    telling,
)
from app.web.viewer import viewer

ON_A_PAGE = 15
"""Pages of a log on a page of ours; a whole log is opened to print."""


def pupil_page(pupil_id: UUID) -> str:
    """The time line, what it adds up to, and ways to cut it. As many queries for any log."""
    known = known_pupil(viewer(), pupil_id)
    if known.class_id is not None:
        at_class(known.class_id)
    entries = entries_of(viewer(), pupil_id)
    readings = readings_of(viewer(), entries, {pupil_id: known.pupil})
    attended = attended_ever(viewer(), pupil_id) if known.is_theirs_now else ()
    moments = _moments(known, readings, attended)
    asked = _asked(moments)
    titles = _titles(entries, attended)
    long_list = _long_list(pupil_id, asked)
    shown = telling(cut(moments, asked["show"], asked["year"]), long_list.search, titles)
    page = long_list.page_of(
        shown if long_list.order.down else shown[::-1],
        len(shown) or 1 if asked["whole"] else ON_A_PAGE,
    )
    return render_template(
        "teacher/entries/index.html",
        known=known,
        pupil=known.pupil,
        pages=readings,
        page=page,
        long_list=long_list,
        years=by_year(page.items, known.stays),
        asked=asked,
        cuts=_cuts(moments),
        school_years=sorted({one.school_year for one in moments}, reverse=True),
        jobs=jobs_met(entries),
        skills=[one for one in skill_history(entries).values() if one.moments],
        families=families_met(entries),
        titles=titles,
        stickers=STICKERS,
        avatars=AVATARS,
        family_names=FAMILIES,
        skill_names=SKILLS,
        views=SELF_VIEWS,
        year_in_words=school_year_in_words,
        may_set_modes=may(viewer(), Permission.REVIEW_WRITE),
        **WORDS,
    )


def _titles(entries: Sequence[LogEntry], attended: Sequence[Attended]) -> Mapping[UUID, str]:
    """What the activities of the log are called: mostly known from who was there."""
    known = {one.id: one.title for one in attended}
    missing = {one.activity_id for one in entries if one.activity_id} - set(known)
    return {**known, **activity_titles(viewer(), missing)} if missing else known


def _moments(
    known: KnownPupil, readings: Sequence[PageReading], attended: Sequence[Attended]
) -> tuple[Moment, ...]:
    """The line. Who taught the child before sees what was written then, and nothing that is new."""
    if not known.is_theirs_now:
        return moments_of(readings)
    return moments_of(
        readings,
        attended=attended,
        begun=begun_by(viewer(), known.pupil.id),
        wishes=open_wishes(viewer(), [one.entry.id for one in readings]),
        taken=taken_along(viewer(), known.pupil.id),
    )


def _long_list(pupil_id: UUID, asked: Mapping[str, Any]) -> LongList[MomentsBy]:
    show = asked["show"] if asked["show"] != EVERYTHING else None
    return long_list_of(
        "teacher.entries.index", LATEST, pupil_id=pupil_id, show=show, year=asked["year"]
    )


def _asked(moments: tuple[Moment, ...]) -> dict[str, Any]:
    """Which cut the address asks for; what it says wrongly is left out."""
    show = request.args.get("show", EVERYTHING)
    year = request.args.get("year", None, int)
    return {
        "show": show if show in CUTS else EVERYTHING,
        "year": year if year in {one.school_year for one in moments} else None,
        "whole": request.args.get("whole") == "1",
    }


def _cuts(moments: tuple[Moment, ...]) -> list[tuple[str, str, int]]:
    """Each cut that holds something: its key, its words and how much is in it."""
    counted = [
        (key, words, sum(belongs(one) for one in moments)) for key, (words, belongs) in CUTS.items()
    ]
    return [one for one in counted if one[2] or one[0] == EVERYTHING]
