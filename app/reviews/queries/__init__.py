"""Where pages stand with the teacher, and what was answered."""

from app.reviews.queries.desk import (
    PageWords,
    pages_on_desk,
    waiting_by_class,
    waiting_in,
    words_on_desk,
)
from app.reviews.queries.feedback import FeedbackFacts, answered_page, feedback_on
from app.reviews.queries.progress import class_progress
from app.reviews.queries.standing import Standing, standing_of, stood_before
from app.reviews.queries.starters import Starter, starters_of
from app.reviews.queries.unread import (
    LONGEST_WAIT,
    MOST_SCHOOL_DAYS,
    UnreadBy,
    UnreadPage,
    unread_pages,
    unread_since,
)

__all__ = [
    "LONGEST_WAIT",
    "MOST_SCHOOL_DAYS",
    "FeedbackFacts",
    "PageWords",
    "Standing",
    "Starter",
    "UnreadBy",
    "UnreadPage",
    "answered_page",
    "class_progress",
    "feedback_on",
    "pages_on_desk",
    "standing_of",
    "starters_of",
    "stood_before",
    "unread_pages",
    "unread_since",
    "waiting_by_class",
    "waiting_in",
    "words_on_desk",
]
