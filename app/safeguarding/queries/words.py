"""The words that a school wants to be told of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.lists import Order, as_read, in_order
from app.safeguarding.models import WatchWord
from app.safeguarding.queries.keepers import only_for_keepers
from app.schools.models import Account


@dataclass(frozen=True, kw_only=True)
class ListedWord:
    """A word of the list, and who added it when."""

    word: str
    added_at: datetime
    by_name: str


class WordsBy(StrEnum):
    """By what the words can be put in order."""

    WORD = "word"
    ADDED = "added"
    BY = "by"


BY_WORD = Order(WordsBy.WORD)
_KEYS: Mapping[WordsBy, Callable[[ListedWord], Any]] = {
    WordsBy.WORD: lambda one: as_read(one.word),
    WordsBy.ADDED: lambda one: one.added_at,
    WordsBy.BY: lambda one: as_read(one.by_name),
}


def words_of(viewer: Viewer, order: Order[WordsBy] = BY_WORD) -> tuple[ListedWord, ...]:
    """The school's list, by letter. Raises NotFound for whom concerns do not go to."""
    only_for_keepers(viewer)
    rows = db.session.execute(
        select(WatchWord.word, WatchWord.added_at, Account.name).outerjoin(
            Account, Account.id == WatchWord.added_by
        )
    )
    found = [ListedWord(word=word, added_at=at, by_name=name or "") for word, at, name in rows]
    return in_order(sorted(found, key=lambda one: as_read(one.word)), _KEYS, order)


def listed_words(school_id: int) -> tuple[str, ...]:
    """The bare words, for the work that looks for them."""
    return tuple(
        db.session.scalars(
            select(WatchWord.word).where(WatchWord.school_id == school_id).order_by(WatchWord.word)
        )
    )
