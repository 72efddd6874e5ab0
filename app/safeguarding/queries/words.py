"""The words that a school wants to be told of."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.safeguarding.models import WatchWord
from app.safeguarding.queries.keepers import only_for_keepers
from app.schools.models import Account


@dataclass(frozen=True, kw_only=True)
class ListedWord:
    """A word of the list, and who added it when."""

    word: str
    added_at: datetime
    by_name: str


def words_of(viewer: Viewer) -> tuple[ListedWord, ...]:
    """The school's list, by letter. Raises NotFound for whom concerns do not go to."""
    only_for_keepers(viewer)
    rows = db.session.execute(
        select(WatchWord.word, WatchWord.added_at, Account.name)
        .outerjoin(Account, Account.id == WatchWord.added_by)
        .order_by(WatchWord.word)
    )
    return tuple(
        ListedWord(word=word, added_at=added_at, by_name=name or "")
        for word, added_at, name in rows
    )


def listed_words(school_id: int) -> tuple[str, ...]:
    """The bare words, for the work that looks for them."""
    return tuple(
        db.session.scalars(
            select(WatchWord.word).where(WatchWord.school_id == school_id).order_by(WatchWord.word)
        )
    )
