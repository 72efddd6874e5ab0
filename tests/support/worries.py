"""Concerns, and beginnings of comments, for tests."""

from typing import Any

from app.foundation.database import db
from app.learning_log.models import Entry
from app.reviews.models import CommentStarter
from app.safeguarding.models import Concern
from app.schools.models import Account, School


def concern(page: Entry, by: Account, **given: Any) -> Concern:
    """A worry of this adult about a page, as it now is."""
    made = Concern(
        school_id=page.school_id,
        subject_kind="entry",
        subject_id=page.id,
        subject_revision=page.revision,
        pupil_id=page.pupil_id,
        raised_by_kind="staff",
        raised_by=by.id,
        **given,
    )
    db.session.add(made)
    db.session.flush()
    return made


def starter(of: Account, school: School, words: str = "You saw that") -> CommentStarter:
    """A beginning of a comment that this adult keeps."""
    made = CommentStarter(school_id=school.id, account_id=of.id, words=words)
    db.session.add(made)
    db.session.flush()
    return made
