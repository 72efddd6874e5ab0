"""Writing an M4A: a new MP4 (ISO/IEC 14496-12) with one stream and nothing else that could be said.

No time, no device, no name: what is not written here is not there.
"""

import struct
from collections.abc import Sequence
from itertools import groupby

from app.foundation.sound.codecs import AAC_LC, Aac, Codec

MEDIA_TYPE = "audio/mp4"
THOUSAND = 1000
EVEN = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
"""The matrix that turns and stretches nothing."""
NO_LANGUAGE = 0x55C4
FULL_VOLUME = 0x0100


def written(codec: Codec, packets: Sequence[bytes]) -> bytes:
    """A file of these packets, the index before the sound."""
    kind = _box(b"ftyp", b"M4A ", struct.pack(">I", 0), b"M4A mp42isom")
    length = len(_movie(codec, packets, 0))
    movie = _movie(codec, packets, len(kind) + length + 8)
    return kind + movie + _box(b"mdat", *packets)


def _movie(codec: Codec, packets: Sequence[bytes], at: int) -> bytes:
    ticks = [codec.ticks(packet) for packet in packets]
    short = THOUSAND * sum(ticks) // codec.rate
    head = struct.pack(">IIIIIHH8x9I24xI", 0, 0, THOUSAND, short, 0x10000, 0x100, 0, *EVEN, 2)
    track = struct.pack(">IIIII8xHHHH9III", 0, 0, 1, 0, short, 0, 0, FULL_VOLUME, 0, *EVEN, 0, 0)
    media = struct.pack(">IIIIHH", 0, 0, codec.rate, sum(ticks), NO_LANGUAGE, 0)
    return _box(
        b"moov",
        _full(b"mvhd", head),
        _box(
            b"trak",
            _full(b"tkhd", track, flags=7),
            _box(
                b"mdia",
                _full(b"mdhd", media),
                _full(b"hdlr", struct.pack(">I4s12xB", 0, b"soun", 0)),
                _box(
                    b"minf",
                    _full(b"smhd", bytes(4)),
                    _box(b"dinf", _table(b"dref", [_full(b"url ", b"", flags=1)])),
                    _samples(codec, packets, ticks, at),
                ),
            ),
        ),
    )


def _samples(codec: Codec, packets: Sequence[bytes], ticks: Sequence[int], at: int) -> bytes:
    runs = [(len(list(same)), length) for length, same in groupby(ticks)]
    sizes = [struct.pack(">I", len(packet)) for packet in packets]
    return _box(
        b"stbl",
        _table(b"stsd", [_entry(codec)]),
        _table(b"stts", [struct.pack(">II", *run) for run in runs]),
        _table(b"stsc", [struct.pack(">III", 1, len(packets), 1)]),
        _full(b"stsz", struct.pack(">II", 0, len(packets)), *sizes),
        _table(b"stco", [struct.pack(">I", at)]),
    )


def _entry(codec: Codec) -> bytes:
    sound = struct.pack(">6xH8xHHIHH", 1, codec.channels, 16, 0, codec.rate, 0)
    if isinstance(codec, Aac):
        return _box(b"mp4a", sound, _full(b"esds", _descriptors(codec)))
    told = struct.pack(">BBHIhB", 0, codec.channels, codec.pre_skip, codec.rate, 0, 0)
    return _box(b"Opus", sound, _box(b"dOps", told))


def _descriptors(codec: Aac) -> bytes:
    bits = AAC_LC << 11 | codec.rate_index << 7 | codec.channels << 3
    specific = _descriptor(5, struct.pack(">H", bits))
    decoder = _descriptor(4, struct.pack(">BB3xII", 0x40, 0x15, 0, 0) + specific)
    return _descriptor(3, struct.pack(">HB", 0, 0) + decoder + _descriptor(6, b"\x02"))


def _descriptor(tag: int, content: bytes) -> bytes:
    return bytes((tag, len(content))) + content


def _table(kind: bytes, rows: Sequence[bytes]) -> bytes:
    return _full(kind, struct.pack(">I", len(rows)), *rows)


def _full(kind: bytes, *content: bytes, flags: int = 0) -> bytes:
    return _box(kind, struct.pack(">I", flags), *content)


def _box(kind: bytes, *content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + sum(map(len, content)), kind) + b"".join(content)
