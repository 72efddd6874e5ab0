"""Where the small pictures live: one SVG file to a glyph, named as its makers name it.

They are Microsoft's Fluent Emoji, flat style (MIT), as packed by Iconify; the folder carries the
version, so a new set is a new address and nothing stale is shown from a cache.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

Plate = Literal["hills", "lane", "square", "street", "works"]
"""The coloured ground that a picture stands on: one of the streets of the town."""

PICTURE_FOLDER: Final = "vendor/fluent-emoji-flat-1.2.6"


def picture_file(glyph: str) -> str:
    """Return the path below `static/` of a glyph such as `paw-prints`."""
    return f"{PICTURE_FOLDER}/{glyph}.svg"


@dataclass(frozen=True, slots=True)
class NamedPicture:
    """Something to tap: a stable slug, the name spoken aloud, its glyph, and its plate."""

    slug: str
    name: str
    picture: str
    plate: Plate


def by_slug(pictures: Iterable[NamedPicture]) -> Mapping[str, NamedPicture]:
    """Pictures in their order, to be found by slug."""
    return MappingProxyType({picture.slug: picture for picture in pictures})
