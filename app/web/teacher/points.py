"""A box in which each line is a point of its own: a question, a step, something to bring."""

import re
from collections.abc import Iterable
from typing import Any

from wtforms import TextAreaField
from wtforms.validators import ValidationError

from app.web.forms import lines

LONGEST_POINT = 400
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")


class Points(TextAreaField):
    """Several points, one a line; bullets and numbers that were pasted along are left out."""

    def __init__(self, label: str, *, most: int, least: int = 0, **given: Any) -> None:
        """Take from `least` to `most` points."""
        super().__init__(label, filters=[lines], **given)
        self.most, self.least = most, least

    @property
    def points(self) -> tuple[str, ...]:
        """Each point, in order."""
        typed = (_BULLET.sub("", line).strip() for line in (self.data or "").splitlines())
        return tuple(point for point in typed if point)

    def pre_validate(self, _form: object) -> None:
        """Say so if there are too many points, or too few, or one is a whole page."""
        points = self.points
        if len(points) < self.least:
            raise ValidationError("Write at least one, on a line of its own.")
        if len(points) > self.most:
            raise ValidationError(f"Keep it to {self.most} lines; there are {len(points)}.")
        if any(len(point) > LONGEST_POINT for point in points):
            raise ValidationError(f"Keep each line to {LONGEST_POINT} characters.")


def as_points(points: Iterable[str]) -> str:
    """Points as the box shows them."""
    return "\n".join(points)
