"""What children called a job and no card is called, for a teacher to sort out."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, and_, cast, func, null, select, union_all

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.lists import Order, as_read, in_order
from app.jobs.cards import JOBS
from app.jobs.phrases import plain
from app.learning_log.models import Entry, Spelling
from app.learning_log.queries.entries import visible_to
from app.schools.queries import class_for


@dataclass(frozen=True, kw_only=True)
class WordsForAJob:
    """`text` is the normal form of `words`, as a child typed them on so many pages.

    `job` is what was decided: a card's slug, or nothing where they name no job.
    """

    text: str
    words: str
    pages: int
    job: str | None = None


class SortedBy(StrEnum):
    """By what words can be put in order; by the job, once they are sorted out."""

    WORDS = "words"
    PAGES = "pages"
    JOB = "job"


MOST_PAGES = Order(SortedBy.PAGES, down=True)
_KEYS: Mapping[SortedBy, Callable[[WordsForAJob], Any]] = {
    SortedBy.WORDS: lambda one: as_read(one.words),
    SortedBy.PAGES: lambda one: one.pages,
    SortedBy.JOB: lambda one: as_read(_called(one.job)),
}


def words_to_sort(
    viewer: Viewer, class_id: UUID, order: Order[SortedBy] = MOST_PAGES
) -> tuple[WordsForAJob, ...]:
    """Words on pages of a class that name no card and are not settled. Raises NotFound."""
    settled = _decisions(viewer)
    found = _typed(viewer, class_id, _unknown())
    return in_order([one for one in found if one.text not in settled], _KEYS, order)


def words_sorted(
    viewer: Viewer, class_id: UUID, order: Order[SortedBy] = MOST_PAGES
) -> tuple[WordsForAJob, ...]:
    """Words on pages of a class about which somebody has decided. Raises NotFound."""
    settled = _decisions(viewer)
    found = _typed(viewer, class_id, Entry.job_words != "")
    decided = [
        WordsForAJob(text=one.text, words=one.words, pages=one.pages, job=settled[one.text])
        for one in found
        if one.text in settled
    ]
    return in_order(decided, _KEYS, order)


def words_waiting(viewer: Viewer, class_id: UUID) -> int:
    """How many words of a class there are to sort out: one question for the class page."""
    nothing = cast(null(), String)
    unknown = select(Entry.job_words.label("words"), nothing.label("settled")).where(
        visible_to(viewer), Entry.class_id == class_id, Entry.removed_at.is_(None), _unknown()
    )
    decided = select(nothing, Spelling.text_normal).where(Spelling.school_id == viewer.school)
    rows = db.session.execute(union_all(unknown, decided)).all()
    settled = {row.settled for row in rows}
    return len({plain(row.words) for row in rows if row.words} - settled - {""})


def pages_called(school_id: int, text: str, job: str | None) -> tuple[tuple[UUID, UUID], ...]:
    """Every page of a school whose job was typed so and has this card, with its child."""
    rows = db.session.execute(
        select(Entry.id, Entry.pupil_id, Entry.job_words).where(
            Entry.school_id == school_id,
            Entry.job_words != "",
            Entry.job.is_(None) if job is None else Entry.job == job,
        )
    )
    return tuple((row.id, row.pupil_id) for row in rows if plain(row.job_words) == text)


def _called(job: str | None) -> str:
    return JOBS[job].title if job and job in JOBS else ""


def _decisions(viewer: Viewer) -> Mapping[str, str | None]:
    rows = db.session.execute(
        select(Spelling.text_normal, Spelling.job).where(Spelling.school_id == viewer.school)
    )
    return {row.text_normal: row.job for row in rows}


def _unknown() -> ColumnElement[bool]:
    return and_(Entry.job.is_(None), Entry.job_words != "")


def _typed(viewer: Viewer, class_id: UUID, which: ColumnElement[bool]) -> tuple[WordsForAJob, ...]:
    class_for(viewer, class_id)
    rows = db.session.execute(
        select(Entry.job_words, func.count())
        .where(visible_to(viewer), Entry.class_id == class_id, Entry.removed_at.is_(None), which)
        .group_by(Entry.job_words)
        .order_by(func.count().desc(), Entry.job_words)
    )
    pages: dict[str, int] = defaultdict(int)
    words: dict[str, str] = {}
    for typed, count in rows:
        if text := plain(typed):
            pages[text] += count
            words.setdefault(text, typed)
    ordered = sorted(pages, key=lambda text: (-pages[text], text))
    return tuple(WordsForAJob(text=one, words=words[one], pages=pages[one]) for one in ordered)
