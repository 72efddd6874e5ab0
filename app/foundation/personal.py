"""Every column that holds something about a person says so, where it is declared.

The build fails for a column that does not, and for one whose note says less than why, how long and
who.
"""

from typing import TypedDict

NOTE = "personal"

WHILE_AT_SCHOOL = "while at the school, then until the log has been handed on and the grace is over"
A_DAY = "a day"
WHILE_EMPLOYED = "while the adult has an account"
AS_AUDIT = "as long as the trail of who did what"

PUPIL_AND_STAFF = "the pupil and the staff of the pupil's class and school"
STAFF = "the staff of the pupil's class and school"
NOBODY = "nobody reads it; the service compares it"


class PersonalNote(TypedDict):
    """Why a column holds personal data, how long, and who sees it."""

    why: str
    kept: str
    seen_by: str


def personal(*, why: str, kept: str = WHILE_AT_SCHOOL, seen_by: str = STAFF) -> dict[str, object]:
    """The `info` of a column that holds something about a person."""
    return {NOTE: PersonalNote(why=why, kept=kept, seen_by=seen_by)}


def not_personal(because: str) -> dict[str, object]:
    """The `info` of a text column that could be mistaken for personal data, and why it is none."""
    return {NOTE: None, "because": because}
