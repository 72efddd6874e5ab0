"""Where the bytes lie: in the media folder, under school and id."""

import os
import re
import secrets
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from app.foundation import clock

_FILE = re.compile(r"[0-9a-f]{32}")


class _Installed:
    """The media folder of the running service: the domain never sees the configuration."""

    folder: Path | None = None


def install(folder: Path) -> None:
    """Say where this process keeps pictures."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _Installed.folder = folder


def path_of(school_id: int, file_id: UUID, shelf: str = "") -> Path:
    """Where a file's bytes are. Pictures are on no shelf; the sweep leaves shelves alone."""
    if _Installed.folder is None:
        raise RuntimeError("no media folder is installed")
    name = file_id.hex
    return _Installed.folder / shelf / str(school_id) / name[-2:] / name


def write(school_id: int, file_id: UUID, data: bytes, shelf: str = "") -> None:
    """Write, sync and rename, so that a row never names a file that is half there."""
    path = path_of(school_id, file_id, shelf)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)


def read(school_id: int, file_id: UUID, shelf: str = "") -> bytes:
    """The bytes of a file."""
    return path_of(school_id, file_id, shelf).read_bytes()


def remove(school_id: int, file_id: UUID) -> None:
    """Delete the bytes, if they are still there."""
    path_of(school_id, file_id).unlink(missing_ok=True)


def older_than_a_day(school_id: int) -> set[UUID]:
    """The ids of a school's files whose bytes have lain here for more than a day."""
    if _Installed.folder is None:
        raise RuntimeError("no media folder is installed")
    before = (clock.now() - timedelta(days=1)).timestamp()
    return {
        UUID(path.name)
        for path in (_Installed.folder / str(school_id)).glob("*/*")
        if _FILE.fullmatch(path.name) and path.stat().st_mtime < before
    }
