"""The sixteen pictures a child signs in with, three in order, always in the same places.

They are things, not living beings, each with a short name that a five-year-old uses, and no two
alike in shape and colour. The order never changes, so that hands learn the places: three of
sixteen without repeats are 3,360 sequences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Plate = Literal["hills", "lane", "square", "street", "works"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A thing: a stable slug, the name spoken aloud, its glyph, and the plate it stands on."""

    slug: str
    name: str
    picture: str
    plate: Plate


_ALL: tuple[Picture, ...] = (
    Picture("umbrella", "umbrella", "umbrella", "hills"),
    Picture("key", "key", "key", "lane"),
    Picture("kite", "kite", "kite", "square"),
    Picture("drum", "drum", "drum", "street"),
    Picture("rocket", "rocket", "rocket", "lane"),
    Picture("bus", "bus", "bus", "square"),
    Picture("boat", "boat", "sailboat", "street"),
    Picture("ball", "ball", "soccer-ball", "works"),
    Picture("book", "book", "open-book", "square"),
    Picture("bell", "bell", "bell", "street"),
    Picture("clock", "clock", "alarm-clock", "works"),
    Picture("cake", "cake", "birthday-cake", "hills"),
    Picture("guitar", "guitar", "guitar", "street"),
    Picture("tent", "tent", "tent", "works"),
    Picture("balloon", "balloon", "balloon", "hills"),
    Picture("hat", "hat", "top-hat", "lane"),
)

PICTURES: Mapping[str, Picture] = MappingProxyType({picture.slug: picture for picture in _ALL})

FEWEST = 1
"""For a child who cannot manage three. One picture tells nobody apart: the open class does."""
USUAL = 3
YOUNGEST = frozenset({"R", "1", "2"})
"""Reception and key stage 1, who are never asked for more than three."""


def pictures_asked_of(nc_year: str, school_asks: int) -> int:
    """How many pictures a child of this year taps, where the school asks three or four of KS2."""
    return USUAL if nc_year in YOUNGEST else school_asks
