"""Voice notes from outside: a minute at most, nothing but sound, whatever a tablet records in.

The recordings beside this file are of Chromium's own test tone, and of a tone of 440 Hz that was
written with `Madeup Road` for its place.
"""

import struct
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.foundation.sound import TooLong, UnreadableVoice, clean_voice
from app.foundation.sound.mp4 import stream_in
from app.foundation.sound.voices import MOST_BYTES
from tests.support.speech import QUIET, SECRET, speech

RECORDED = Path(__file__).with_name("recordings")
ALL = sorted(path.name for path in RECORDED.iterdir())
TAGGED = ["fragments.mp4", "tagged.webm", "tone.ogg", "whole.mp4"]


@pytest.mark.parametrize(("name", "seconds"), [(n, 3 if "chr" in n else 1) for n in ALL])
def test_what_tablets_record_is_kept_in_one_format_and_measured(name, seconds):
    kept = clean_voice(recorded(name))
    assert (kept.media_type, kept.seconds) == ("audio/mp4", seconds)
    assert kept.data[4:12] == b"ftypM4A "


@pytest.mark.parametrize("name", TAGGED)
def test_nothing_that_was_written_beside_the_sound_is_kept(name):
    assert SECRET in recorded(name)
    assert SECRET not in clean_voice(recorded(name)).data


def test_neither_the_program_nor_the_time_of_the_recording_is_kept():
    assert b"Chrome" in recorded("chromium.webm")
    kept = clean_voice(recorded("chromium.webm")).data
    assert b"Chrome" not in kept
    created = kept.index(b"mvhd") + 8
    assert kept[created : created + 8] == bytes(8)


@pytest.mark.parametrize("name", ALL)
def test_what_is_kept_can_be_read_again_and_stays_as_it_is(name):
    kept = clean_voice(recorded(name)).data
    assert clean_voice(kept).data == kept


def test_every_packet_of_sound_comes_through_as_it_was():
    kept = clean_voice(speech(2)).data
    assert list(stream_in(kept).packets) == [QUIET] * 100


def test_what_a_slow_tablet_recorded_beyond_a_minute_is_cut_off():
    assert clean_voice(speech(60)).seconds == 60
    kept = clean_voice(speech(61.5))
    assert len(list(stream_in(kept.data).packets)) == 60 * 50


def test_what_is_longer_than_a_minute_is_refused():
    with pytest.raises(TooLong):
        clean_voice(speech(63))


def test_what_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(TooLong):
        clean_voice(b"OggS" + bytes(MOST_BYTES))


def test_half_a_second_counts_as_one():
    assert clean_voice(speech(0.2)).seconds == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no sound",
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"\x1a\x45\xdf\xa3",
        b"OggS",
        b"\x00\x00\x00\x08ftyp",
        speech(0),
        speech(1, tags=b"no tags"),
    ],
)
def test_what_is_no_recording_is_refused(raw):
    with pytest.raises(UnreadableVoice):
        clean_voice(raw)


@pytest.mark.parametrize(
    ("name", "here", "there"),
    [
        ("chromium.webm", b"A_OPUS", b"V_MPEG"),
        ("chromium.webm", b"OpusHead\x01\x01", b"OpusHead\x01\x06"),
        ("chromium.mp4", b"dOps", b"dXps"),
        ("whole.mp4", b"mp4a", b"avc1"),
        ("whole.mp4", b"soun", b"soun"[:3]),
        ("fragments.mp4", b"trak", b"tzak"),
    ],
)
def test_another_codec_or_a_damaged_index_is_refused(name, here, there):
    raw = recorded(name)
    assert here in raw
    with pytest.raises(UnreadableVoice):
        clean_voice(raw.replace(here, there, 1))


@pytest.mark.parametrize("name", ["chromium.webm", "tone.ogg"])
def test_a_recording_that_broke_off_is_heard_as_far_as_it_goes(name):
    raw = recorded(name)
    whole = list(stream_in(clean_voice(raw).data).packets)
    part = list(stream_in(clean_voice(raw[: len(raw) * 2 // 3]).data).packets)
    assert 0 < len(part) < len(whole)
    assert part == whole[: len(part)]


@pytest.mark.parametrize("name", ALL)
def test_what_was_cut_off_is_refused_or_shorter_and_never_anything_else(name):
    raw = recorded(name)
    for end in range(0, len(raw), 97):
        assert fits_or_is_refused(raw[:end])


@settings(max_examples=200)
@given(name=st.sampled_from(ALL), at=st.integers(0, 1200), bytes_=st.binary(min_size=1, max_size=8))
def test_damage_anywhere_is_refused_or_bounded_and_never_anything_else(name, at, bytes_):
    raw = recorded(name)
    assert fits_or_is_refused(raw[:at] + bytes_ + raw[at + len(bytes_) :])


def test_a_small_file_that_shows_the_same_bytes_again_and_again_stays_small():
    raw = recorded("fragments.mp4")
    head = raw[: raw.index(b"moof") - 4]
    sound = box(b"mdat", bytes(760))
    here = len(head) + 8
    again = box(
        b"moof",
        box(
            b"traf",
            box(b"tfhd", struct.pack(">IIQ", 1, 1, here)),
            box(b"trun", struct.pack(">IIiI", 0x201, 1, 0, 760)),
        ),
    )
    assert clean_voice(head + sound + again * 40).seconds == 1
    with pytest.raises(UnreadableVoice):
        clean_voice(head + sound + again * 2790)


def test_a_file_with_many_empty_boxes_is_read_once_through():
    kept = clean_voice(speech(60)).data
    table = kept.index(b"stbl") + 4
    padding = box(b"free") * 100_000
    inside = [b"moov", b"trak", b"mdia", b"minf", b"stbl"]
    raw = kept[:table] + padding + kept[table:]
    for kind in inside:
        at = raw.index(kind) - 4
        (size,) = struct.unpack_from(">I", raw, at)
        raw = raw[:at] + struct.pack(">I", size + len(padding)) + raw[at + 4 :]
    began = process_time()
    assert fits_or_is_refused(raw)
    assert process_time() - began < 10


def fits_or_is_refused(raw):
    try:
        kept = clean_voice(raw)
    except UnreadableVoice:
        return True
    return kept.seconds <= 60 and len(kept.data) <= MOST_BYTES + 100_000


def box(kind, *content):
    return struct.pack(">I4s", 8 + sum(map(len, content)), kind) + b"".join(content)


def recorded(name):
    return (RECORDED / name).read_bytes()
