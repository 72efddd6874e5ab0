"""The two codecs that tablets record speech in: what a stream says of itself, and its packets.

Opus is RFC 6716, its header RFC 7845; AAC-LC is ISO/IEC 14496-3.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass


class BadSound(ValueError):
    """Not a recording that we know how to read."""


OPUS_HEAD = b"OpusHead"
OPUS_RATE = 48_000
MOST_OPUS_TICKS = 5760
"""A packet holds at most 120 ms (RFC 6716, section 3.2.5)."""
MOST_OPUS_FRAME = 1275
SILK, HYBRID, CELT = (480, 960, 1920, 2880), (480, 960), (120, 240, 480, 960)
FIRST_HYBRID, FIRST_CELT = 12, 16

AAC_RATES = (
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
)  # fmt: skip
AAC_LC = 2
AAC_TICKS = 1024
MOST_AAC_FRAME = 768
"""For each channel: 6,144 bits, the size of a decoder's buffer."""


@dataclass(frozen=True)
class Opus:
    """A stream of Opus; `pre_skip` are the samples that a player leaves out at the start."""

    channels: int
    pre_skip: int
    rate: int = OPUS_RATE

    def ticks(self, packet: bytes) -> int:
        """How long a packet is, in samples. Raises BadSound for one that no encoder makes."""
        config, shape = packet[0] >> 3, packet[0] & 3
        frames = packet[1] & 63 if shape == 3 else (1, 2, 2)[shape]
        if config >= FIRST_CELT:
            frame = CELT[config & 3]
        else:
            frame = HYBRID[config & 1] if config >= FIRST_HYBRID else SILK[config & 3]
        ticks = frames * frame
        if not 0 < ticks <= MOST_OPUS_TICKS or len(packet) > frames * (MOST_OPUS_FRAME + 2) + 2:
            raise BadSound("a packet that is none")
        return ticks


@dataclass(frozen=True)
class Aac:
    """A stream of AAC-LC. `rate_index` is the place in the table of sampling rates."""

    channels: int
    rate_index: int

    @property
    def rate(self) -> int:
        """Samples in a second."""
        return AAC_RATES[self.rate_index]

    def ticks(self, packet: bytes) -> int:
        """How long a packet is, in samples: always the same."""
        if not 0 < len(packet) <= MOST_AAC_FRAME * self.channels:
            raise BadSound("a packet that is none")
        return AAC_TICKS


Codec = Opus | Aac


@dataclass(frozen=True)
class Stream:
    """What a file holds: one stream, and its packets in order."""

    codec: Codec
    packets: Iterator[bytes]


def opus_from(head: bytes) -> Opus:
    """The stream that an identification header tells of (RFC 7845, section 5.1)."""
    if not head.startswith(OPUS_HEAD):
        raise BadSound("no Opus")
    version, channels, pre_skip, _rate, _gain, family = struct.unpack_from("<BBHIhB", head, 8)
    if version >> 4 or channels not in {1, 2} or family:
        raise BadSound("an Opus that no tablet records")
    return Opus(channels, pre_skip)


def aac_from(config: bytes) -> Aac:
    """The stream that an AudioSpecificConfig tells of; only AAC-LC, mono or stereo."""
    (bits,) = struct.unpack_from(">H", config)
    kind, rate_index, channels, short = bits >> 11, bits >> 7 & 15, bits >> 3 & 15, bits >> 2 & 1
    if kind != AAC_LC or rate_index >= len(AAC_RATES) or channels not in {1, 2} or short:
        raise BadSound("an AAC that no tablet records")
    return Aac(channels, rate_index)
