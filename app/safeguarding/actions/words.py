"""A school's own list of words to be told of."""

from sqlalchemy import delete

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.upserts import add_unless_there
from app.safeguarding.models import Screening, WatchWord
from app.safeguarding.queries.keepers import only_for_keepers
from app.safeguarding.queries.words import listed_words
from app.safeguarding.screening import LONGEST_WORD, as_listed, can_be_listed

MOST_WORDS = 200
NOT_A_WORD = (
    f"Write a word, or a few, of 2 to {LONGEST_WORD} letters. A star stands only at the end: hurt*"
)


def add_word(viewer: Viewer, typed: str) -> str:
    """Add a word to the list, and look for it in what is saved from now on; as it is listed.

    Raises NotFound for whom concerns do not go to, Refused for what cannot be looked for.
    """
    only_for_keepers(viewer)
    word = as_listed(typed)
    if not can_be_listed(word):
        raise Refused(NOT_A_WORD)
    if len(listed_words(viewer.school)) >= MOST_WORDS:
        raise Refused(f"There are {MOST_WORDS} words on the list. Remove one of them first.")
    row = {"school_id": viewer.school, "word": word}
    if add_unless_there(WatchWord, row | {"added_by": viewer.id, "added_at": clock.now()}):
        record(viewer, "watch word added", "watch_word", None)
    add_unless_there(Screening, {"school_id": viewer.school, "upto_id": ids.new_id()})
    return word


def remove_word(viewer: Viewer, word: str) -> None:
    """Take a word off the list. Raises NotFound."""
    only_for_keepers(viewer)
    row = db.session.get(WatchWord, (viewer.school, word))
    if row is None:
        raise NotFound("watch word")
    db.session.delete(row)
    db.session.flush()
    if not listed_words(viewer.school):
        db.session.execute(delete(Screening).where(Screening.school_id == viewer.school))
    record(viewer, "watch word removed", "watch_word", None)
