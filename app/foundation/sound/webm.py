"""Reading WebM (a profile of Matroska, RFC 9559), as Chromium and Firefox record it."""

from collections.abc import Iterator

from app.foundation.sound.codecs import BadSound, Stream, opus_from

MAGIC = b"\x1a\x45\xdf\xa3"

SEGMENT, TRACKS, TRACK, CLUSTER, GROUP = 0x18538067, 0x1654AE6B, 0xAE, 0x1F43B675, 0xA0
NUMBER, CODEC, PRIVATE, ENCODINGS = 0xD7, 0x86, 0x63A2, 0x6D80
BLOCK, SIMPLE_BLOCK = 0xA1, 0xA3
OPENED = frozenset({SEGMENT, TRACKS, TRACK, CLUSTER, GROUP})
"""What is read as if its content stood beside it: a recorder leaves their sizes open."""

LONGEST_NAME, LONGEST_SIZE = 4, 8
LACING = 0x06


def stream_in(raw: bytes) -> Stream:
    """The one stream of a WebM file: Opus, neither laced nor encoded further."""
    head: dict[int, bytes] = {}
    for name, content in _elements(raw):
        if name == CLUSTER:
            break
        if name in {TRACK, NUMBER, CODEC, PRIVATE, ENCODINGS} and name in head:
            raise BadSound("more than one stream")
        head[name] = content
    if head.get(CODEC) != b"A_OPUS" or ENCODINGS in head:
        raise BadSound("not Opus")
    number = int.from_bytes(head[NUMBER])
    return Stream(opus_from(head[PRIVATE]), _packets(raw, number))


def _packets(raw: bytes, number: int) -> Iterator[bytes]:
    for name, content in _elements(raw):
        if name in {BLOCK, SIMPLE_BLOCK}:
            track, at = _number(content, 0, LONGEST_SIZE)
            if track != number or content[at + 2] & LACING:
                raise BadSound("a block that no tablet records")
            yield content[at + 3 :]


def _elements(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Every element in turn, by name; those that hold others come empty, before what they hold."""
    at = 0
    while at < len(raw):
        name, at = _number(raw, at, LONGEST_NAME, with_length=True)
        size, at = _number(raw, at, LONGEST_SIZE)
        if name in OPENED:
            yield name, b""
            continue
        if size is None or name is None or at + size > len(raw):
            raise BadSound("cut off")
        yield name, raw[at : at + size]
        at += size


def _number(
    raw: bytes, at: int, longest: int, *, with_length: bool = False
) -> tuple[int | None, int]:
    """A number of variable length (RFC 8794, section 4), and where it ends; none means unknown."""
    length = 9 - raw[at].bit_length()
    if length > longest or at + length > len(raw):
        raise BadSound("no number")
    value = int.from_bytes(raw[at : at + length])
    if with_length:
        return value, at + length
    most = (1 << 7 * length) - 1
    value &= most
    return None if value == most else value, at + length
