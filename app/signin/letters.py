"""The words of the letters that are sent to staff. A link in them works once."""

from datetime import datetime

from app.foundation import clock
from app.foundation.mail import Letter

FOOT = """\
If you did not expect this, you need not do anything: without the link nothing changes.
Nobody reads replies to this address."""


def invitation_letter(
    *, to: str, name: str, school: str, link: str, until: datetime, has_account: bool
) -> Letter:
    """A place at a school is offered."""
    do = (
        "Open this link, and give the password you have and a new one:"
        if has_account
        else "Open this link and choose a password:"
    )
    return Letter(
        to=to,
        subject=f"Your place in the Career Learning Log of {school}",
        text=f"""\
Dear {name},

{school} uses the Career Learning Log, where children write about the people they meet and the
jobs those people do. A place is kept for you.

{do}
{link}

It works once, until {_when(until)}.

{FOOT}
""",
    )


def password_letter(*, to: str, name: str, link: str, until: datetime) -> Letter:
    """A new password was asked for."""
    return Letter(
        to=to,
        subject="A new password for the Career Learning Log",
        text=f"""\
Dear {name},

Somebody asked for a new password for this address. Open this link to choose one:
{link}

It works once, until {_when(until)}. Your password stays as it is until then.

{FOOT}
""",
    )


def _when(at: datetime) -> str:
    there = clock.local(at)
    return f"{there:%H:%M} on {there:%A} {there.day} {there:%B}"
