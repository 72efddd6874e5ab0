"""A recording for tests: silence in Opus, as long as is asked for, with a secret in its tags."""

import io
import struct
from hashlib import sha256

from app.foundation.database import db
from app.foundation.sound import clean_voice
from app.learning_log.models import Entry, EntryPicture
from app.media import storage
from app.media.models import StoredFile

SECRET = b"Madeup Road"

HEAD = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48_000, 0, 0)
TAGS = b"OpusTags" + struct.pack("<I", 0) + struct.pack("<II", 1, len(SECRET)) + SECRET
QUIET = b"\xf8\xff\xfe"
"""20 ms of nothing to hear."""


def speech(seconds: float = 3, tags: bytes = TAGS) -> bytes:
    """An Ogg file."""
    packets = [QUIET] * round(seconds * 50)
    pages = [[HEAD], [tags], *(packets[at : at + 50] for at in range(0, len(packets), 50))]
    return b"".join(_page(number, page) for number, page in enumerate(pages))


def recording(seconds: float = 3) -> tuple[io.BytesIO, str]:
    """The same, as a form sends it."""
    return io.BytesIO(speech(seconds)), "voice"


def said_on(page: Entry, seconds: int = 3) -> StoredFile:
    """A voice note on this page."""
    voice = clean_voice(speech(seconds))
    made = StoredFile(
        school_id=page.school_id,
        pupil_id=page.pupil_id,
        sha256=sha256(voice.data).hexdigest(),
        kind="voice",
        media_type=voice.media_type,
        bytes=len(voice.data),
        width=0,
        height=0,
        seconds=voice.seconds,
    )
    db.session.add(made)
    db.session.flush()
    storage.write(page.school_id, made.id, voice.data)
    on_page = EntryPicture(school_id=page.school_id, entry_id=page.id, position=2, file_id=made.id)
    db.session.add(on_page)
    db.session.flush()
    return made


def _page(number: int, packets: list[bytes]) -> bytes:
    lengths = bytes(
        piece
        for packet in packets
        for piece in (*([255] * (len(packet) // 255)), len(packet) % 255)
    )
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, 0, 0, 7, number, 0, len(lengths))
    return head + lengths + b"".join(packets)
