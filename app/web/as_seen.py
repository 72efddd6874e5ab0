"""What a page showed when it was made: whoever saves on top of a colleague's change is told.

For what has no version of its own: a choice, a name, a few ticks. Pressed once more, it is saved.
"""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from flask import request
from wtforms import HiddenField

from app.foundation.turns import lock_of, take_turn_at
from app.web.forms import Form
from app.web.transactions import READING

DIGITS = 16
OVERTAKEN = 409


def fingerprint(stands: Iterable[object]) -> str:
    """A short sign of what stands now, in any order; it is no secret."""
    words = "\0".join(sorted(str(part) for part in stands))
    return sha256(words.encode()).hexdigest()[:DIGITS]


def one_at_a_time(record_id: UUID) -> None:
    """Before a save looks at what stands: wait for whoever saves the same in this moment."""
    if request.method not in READING:
        take_turn_at(lock_of(record_id))


def is_overtaken(stands: Iterable[object]) -> bool:
    """Whether what stands is not what the page of a button showed: it sends `seen`."""
    return request.form.get("seen") != fingerprint(stands)


class SeenForm(Form):
    """A form that carries what stood when its page was made; begin it with `seen=fingerprint()`."""

    seen = HiddenField()

    def is_overtaken(self, stands: Iterable[object]) -> bool:
        """Whether something else stands by now. From here on the form knows of it."""
        now = fingerprint(stands)
        overtaken = bool(self.seen.data != now)
        self.seen.data, self.seen.raw_data = now, None
        return overtaken
