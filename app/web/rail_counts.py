"""What waits for the reader behind each item of the rail: a few cheap questions, one an item."""

from collections.abc import Callable, Mapping
from uuid import UUID

from flask import g

from app.access.viewer import Viewer
from app.reviews.queries import waiting_in
from app.safeguarding.queries import new_concerns
from app.transition.queries import places_missing, schools_without_package

IN_CLASS: Mapping[str, Callable[[Viewer, UUID], int]] = {
    "teacher.reviews.index": waiting_in,
    "teacher.leavers.index": places_missing,
}
IN_SCHOOL: Mapping[str, Callable[[Viewer], int]] = {
    "school.concerns.index": new_concerns,
    "school.packages.index": schools_without_package,
}


NOT_IN_A_CLASS = frozenset({"school.packages.index"})
"""What is not counted on a page about a class: it is none of a lesson's business."""


def already_counted(endpoint: str, waiting: int) -> None:
    """Tell the rail of the page being made what its view knows."""
    g.setdefault("counted", {})[endpoint] = waiting


def waits_at(viewer: Viewer, endpoint: str, class_id: UUID | None) -> int:
    """How much waits at this page, in this class if the page is about one."""
    if endpoint in g.get("counted", {}):
        return int(g.counted[endpoint])
    if class_id is not None and endpoint in NOT_IN_A_CLASS:
        return 0
    if class_id is not None and endpoint in IN_CLASS:
        return IN_CLASS[endpoint](viewer, class_id)
    return IN_SCHOOL[endpoint](viewer) if endpoint in IN_SCHOOL else 0
