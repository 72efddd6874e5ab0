"""Raising concerns, handling them, and the list of words."""

from app.safeguarding.actions.following import (
    tell_of_move,
    tell_of_removal,
    tell_of_return,
)
from app.safeguarding.actions.handling import LONGEST_NOTE, add_note, show_concern, take_step
from app.safeguarding.actions.raising import (
    LONGEST_WORDS,
    raise_by_words,
    raise_concern,
    say_why,
)
from app.safeguarding.actions.words import add_word, remove_word

__all__ = [
    "LONGEST_NOTE",
    "LONGEST_WORDS",
    "add_note",
    "add_word",
    "raise_by_words",
    "raise_concern",
    "remove_word",
    "say_why",
    "show_concern",
    "take_step",
    "tell_of_move",
    "tell_of_removal",
    "tell_of_return",
]
