"""A teacher says which job card some words mean: once for all pages on which they stand.

The child's words stay as they were typed; the page gains the card beside them.
"""

from uuid import UUID

from sqlalchemy import delete, select, update

from app.access.viewer import Viewer, commanded
from app.audit.actions import Event, record, record_all
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.upserts import put
from app.jobs.cards import JOBS
from app.learning_log.models import Entry, Spelling
from app.learning_log.queries.spellings import pages_called, words_sorted, words_to_sort


def settle_words(viewer: Viewer, class_id: UUID, text: str, job: str | None) -> int:
    """Say which card these words mean, or that they name no job; how many pages gained the card.

    Pages to come are settled the same. Raises NotFound for words that stand on no page of the
    class, Refused for a card that there is not.
    """
    if text not in {one.text for one in words_to_sort(viewer, class_id)}:
        raise NotFound("words")
    if job is not None and job not in JOBS:
        raise Refused("There is no card for that job. Pick one from the list.")
    decided = {"text_normal": text, "job": job, "settled_by": viewer.id, "settled_at": clock.now()}
    put(Spelling, {"school_id": viewer.school, **decided}, ["school_id", "text_normal"])
    record(viewer, "words of a job settled", "class", class_id)
    return _give_card(viewer, text, None, job) if job else 0


def unsettle_words(viewer: Viewer, class_id: UUID, text: str) -> None:
    """Think again: the words stand in the list once more, and the pages lose the card.

    Raises NotFound for words that nobody has settled.
    """
    settled = next((one for one in words_sorted(viewer, class_id) if one.text == text), None)
    if settled is None:
        raise NotFound("words")
    db.session.execute(
        delete(Spelling).where(Spelling.school_id == viewer.school, Spelling.text_normal == text)
    )
    record(viewer, "words of a job unsettled", "class", class_id)
    if settled.job:
        _give_card(viewer, text, settled.job, None)


def settle_new_pages(school_id: int) -> int:
    """Give pages that came later the card that was decided for their words; how many."""
    decided = db.session.execute(
        select(Spelling.text_normal, Spelling.job).where(
            Spelling.school_id == school_id, Spelling.job.is_not(None)
        )
    ).all()
    viewer = commanded(school_id, "words of jobs")
    return sum(_give_card(viewer, row.text_normal, None, row.job) for row in decided)


def _give_card(viewer: Viewer, text: str, before: str | None, after: str | None) -> int:
    pages = pages_called(viewer.school, text, before)
    if pages:
        db.session.execute(
            update(Entry)
            .where(Entry.school_id == viewer.school, Entry.id.in_([page for page, _ in pages]))
            .values(job=after)
            .execution_options(synchronize_session=False)
        )
        record_all(viewer, [Event("card of a page set", "entry", *page) for page in pages])
    db.session.expire_all()
    return len(pages)
