"""Everything that is looked up about signing in, by who asks or by a token."""

from app.signin.queries.at_work import ChildAtWork, Look, StaffAtWork, TabletAtWork
from app.signin.queries.cards import CardFacts, cards_of_class
from app.signin.queries.days import ClassDay, day_of_class
from app.signin.queries.here import (
    Knocking,
    WasHere,
    here_in_opening,
    knocking,
    knocks_at,
    last_here,
    news_at,
    who_is_here,
)
from app.signin.queries.openings import OpeningFacts, opening_for, openings_of
from app.signin.queries.pictures import picture_count_of, pictures_of
from app.signin.queries.staff import Post, offers_to, posts_of
from app.signin.queries.tablets import TabletFacts, tablet_for
from app.signin.queries.tokens import child_at, school_of, staff_at, tablet_at

__all__ = [
    "CardFacts",
    "ChildAtWork",
    "ClassDay",
    "Knocking",
    "Look",
    "OpeningFacts",
    "Post",
    "StaffAtWork",
    "TabletAtWork",
    "TabletFacts",
    "WasHere",
    "cards_of_class",
    "child_at",
    "day_of_class",
    "here_in_opening",
    "knocking",
    "knocks_at",
    "last_here",
    "news_at",
    "offers_to",
    "opening_for",
    "openings_of",
    "picture_count_of",
    "pictures_of",
    "posts_of",
    "school_of",
    "staff_at",
    "tablet_at",
    "tablet_for",
    "who_is_here",
]
