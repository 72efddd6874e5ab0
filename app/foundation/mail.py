"""Letters leave by the school's own mail server, if the service was told of one.

Plain text only: nothing is fetched when a letter is read, and nobody learns that it was.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from uuid import UUID

from app.foundation import clock
from config import MailServer

SECONDS_TO_WAIT = 20
FIRST_PERMANENT = 500
"""SMTP replies from here on are a no for good; those below say to try again (RFC 5321, 4.2.1)."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is sent, to one adult."""

    to: str
    subject: str
    text: str


class NotSent(Exception):
    """The letter was not taken; `for_good` when trying again would bring the same answer."""

    def __init__(self, *, for_good: bool) -> None:
        self.for_good = for_good
        super().__init__("for good" if for_good else "for now")


class _Installed:
    """The mail server of the running service: the domain never sees the configuration."""

    server: MailServer | None = None


def install(server: MailServer | None) -> None:
    """Say which mail server this process sends through, if any."""
    _Installed.server = server


def is_set_up() -> bool:
    """Whether letters can be sent at all."""
    return _Installed.server is not None


def send(letter: Letter, letter_id: UUID) -> None:
    """Hand a letter to the mail server. Sent again, it has the same Message-ID. Raises NotSent."""
    server = _Installed.server
    if server is None:
        raise NotSent(for_good=False)
    try:
        message = _message(letter, letter_id, server.sender)
    except (ValueError, LookupError, AttributeError):  # what the library says of no address
        raise NotSent(for_good=True) from None
    try:
        with _connected(server) as connection:
            connection.send_message(message)
    except smtplib.SMTPRecipientsRefused as refused:
        code, _words = next(iter(refused.recipients.values()))
        raise NotSent(for_good=code >= FIRST_PERMANENT) from None
    except (smtplib.SMTPException, OSError):
        raise NotSent(for_good=False) from None


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context(cafile=server.ca and str(server.ca))
    where = (server.host, server.port)
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            *where, timeout=SECONDS_TO_WAIT, context=context
        )
    else:
        connection = smtplib.SMTP(*where, timeout=SECONDS_TO_WAIT)
    with connection:
        if server.security == "starttls":
            connection.starttls(context=context)
        if server.user:
            connection.login(server.user, server.password)
        yield connection


def _message(letter: Letter, letter_id: UUID, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, letter.to, letter.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{letter_id}@{sender.rpartition('@')[2].rstrip('>')}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office is sent back
    message.set_content(letter.text)
    return message
