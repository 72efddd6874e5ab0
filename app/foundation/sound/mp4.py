"""Reading MP4 (ISO/IEC 14496-12), in fragments or whole, as Safari records it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from app.foundation.sound.codecs import OPUS_HEAD, BadSound, Codec, Stream, aac_from, opus_from

MAGIC = b"ftyp"
"""After four bytes that say how long the first box is."""

ENTRY = 28
"""What an audio sample entry says before its own boxes begin."""
ES, DECODER, SPECIFIC = 3, 4, 5
AAC = 0x40


@dataclass(frozen=True)
class Box:
    """A box: its kind, and where its content begins and ends."""

    raw: bytes
    kind: bytes
    start: int
    at: int
    end: int

    def boxes(self, skip: int = 0) -> Iterator["Box"]:
        """The boxes within it, after `skip` bytes of its own."""
        return _boxes(self.raw, self.at + skip, self.end)

    def all(self, kind: bytes) -> list["Box"]:
        """Those within it of one kind."""
        return [box for box in self.boxes() if box.kind == kind]

    def one(self, *kinds: bytes) -> "Box":
        """The box at the end of a path, each step of which there is once."""
        found = self
        for kind in kinds:
            boxes = found.all(kind)
            if len(boxes) != 1:
                raise BadSound(f"{len(boxes)} of {kind!r}")
            found = boxes[0]
        return found

    def numbers(self, layout: str, offset: int = 0) -> tuple[int, ...]:
        """Numbers at a place in its content; never from beyond its end."""
        if self.at + offset + struct.calcsize(layout) > self.end:
            raise BadSound("cut off")
        return struct.unpack_from(layout, self.raw, self.at + offset)


def stream_in(raw: bytes) -> Stream:
    """The one stream of an MP4 file: AAC-LC or Opus."""
    whole = Box(raw, b"", 0, 0, len(raw))
    movie = whole.one(b"moov")
    table = movie.one(b"trak", b"mdia", b"minf", b"stbl")
    extends = movie.one(b"mvex", b"trex").numbers(">16xI")[0] if movie.all(b"mvex") else 0
    fragments = (_fragment(box, extends) for box in whole.all(b"moof"))
    places = chain(_in_tables(table), chain.from_iterable(fragments))
    return Stream(_codec(table.one(b"stsd")), (_cut(raw, at, size) for at, size in places))


def _boxes(raw: bytes, at: int, end: int) -> Iterator[Box]:
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", raw, at)
        head = 8
        if size == 1:
            (size,), head = struct.unpack_from(">Q", raw, at + 8), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise BadSound("cut off")
        yield Box(raw, kind, at, at + head, at + size)
        at += size


def _cut(raw: bytes, at: int, size: int) -> bytes:
    if not (at >= 0 and 0 < size <= len(raw) - at):
        raise BadSound("a sample that is not there")
    return raw[at : at + size]


def _codec(described: Box) -> Codec:
    entries = list(described.boxes(8))
    if len(entries) != 1:
        raise BadSound("more than one way of reading it")
    [entry] = entries
    inner = {box.kind: box for box in entry.boxes(ENTRY)}
    if entry.kind == b"mp4a" and b"esds" in inner:
        return aac_from(_config(inner[b"esds"]))
    if entry.kind == b"Opus" and b"dOps" in inner:
        version, channels, skip, rate, gain, family = inner[b"dOps"].numbers(">BBHIhB")
        return opus_from(
            OPUS_HEAD + struct.pack("<BBHIhB", version + 1, channels, skip, rate, gain, family)
        )
    raise BadSound("a codec that no tablet records")


def _config(described: Box) -> bytes:
    """The AudioSpecificConfig within an elementary stream descriptor (ISO/IEC 14496-1)."""
    raw, at = described.raw[: described.end], described.at + 4
    at = _descriptor(raw, at, ES)
    if raw[at + 2] & 0xE0:
        raise BadSound("a stream that leans on another")
    at = _descriptor(raw, at + 3, DECODER)
    if raw[at] != AAC:
        raise BadSound("not AAC")
    return raw[_descriptor(raw, at + 13, SPECIFIC) :]


def _descriptor(raw: bytes, at: int, tag: int) -> int:
    """Where the content of the descriptor that begins here begins."""
    if raw[at] != tag:
        raise BadSound("another descriptor")
    for _ in range(4):
        at += 1
        if raw[at] < 0x80:
            return at + 1
    raise BadSound("a descriptor without end")


def _in_tables(table: Box) -> Iterator[tuple[int, int]]:
    """Where each sample lies and its size, in a file that was written whole."""
    sizes = table.one(b"stsz")
    same, count = sizes.numbers(">4xII")
    wide = bool(table.all(b"co64"))
    offsets = table.one(b"co64" if wide else b"stco")
    runs = table.one(b"stsc")
    (chunks,), (changes,) = offsets.numbers(">4xI"), runs.numbers(">4xI")
    sample, chunk = 0, 0
    steps = (runs.numbers(">II4x", 8 + 12 * number) for number in range(changes))
    for (first, each), (until, _) in pairwise(chain(steps, [(chunks + 1, 0)])):
        if not chunk < first <= until or not each:
            raise BadSound("a table that does not add up")
        for chunk in range(first, until):
            (at,) = offsets.numbers(">Q" if wide else ">I", 8 + (8 if wide else 4) * (chunk - 1))
            for _ in range(each):
                if sample == count:
                    return
                size = same or sizes.numbers(">I", 12 + 4 * sample)[0]
                yield at, size
                at, sample = at + size, sample + 1


def _fragment(movie: Box, usual: int) -> Iterator[tuple[int, int]]:
    """Where each sample of a fragment lies, and its size."""
    part = movie.one(b"traf")
    head = part.one(b"tfhd")
    (flags,) = head.numbers(">I")
    at, offset = movie.start, 8
    if flags & 1:
        (at,), offset = head.numbers(">Q", offset), offset + 8
    offset += 4 * ((flags >> 1 & 1) + (flags >> 3 & 1))
    if flags & 0x10:
        (usual,) = head.numbers(">I", offset)
    base = at
    for run in part.all(b"trun"):
        flags, count = run.numbers(">II")
        offset = 8
        if flags & 1:
            at, offset = base + run.numbers(">i", offset)[0], offset + 4
        offset += flags & 4
        fields = [flags >> bit & 1 for bit in (8, 9, 10, 11)]
        for _ in range(count):
            size = run.numbers(">I", offset + 4 * fields[0])[0] if fields[1] else usual
            yield at, size
            at, offset = at + size, offset + 4 * sum(fields)
