"""A package is made whole or not at all, the same from the same, and says who is who once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest

from app.transition.package.making import PictureAltered, make_package
from tests.transition.package.samples import KEY, entry, package, picture, pupil

TOP = "9992001_9994001_CLT25_001"


def test_a_package_is_named_after_both_schools_the_year_and_the_serial(tmp_path: Path) -> None:
    made = make_package(package(), KEY, tmp_path)
    assert made.path == tmp_path / f"{TOP}.zip"
    assert {name.split("/")[0] for name, _ in files(made.path)} == {TOP}
    assert (made.pupils, made.bytes) == (3, made.path.stat().st_size)


def test_it_holds_what_the_format_says_and_nothing_else(tmp_path: Path) -> None:
    somebody = pupil()
    made = make_package(package(somebody), KEY, tmp_path)
    assert {name.removeprefix(f"{TOP}/") for name, _ in files(made.path)} == {
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "signature.jws",
        "data/datapackage.json",
        "data/pupils.csv",
        "data/entries.csv",
        "data/read/index.html",
        f"data/read/{somebody.id}.html",
        f"data/records/{somebody.id}.clr.json",
        f"data/media/{picture(60).sha256}.png",
    }


def test_the_same_contents_and_key_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    once = make_package(package(), KEY, tmp_path)
    again = make_package(package(), KEY, tmp_path / "again")
    assert once.sha256 == again.sha256
    assert once.path.read_bytes() == again.path.read_bytes()


def test_upn_and_birth_date_are_in_the_matching_table_alone(tmp_path: Path) -> None:
    content = package()
    for name, data in files(make_package(content, KEY, tmp_path).path):
        for somebody in content.pupils:
            private = [str(somebody.upn), somebody.born_on.isoformat(), "9 March 2015"]
            found = [said for said in private if said in data.decode("latin-1") or said in name]
            assert found == [] or name.endswith("/pupils.csv"), (name, found)


def test_a_name_is_in_the_matching_table_and_the_readable_pages_alone(tmp_path: Path) -> None:
    content = package()
    for name, data in files(make_package(content, KEY, tmp_path).path):
        if "/read/" in name or name.endswith("/pupils.csv"):
            continue
        for somebody in content.pupils:
            assert somebody.surname.encode() not in data, name
            assert somebody.forename.encode() not in data, name


def test_a_re_issue_says_what_it_takes_the_place_of(tmp_path: Path) -> None:
    before = uuid4()
    made = make_package(package(serial=2, supersedes=before), KEY, tmp_path)
    info = dict(files(made.path))[f"{made.path.stem}/bag-info.txt"].decode()
    assert made.path.name == "9992001_9994001_CLT25_002.zip"
    assert f"Supersedes: {before.urn}\n" in info


def test_a_name_with_a_line_break_cannot_add_a_line_to_the_bag(tmp_path: Path) -> None:
    made = make_package(package(contact_name="Office\nSupersedes: nothing"), KEY, tmp_path)
    info = dict(files(made.path))[f"{TOP}/bag-info.txt"].decode()
    assert "Contact-Name: Office Supersedes: nothing\n" in info


def test_progress_is_told_pupil_by_pupil(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    make_package(package(), KEY, tmp_path, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_picture_that_is_not_what_its_name_says_stops_everything(tmp_path: Path) -> None:
    altered = replace(picture(), read=lambda: b"something else")
    somebody = replace(pupil(), entries=(entry(0, media=(altered,)),))
    with pytest.raises(PictureAltered):
        make_package(package(somebody), KEY, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_package_stays_if_making_it_again_fails(tmp_path: Path) -> None:
    made = make_package(package(), KEY, tmp_path)
    before = made.path.read_bytes()

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_package(package(), KEY, tmp_path, progress=stop)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [before]


def test_a_picture_shared_by_two_pupils_travels_once(tmp_path: Path) -> None:
    shared = [
        replace(pupil(at), entries=(entry(0, child=at, media=(picture(),)),)) for at in (0, 1)
    ]
    made = make_package(package(*shared), KEY, tmp_path)
    assert sum("/media/" in name for name, _ in files(made.path)) == 1


def files(package_file: Path) -> Iterator[tuple[str, bytes]]:
    with ZipFile(package_file) as zipped:
        for name in zipped.namelist():
            yield name, zipped.read(name)
