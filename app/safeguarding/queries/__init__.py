"""Concerns and watch words, for those to whom they go."""

from app.safeguarding.queries.concerns import (
    NEWEST_RAISED,
    ConcernFacts,
    ConcernsBy,
    Note,
    concern_for,
    concerns_of,
    new_concerns,
    notes_on,
)
from app.safeguarding.queries.holding import held, is_held
from app.safeguarding.queries.keepers import Keepers, keepers_of, keeps, only_for_keepers
from app.safeguarding.queries.own import OwnConcern, own_concern_on
from app.safeguarding.queries.words import BY_WORD, ListedWord, WordsBy, listed_words, words_of

__all__ = [
    "BY_WORD",
    "NEWEST_RAISED",
    "ConcernFacts",
    "ConcernsBy",
    "Keepers",
    "ListedWord",
    "Note",
    "OwnConcern",
    "WordsBy",
    "concern_for",
    "concerns_of",
    "held",
    "is_held",
    "keepers_of",
    "keeps",
    "listed_words",
    "new_concerns",
    "notes_on",
    "only_for_keepers",
    "own_concern_on",
    "words_of",
]
