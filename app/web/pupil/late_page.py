"""A page that came in a sealed envelope: opened and looked through before the writer's lock.

The form is the one that a page in the browser is posted with, so that the two cannot drift.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from werkzeug.datastructures import MultiDict

from app.access.viewer import Viewer
from app.activities.queries import activity_for
from app.foundation.errors import NotFound
from app.foundation.pictures import CleanPicture, UnreadablePicture
from app.foundation.scope import school_scope
from app.foundation.sealing import keyring
from app.foundation.sound import CleanVoice, UnreadableVoice, clean_voice
from app.learning_log.actions import LateDraft
from app.learning_log.answers import EntryAnswers
from app.learning_log.queries import picture_file, voice_file
from app.media.models import StoredFile
from app.schools.looks import is_simple
from app.schools.queries import mode_of, options_for
from app.sync.envelopes import BadEnvelope, opened
from app.sync.queries import private_key
from app.sync.tickets import BadTicket, Ticket, read_ticket
from app.web.pupil.entry_form import EntryForm, kind_word
from app.web.pupil.screens import question_of, screens
from app.web.pupil.sent_pictures import cleaned

MOST_FIELDS = 100


@dataclass
class LatePage:
    """What a tablet sent: whose page, which version of it, and the answers."""

    envelope_id: UUID
    ticket: Ticket
    entry_id: UUID
    activity_id: UUID | None
    revision: int
    form: EntryForm
    picture: CleanPicture | None
    picture_id: UUID | None
    voice: CleanVoice | None
    voice_id: UUID | None
    draft_at: str = ""
    """The question a draft was left at; nothing when the child sent the page."""

    @property
    def is_draft(self) -> bool:
        """Whether the child was not done with it."""
        return bool(self.draft_at)

    def leave_out_what_is_off(self) -> tuple[str, ...]:
        """Let go of a photo or voice note where the school takes none any more; says which.

        What a school has decided holds from then on, also for what was made before and lay on a
        tablet: the words are kept, the rest is not.
        """
        if not (self.voice or (self.picture and self.form.is_photo())):
            return ()
        chosen, left_out = options_for(self.viewer), []
        if self.picture and self.form.is_photo() and not chosen.photos_on:
            self.picture = self.picture_id = None
            self.form.made.data = self.form.caption.data = ""
            left_out.append("photo")
        if self.voice and not chosen.voice_notes_on:
            self.voice = self.voice_id = None
            left_out.append("voice note")
        return tuple(left_out)

    def late_draft(self) -> LateDraft:
        """The answers so far. Ask for `answers()` first: it settles what was made."""
        return LateDraft(
            entry_id=self.entry_id,
            activity_id=self._activity_that_is_there(),
            revision=self.revision,
            answers=self.form.kept(),
            at_question=question_of(self.draft_at),
            begun_at=self.ticket.issued_at,
            spare_id=self.envelope_id,
        )

    def lacks(self) -> tuple[str, str] | None:
        """The first screen that still needs something, and the kind word that says what."""
        with school_scope(self.ticket.school_id):
            mode = mode_of(self.viewer, self.viewer.person)
        ks1 = is_simple(mode, self.ticket.nc_year)
        for screen in screens(self.form.picked_skills()):
            if word := kind_word(self.form, screen, ks1=ks1):
                return screen, word
        return None

    @cached_property
    def viewer(self) -> Viewer:
        """Who is asking: the ticket's child, by envelope."""
        return self.ticket.viewer()

    def answers(self) -> EntryAnswers:
        """What is saved. A drawing or voice note that is not this child's is left out."""
        if self.picture_id is not None:
            self.form.drawing.data = str(self.picture_id)
        elif not self._may_use(picture_file, self.form.drawing_id()):
            self.form.drawing.data = ""
        if self.voice_id is not None:
            self.form.voice.data = str(self.voice_id)
        elif not self._may_use(voice_file, self.form.voice_id()):
            self.form.voice.data = ""
        return self.form.answers(self.activity_id)

    def _activity_that_is_there(self) -> UUID | None:
        try:
            return self.activity_id and activity_for(self.viewer, self.activity_id).id
        except NotFound:
            return None

    def _may_use(self, lookup: Callable[[Viewer, UUID], StoredFile], named: UUID | None) -> bool:
        try:
            return named is None or bool(lookup(self.viewer, named))
        except NotFound:
            return False


def opened_page(outside: bytes, picture: bytes | None) -> LatePage:
    """Open what a tablet sent. Raises BadEnvelope when there is no telling whose it is."""
    envelope = opened(outside, picture, private_key)
    letter = envelope.letter
    try:
        ticket = read_ticket(letter["ticket"], keyring())
        entry_id = UUID(letter["entry"])
        activity_id = UUID(letter["activity"]) if letter.get("activity") else None
        revision = int(letter["revision"])
        form = _form(letter["fields"])
        draft_at = str(letter.get("draft") or "")
        drawn, spoken = _parts(envelope.picture or b"", int(letter.get("voice_bytes") or 0))
    except (BadTicket, KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise BadEnvelope("this letter is not one of ours") from error
    drawing, voice = _cleaned(drawn, form), _cleaned_voice(spoken)
    return LatePage(
        envelope_id=envelope.id,
        ticket=ticket,
        entry_id=entry_id,
        activity_id=activity_id,
        revision=revision,
        form=form,
        picture=drawing,
        # What is sent twice has the same id both times, so that the second time changes nothing.
        picture_id=uuid5(entry_id, sha256(drawn).hexdigest()) if drawing else None,
        voice=voice,
        voice_id=uuid5(entry_id, sha256(spoken).hexdigest()) if voice else None,
        draft_at=draft_at,
    )


def _form(fields: list[Any]) -> EntryForm:
    pairs = [(str(name), str(value)) for name, value in fields[:MOST_FIELDS]]
    form = EntryForm(formdata=MultiDict(pairs), meta={"csrf": False})
    form.settle_job()
    return form


def _parts(made: bytes, spoken: int) -> tuple[bytes, bytes]:
    """The picture, and the voice note that stands behind it in the binary part."""
    if not 0 <= spoken <= len(made):
        raise ValueError("a voice note longer than the envelope")
    at = len(made) - spoken
    return made[:at], made[at:]


def _cleaned(picture: bytes, form: EntryForm) -> CleanPicture | None:
    """The picture as it is kept. One that cannot be opened must not hold up the words."""
    if not picture:
        return None
    try:
        return cleaned(picture, is_photo=form.is_photo())
    except UnreadablePicture:
        return None


def _cleaned_voice(spoken: bytes) -> CleanVoice | None:
    try:
        return clean_voice(spoken) if spoken else None
    except UnreadableVoice:
        return None
