"""Activities of a class, and who was there."""

from app.activities.queries.attendance import (
    Mark,
    attendance_in_class,
    attendance_of,
    attended_by,
    attended_elsewhere,
    marks_at,
)
from app.activities.queries.planned import (
    ActivityFacts,
    activities_between,
    activities_of_class,
    activity_ever,
    activity_for,
    planned_from,
    titles_of_class,
)

__all__ = [
    "ActivityFacts",
    "Mark",
    "activities_between",
    "activities_of_class",
    "activity_ever",
    "activity_for",
    "attendance_in_class",
    "attendance_of",
    "attended_by",
    "attended_elsewhere",
    "marks_at",
    "planned_from",
    "titles_of_class",
]
