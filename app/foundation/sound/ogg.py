"""Reading Ogg (RFC 3533) with Opus in it (RFC 7845), as older Firefoxes record it."""

import struct
from collections.abc import Iterator

from app.foundation.sound.codecs import BadSound, Stream, opus_from

MAGIC = b"OggS"
HEADER = struct.Struct("<4sBBqIIIB")
WHOLE = 255
"""A piece of this length goes on in the next."""
TAGS = b"OpusTags"
LONGEST = 64 * 1024
"""Tags may be long; no packet of sound is."""


def stream_in(raw: bytes) -> Stream:
    """The one stream of an Ogg file."""
    packets = _packets(raw)
    codec = opus_from(next(packets, b""))
    if not next(packets, b"").startswith(TAGS):
        raise BadSound("no tags")
    return Stream(codec, packets)


def _packets(raw: bytes) -> Iterator[bytes]:
    at, serial, begun = 0, None, b""
    while at < len(raw):
        magic, version, _kind, _granule, of, _page, _crc, count = HEADER.unpack_from(raw, at)
        if magic != MAGIC or version or serial not in {None, of}:
            raise BadSound("no page, or one of another stream")
        serial = of
        at += HEADER.size
        lengths = raw[at : at + count]
        at += count
        if len(lengths) < count:
            raise BadSound("cut off")
        for length in lengths:
            if len(begun) > LONGEST or at + length > len(raw):
                raise BadSound("a packet that never ends, or is cut off")
            begun += raw[at : at + length]
            at += length
            if length < WHOLE:
                yield begun
                begun = b""
