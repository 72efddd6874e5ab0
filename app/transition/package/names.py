"""What things in a package are called: files, folders, and ids that follow from other ids."""

import re
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from app.transition.package.contents import PackageContent

FORMAT = UUID("c34585c6-3e16-455b-9512-7b013871f980")
"""Names this format: the root of every id below that is the same in every package."""

PROFILE = FORMAT.urn
"""The BagIt-Profile-Identifier."""

VERSION = "1.0"
MESSAGE_TITLE = "What I want my new school to know"
EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "audio/mp4": "m4a"}
BEST_PIECE = "best piece"
"""The tag of the piece that the pupil starred."""


def folder(content: PackageContent) -> str:
    """The one folder in the ZIP file, and the ZIP file's name without `.zip`."""
    year = content.transfer_year % 100
    return f"{content.sender.laestab}_{content.receiver.laestab}_CLT{year:02}_{content.serial:03}"


def record_file(pupil_id: UUID) -> str:
    """Where a pupil's signed record is, from `data/`."""
    return f"records/{pupil_id}.clr.json"


def read_file(pupil_id: UUID) -> str:
    """Where a pupil's printable page is, from `data/`."""
    return f"read/{pupil_id}.html"


def media_file(sha256: str, media_type: str) -> str:
    """Where a picture or voice note is, from `data/`. Raises KeyError for what does not travel."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError("a file is named by its SHA-256 in lower-case hexadecimal")
    return f"media/{sha256}.{EXTENSIONS[media_type]}"


def skill_member(pupil_id: UUID, skill: str) -> UUID:
    """The id of the member that holds a pupil's first and latest view of a skill."""
    return uuid5(pupil_id, skill)


def record_id(package_id: UUID, pupil_id: UUID) -> UUID:
    """The id of a pupil's record: another package is another record."""
    return uuid5(package_id, str(pupil_id))


def part_of(member: UUID, part: str) -> str:
    """A URN for a part of a member. No two members share one, so none can stand in for another."""
    return uuid5(member, part).urn


def listed(what: str, code: str) -> str:
    """A URN for something on a list of the format, such as a skill or a job family."""
    return uuid5(FORMAT, f"{what}/{code}").urn


def instant(at: datetime) -> str:
    """A moment as records write it: UTC, whole seconds, `Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(on: date) -> str:
    """A day as records write it: Open Badges wants a date-time, so the first ten letters count."""
    return f"{on.isoformat()}T00:00:00Z"
