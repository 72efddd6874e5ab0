"""Sealed envelopes from a tablet's outbox, whoever holds the tablet now.

No cookie and no token against forgery: the sender has no authority of its own. All it may do is
what the ticket inside allows, which is to save one child's page.
"""

from datetime import timedelta

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from app.access.permissions import Permission
from app.access.policy import may
from app.foundation import clock
from app.foundation.database import reading
from app.foundation.errors import NotFound, Refused
from app.foundation.scope import school_scope
from app.learning_log.actions import (
    keep_drawing,
    keep_photo,
    keep_voice_note,
    note_left_out,
    receive_draft,
    receive_entry,
)
from app.learning_log.answers import EntryAnswers, fits
from app.sync.actions import keep_refused
from app.sync.envelopes import MOST_LETTER_BYTES, MOST_PICTURE_BYTES, BadEnvelope
from app.sync.queries import has_enough_waiting, standing_of_pupil
from app.web import devices
from app.web.flood import Flood
from app.web.guard import allow
from app.web.pupil.late_page import LatePage, opened_page

envelopes = Blueprint("envelopes", __name__, url_prefix="/envelopes")
bad_ones = Flood(most=100, within=timedelta(minutes=10))

MOST_BYTES = MOST_PICTURE_BYTES + MOST_LETTER_BYTES + 64 * 1024
"""Both parts, and what the multipart form adds."""

PUT_AWAY = "Your teacher has put this page away. Ask your teacher."
CREATED, OK, KEPT, BAD, LACKING, TOO_MANY = 201, 200, 202, 400, 422, 429


@envelopes.post("")
@allow(Permission.OPEN)
def new() -> ResponseReturnValue:
    """Take in one envelope: 201 the first time, 200 again, 202 if a teacher must decide."""
    request.max_content_length = MOST_BYTES
    if bad_ones.is_on(devices.address()):
        return jsonify(wait=True), TOO_MANY
    try:
        with reading():
            page = opened_page(_part("envelope") or b"", _part("picture"))
    except BadEnvelope:
        bad_ones.note(devices.address())
        return jsonify(stuck=True), BAD
    if request.form.get("asks") == "now" and (lacks := page.lacks()):
        return jsonify(id=page.envelope_id, at=lacks[0], say=lacks[1]), LACKING
    with school_scope(page.ticket.school_id):
        status = _taken_in(page)
    return jsonify(id=page.envelope_id, **({"say": PUT_AWAY} if status == KEPT else {})), status


def _part(name: str) -> bytes | None:
    sent = request.files.get(name)
    return sent.read() if sent else None


def _taken_in(page: LatePage) -> int:
    """Save the page; what cannot be saved is kept for an adult. Says which, as a status."""
    standing = standing_of_pupil(page.viewer)
    if standing == "unknown" or not may(page.viewer, Permission.LOG_WRITE_OWN):
        return KEPT  # The school has erased this child: there is nobody to keep it for.
    note_left_out(page.viewer, page.entry_id, page.leave_out_what_is_off())
    answers = page.answers()
    if standing == "left":
        reason = "left"
    elif not page.ticket.is_good(clock.now()):
        reason = "expired"
    elif not (page.is_draft or fits(answers)):
        reason = "too_long"
    else:
        try:
            return _saved(page, answers)
        except NotFound:
            reason = "moved"
        except Refused:
            reason = "too_long" if page.is_draft else "put_away"
    if has_enough_waiting(page.viewer):
        return TOO_MANY
    drawn = page.picture.data if page.picture else None
    spoken = page.voice.data if page.voice else None
    keep_refused(page.viewer, "entry", page.entry_id, reason, answers.content(), drawn, spoken)
    return KEPT


def _saved(page: LatePage, answers: EntryAnswers) -> int:
    if page.picture:
        keep = keep_photo if page.form.is_photo() else keep_drawing
        keep(page.viewer, page.picture, page.picture_id)
    if page.voice:
        keep_voice_note(page.viewer, page.voice, page.voice_id)
    if page.is_draft:
        receive_draft(page.viewer, page.late_draft())
        return OK
    saved = receive_entry(page.viewer, page.entry_id, answers, page.revision)
    return OK if saved.repeated else CREATED
