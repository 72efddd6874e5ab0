"""What cannot be packed is said before anything is signed, in words and by pupil."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.transition.package.contents import CertificateContent, EntryKind, PackageContent
from app.transition.package.limits import CannotPack
from app.transition.package.making import make_package
from app.transition.package.proofs import Prover
from app.transition.package.records import issuer_of, most_bytes, signed_record, unsigned_record
from tests.transition.package.samples import KEY, MADE_AT, SENDER, entry, package, picture, pupil


def certificate(words: str) -> CertificateContent:
    """A certificate with these words on it."""
    return replace(pupil().certificates[0], words=words)


ALONE = pupil(entries=0, skills=(), message=None, certificates=())


def test_sixty_entries_travel(tmp_path: Path) -> None:
    made = make_package(package(replace(ALONE, entries=entries(60))), KEY, tmp_path)
    assert made.entries == 60


def test_sixty_one_entries_are_refused_and_the_pupil_is_named_by_id(tmp_path: Path) -> None:
    over = replace(ALONE, entries=entries(61))
    error = refused(package(over, pupil(1)), tmp_path)
    assert error.pupil_ids == (over.id,)
    assert str(error) == (f"Pupil {over.id} has chosen 61 entries, and 60 can travel: take out 1.")


def test_more_writing_than_a_record_holds_is_refused(tmp_path: Path) -> None:
    long = tuple(entry(at, words="word " * 999) for at in range(50))
    error = refused(package(replace(ALONE, entries=long)), tmp_path)
    assert "240 KiB can travel: take out one or more of the longest entries" in str(error)


def test_the_measure_before_signing_is_never_less_than_the_signed_record() -> None:
    made = pupil(entries=40)
    unsigned = unsigned_record(made, package(made), issuer_of(SENDER, KEY.did))
    assert len(signed_record(unsigned, Prover(KEY, MADE_AT)).raw) <= most_bytes(unsigned)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"surname": ""}, "needs a surname and a forename"),
        ({"nc_year": "7"}, "needs a year group from R to 6"),
        ({"upn": "G99920012600"}, "has a UPN that is not one"),
        ({"certificates": (certificate("bell \x07"),)}, "control characters"),
        ({"certificates": (certificate("half \ud83d"),)}, "control characters"),
    ],
)
def test_a_pupil_whom_no_receiver_could_match_or_read_is_refused(
    change: dict[str, object], says: str, tmp_path: Path
) -> None:
    assert says in str(refused(package(pupil(**change)), tmp_path))


def test_a_school_without_its_numbers_is_refused(tmp_path: Path) -> None:
    unnumbered = replace(SENDER, laestab="999/2001")
    assert "Get Information about Schools" in str(refused(package(sender=unnumbered), tmp_path))


def test_every_pupil_who_stands_in_the_way_is_named_at_once(tmp_path: Path) -> None:
    nothing = replace(ALONE, entries=())
    twice = pupil(1, entries=1)
    stars = replace(twice, entries=(entry(0, child=1), entry(1, child=1, best=True)))
    error = refused(package(nothing, stars), tmp_path)
    assert set(error.pupil_ids) == {nothing.id, stars.id}
    assert "has chosen nothing yet" in error.problems[nothing.id]
    assert "more than one best piece" in error.problems[stars.id]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": ""}, "needs a title of 1 to 200 characters"),
        ({"title": "a" * 201}, "needs a title of 1 to 200 characters"),
        ({"words": "a" * 5001}, "is longer than 5000 characters"),
        ({"words": "They ring a bell: \x07"}, "writing with control characters"),
        ({"words": "The byte order mark, turned round: \ufffe"}, "writing with control characters"),
        ({"kind": EntryKind.MESSAGE}, "has a place of its own"),
        ({"reviewed_at": MADE_AT + timedelta(seconds=1)}, "reviewed after this package is made"),
        ({"media": (replace(picture(), media_type="image/svg+xml"),)}, "does not travel"),
    ],
)
def test_an_entry_that_no_receiver_would_take_is_refused(
    change: dict[str, object], says: str, tmp_path: Path
) -> None:
    made = replace(ALONE, entries=(entry(1, **change),))
    assert says in str(refused(package(made), tmp_path))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (replace(package(), pupils=()), "Nobody is in this package yet"),
        (package(serial=1000), "999 packages"),
        (package(pupil(), pupil()), "more than once"),
    ],
)
def test_a_package_that_makes_no_sense_is_refused(
    content: PackageContent, says: str, tmp_path: Path
) -> None:
    assert says in str(refused(content, tmp_path))


def refused(content: PackageContent, folder: Path) -> CannotPack:
    with pytest.raises(CannotPack) as caught:
        make_package(content, KEY, folder)
    assert list(folder.iterdir()) == []
    return caught.value


def entries(number: int) -> tuple[object, ...]:
    return tuple(entry(at) for at in range(number))
