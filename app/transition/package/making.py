"""Making a package: contents in, one signed ZIP file out, whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from app.foundation.signing import SigningKey
from app.foundation.tables import csv_of
from app.transition.package import limits, names, tables
from app.transition.package.bag import ZippedBag
from app.transition.package.contents import MediaContent, PackageContent, PupilContent
from app.transition.package.descriptor import descriptor
from app.transition.package.digest import digest_of
from app.transition.package.pages import index_page, passport_page
from app.transition.package.proofs import Document, Prover
from app.transition.package.records import issuer_of, signed_record, unsigned_record

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class MadePackage:
    """A package on disk."""

    path: Path
    bytes: int
    pupils: int
    entries: int
    """Rows of entries.csv, each a member of a record: entries, skills, messages, certificates."""
    sha256: str
    """Of the whole ZIP file, in hexadecimal."""


class PictureAltered(RuntimeError):
    """A picture is not the one its digest names; the package was not made."""


def make_package(
    content: PackageContent,
    key: SigningKey,
    out_dir: Path,
    *,
    progress: Progress | None = None,
) -> MadePackage:
    """Write the signed package into a folder, and say what was made.

    `progress` is told (pupils done, pupils in all) after each pupil. The file appears under its
    name only when it is whole and on the disk; the same contents and key give the same bytes.
    Raises CannotPack before anything is signed, and PictureAltered.
    """
    issuer = issuer_of(content.sender, key.did)
    limits.check(content, issuer)
    path = out_dir / f"{names.folder(content)}.zip"
    handle, written = tempfile.mkstemp(prefix=".making-", suffix=".zip", dir=out_dir)
    temporary = Path(written)
    try:
        with os.fdopen(handle, "w+b") as file:
            entries = _write(file, content, key, issuer, progress or _tell_nobody)
            made = MadePackage(
                path, file.tell(), len(content.pupils), entries, _settled_digest(file)
            )
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _settle_folder(out_dir)
    return made


def _write(
    file: BinaryIO, content: PackageContent, key: SigningKey, issuer: Document, progress: Progress
) -> int:
    """Write the whole bag, one pupil in memory at a time; the number of members in all records."""
    prover = Prover(key, content.made_at)
    pupils = sorted(content.pupils, key=lambda pupil: str(pupil.id))
    entries: list[tables.Row] = []
    with ZippedBag(file, names.folder(content), content.made_at) as bag:
        for done, pupil in enumerate(pupils, start=1):
            record = signed_record(unsigned_record(pupil, content, issuer), prover)
            bag.add(names.record_file(pupil.id), record.raw)
            bag.add(names.read_file(pupil.id), passport_page(pupil, content))
            _add_pictures(bag, pupil)
            entries += tables.entry_rows(pupil)
            progress(done, len(pupils))
        bag.add("read/index.html", index_page(digest_of(content), content, key.verifying_key))
        rows = map(tables.pupil_row, pupils)
        bag.add("pupils.csv", csv_of(tables.PUPIL_COLUMNS, rows))
        bag.add("entries.csv", csv_of(tables.ENTRY_COLUMNS, entries))
        bag.add("datapackage.json", descriptor(content, key.did, len(entries)))
        bag.seal(content, key)
    return len(entries)


def _add_pictures(bag: ZippedBag, pupil: PupilContent) -> None:
    for picture in (picture for entry in pupil.entries for picture in entry.media):
        path = names.media_file(picture.sha256, picture.media_type)
        if not bag.has(path):
            bag.add(path, _as_named(picture), squeeze=False)


def _as_named(picture: MediaContent) -> bytes:
    data = picture.read()
    if sha256(data).hexdigest() != picture.sha256:
        raise PictureAltered(picture.sha256)
    return data


def _settled_digest(file: BinaryIO) -> str:
    file.flush()
    os.fsync(file.fileno())
    file.seek(0)
    digest = sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def _settle_folder(folder: Path) -> None:
    """Make the new name itself durable, where folders can be synced (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _tell_nobody(done: int, of: int) -> None:
    """Nobody asked to hear how far it is."""
