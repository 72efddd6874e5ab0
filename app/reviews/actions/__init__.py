"""Answering a child's page."""

from app.reviews.actions.answering import (
    LONGEST_WORDS,
    ask_for_more,
    give_feedback,
    mark_feedback_seen,
    mark_reviewed,
    mark_several_reviewed,
    take_back_review,
    undo_feedback,
)
from app.reviews.actions.starters import (
    LONGEST_STARTER,
    forget_starters,
    keep_starter,
    remove_starter,
)

__all__ = [
    "LONGEST_STARTER",
    "LONGEST_WORDS",
    "ask_for_more",
    "forget_starters",
    "give_feedback",
    "keep_starter",
    "mark_feedback_seen",
    "mark_reviewed",
    "mark_several_reviewed",
    "remove_starter",
    "take_back_review",
    "undo_feedback",
]
