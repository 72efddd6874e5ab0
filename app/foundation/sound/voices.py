"""A voice note from outside: bounded, read, and written anew without what else the file said.

Nothing of the file that came in survives but its packets of sound. They are not decoded: the only
libraries that can would more than double what is installed (docs/decisions/024).
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from app.foundation.sound import m4a, mp4, ogg, webm
from app.foundation.sound.codecs import BadSound, Codec, Stream

MOST_BYTES = 2_000_000
"""A minute of speech takes 0.3 MB; some tablets pay no heed to how little they are asked for."""
MOST_SECONDS = 60
GRACE = 2
"""A tablet that stops at 60 seconds may have recorded a little more. It is cut off."""


class UnreadableVoice(ValueError):
    """Not a voice note that can be kept."""


class TooLong(UnreadableVoice):
    """More than a minute, or more bytes than a minute takes."""


@dataclass(frozen=True)
class CleanVoice:
    """A voice note as it is kept, and its length: 1 to 60 whole seconds."""

    data: bytes
    seconds: int
    media_type: str = m4a.MEDIA_TYPE


def clean_voice(raw: bytes) -> CleanVoice:
    """Speech that a tablet recorded. Raises UnreadableVoice, TooLong among them."""
    if len(raw) > MOST_BYTES:
        raise TooLong
    try:
        stream = _reader(raw)(raw)
        packets, seconds = _kept(stream.codec, _whole(stream.packets))
    except UnreadableVoice:
        raise
    except (BadSound, struct.error, IndexError, KeyError) as error:
        raise UnreadableVoice from error
    return CleanVoice(m4a.written(stream.codec, packets), seconds)


def _reader(raw: bytes) -> Callable[[bytes], Stream]:
    if raw.startswith(webm.MAGIC):
        return webm.stream_in
    if raw.startswith(ogg.MAGIC):
        return ogg.stream_in
    if raw[4:8] == mp4.MAGIC:
        return mp4.stream_in
    raise BadSound("no file that a tablet records")


def _whole(packets: Iterator[bytes]) -> Iterator[bytes]:
    """As far as the file goes: of a recording that broke off, what is there is kept."""
    with suppress(BadSound, struct.error, IndexError):
        yield from packets


def _kept(codec: Codec, packets: Iterable[bytes]) -> tuple[list[bytes], int]:
    """The packets of the first minute, and how many seconds they last."""
    most = MOST_SECONDS * codec.rate
    kept, length, came, size = [], 0, 0, 0
    for packet in packets:
        came, size = came + codec.ticks(packet), size + len(packet)
        if size > MOST_BYTES:
            raise BadSound("the same bytes again and again")
        if came <= most:
            kept.append(packet)
            length = came
        elif came > most + GRACE * codec.rate:
            raise TooLong
    if not kept:
        raise BadSound("silence")
    return kept, max(1, round(length / codec.rate))
