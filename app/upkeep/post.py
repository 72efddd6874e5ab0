"""The post: letters that are due are sent, outside of any transaction."""

import structlog

from app.access.viewer import commanded
from app.audit.actions import record
from app.foundation import mail
from app.foundation.database import db, reading, writing
from app.foundation.scope import school_scope
from app.foundation.sealing import NO_SCHOOL
from app.signin.actions.links import send_password_link
from app.tasks import outgoing

log = structlog.get_logger()


def send_due() -> int:
    """Send every letter that is due; returns how many went. Nothing without a mail server."""
    sent = 0
    while mail.is_set_up() and (due := _taken_up()) is not None:
        if due.kind == "link":
            _answer(due)
        else:
            sent += _send(due)
    return sent


def _taken_up() -> outgoing.Due | None:
    with reading():
        if not outgoing.anything_due():
            return None
    with writing():
        due = outgoing.take_up()
        db.session.commit()
    return due


def _answer(due: outgoing.Due) -> None:
    """Somebody asked for a link: the letter, if there is anybody, is due at once."""
    with writing(), school_scope(NO_SCHOOL):
        outgoing.answered(due)
        send_password_link(due.body["email"], due.body["address"])
        db.session.commit()


def _send(due: outgoing.Due) -> bool:
    failed = None
    try:
        mail.send(mail.Letter(**due.body), due.id)
    except mail.NotSent as refused:
        log.warning("mail", error="not sent", for_good=refused.for_good)
        failed = refused
    with writing(), school_scope(due.school_id):
        if failed is None:
            outgoing.sent(due)
            record(commanded(due.school_id, "upkeep"), "letter sent", "account", due.about_id)
        else:
            outgoing.not_sent(due, for_good=failed.for_good)
        db.session.commit()
    return failed is None
