"""What this package holds about a pupil."""

from app.reviews.models import Feedback, Review

TABLES = frozenset(
    model.__tablename__
    for model in (
        Review,
        Feedback,
    )
)
