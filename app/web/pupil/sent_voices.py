"""The voice note that comes along with a page: what the child said instead of writing it."""

from collections.abc import Callable
from contextlib import closing

from flask_babel import gettext

from app.access.viewer import Viewer
from app.foundation.sound import MOST_BYTES, TooLong, UnreadableVoice, clean_voice
from app.learning_log.actions import keep_voice_note
from app.web.pupil.entry_form import EntryForm
from app.web.pupil.sent_pictures import sent_file

_: Callable[..., str] = gettext


def keep_spoken(viewer: Viewer, form: EntryForm, *, voice_on: bool) -> str:
    """Store the voice note of this request and name it in the form.

    Says, in one kind sentence, why it cannot be kept; nothing when it is, or when none came.
    """
    sent = sent_file("recording")
    if sent is None:
        return ""
    with closing(sent):
        raw = sent.read(MOST_BYTES + 1)
    if not voice_on:
        return _("We can not keep what you say just now. Write it or draw it.")
    try:
        voice = clean_voice(raw)
    except TooLong:
        return _("That was too long. Say it again, but shorter.")
    except UnreadableVoice:
        return _("We can not hear this. Say it again.")
    form.voice.data = str(keep_voice_note(viewer, voice))
    return ""
