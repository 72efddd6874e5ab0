"""The picture that comes along with a page: a drawing made in it, or a photo that was taken.

A page has one picture, the one made last: so it fits one envelope, and nothing else needs telling.
"""

from collections.abc import Callable
from contextlib import closing

from flask import request
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from app.access.viewer import Viewer
from app.foundation.pictures import CleanPicture, UnreadablePicture, clean_drawing, clean_photo
from app.learning_log.actions import keep_drawing, keep_photo
from app.web.pupil.entry_form import PHOTO, EntryForm

_: Callable[..., str] = gettext


def keep_sent(viewer: Viewer, form: EntryForm, *, photos_on: bool) -> str:
    """Store the picture of this request and name it in the form.

    Says, in one kind sentence, why it cannot be kept; nothing when it is, or when none came.
    """
    photo = sent_file("photo") if photos_on else None
    sent = photo or sent_file("picture")
    if sent is None:
        return ""
    is_photo = photo is not None or form.is_photo()
    if is_photo and not photos_on:
        form.made.data = ""
        return _("Photos are off just now. Draw it or write it.")
    with closing(sent):
        raw = sent.read()
    try:
        picture = cleaned(raw, is_photo=is_photo)
    except UnreadablePicture:
        if is_photo:
            return _("We can not open this photo. Take it again.")
        return _("We can not open this picture. Draw it again.")
    keep = keep_photo if is_photo else keep_drawing
    form.drawing.data = str(keep(viewer, picture))
    form.made.data = PHOTO if is_photo else ""
    return ""


def cleaned(raw: bytes, *, is_photo: bool) -> CleanPicture:
    """The picture as it is kept. Raises UnreadablePicture."""
    return clean_photo(raw) if is_photo else clean_drawing(raw)


def sent_file(name: str) -> FileStorage | None:
    """A file that came with this request under this name."""
    file = request.files.get(name)
    return file if file is not None and file.filename else None
