"""Everything that is looked up about signing in, by who asks or by a token."""

from app.signin.queries.adults import staff_at
from app.signin.queries.at_work import ChildAtWork, Look, StaffAtWork, TabletAtWork
from app.signin.queries.cards import CardFacts, cards_of_class
from app.signin.queries.days import ClassDay, day_of_class
from app.signin.queries.factors import OwnFactor, own_email, own_factor, with_factor
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
from app.signin.queries.kept_forms import (
    KeptFacts,
    SessionFacts,
    kept_form_for,
    kept_forms_of,
    session_behind,
    waiting_in,
)
from app.signin.queries.offers import (
    LinkHolder,
    Offer,
    invited_until,
    link_holder,
    offer_with,
)
from app.signin.queries.openings import (
    OpeningFacts,
    opening_for,
    openings_of,
)
from app.signin.queries.pictures import picture_count_of, pictures_of
from app.signin.queries.sessions import OpenSession, sessions_of
from app.signin.queries.staff import Post, offers_to, posts_of
from app.signin.queries.tablets import TabletFacts, tablet_for
from app.signin.queries.tokens import child_at, school_of, tablet_at

__all__ = [
    "CardFacts",
    "ChildAtWork",
    "ClassDay",
    "KeptFacts",
    "Knocking",
    "LinkHolder",
    "Look",
    "Offer",
    "OpenSession",
    "OpeningFacts",
    "OwnFactor",
    "Post",
    "SessionFacts",
    "StaffAtWork",
    "TabletAtWork",
    "TabletFacts",
    "WasHere",
    "cards_of_class",
    "child_at",
    "day_of_class",
    "here_in_opening",
    "invited_until",
    "kept_form_for",
    "kept_forms_of",
    "knocking",
    "knocks_at",
    "last_here",
    "link_holder",
    "news_at",
    "offer_with",
    "offers_to",
    "opening_for",
    "openings_of",
    "own_email",
    "own_factor",
    "picture_count_of",
    "pictures_of",
    "posts_of",
    "school_of",
    "session_behind",
    "sessions_of",
    "staff_at",
    "tablet_at",
    "tablet_for",
    "waiting_in",
    "who_is_here",
    "with_factor",
]
