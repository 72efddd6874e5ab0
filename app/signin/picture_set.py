"""The sixteen pictures a child signs in with, three in order, always in the same places.

They are things, not living beings, each with a short name that a five-year-old uses, and no two
alike in shape and colour. The order never changes, so that hands learn the places: three of
sixteen without repeats are 3,360 sequences.
"""

from app.foundation.picture_names import NamedPicture, by_slug

PICTURES = by_slug(
    (
        NamedPicture("umbrella", "umbrella", "umbrella", "hills"),
        NamedPicture("key", "key", "key", "lane"),
        NamedPicture("kite", "kite", "kite", "square"),
        NamedPicture("drum", "drum", "drum", "street"),
        NamedPicture("rocket", "rocket", "rocket", "lane"),
        NamedPicture("bus", "bus", "bus", "square"),
        NamedPicture("boat", "boat", "sailboat", "street"),
        NamedPicture("ball", "ball", "soccer-ball", "works"),
        NamedPicture("book", "book", "open-book", "square"),
        NamedPicture("bell", "bell", "bell", "street"),
        NamedPicture("clock", "clock", "alarm-clock", "works"),
        NamedPicture("cake", "cake", "birthday-cake", "hills"),
        NamedPicture("guitar", "guitar", "guitar", "street"),
        NamedPicture("tent", "tent", "tent", "works"),
        NamedPicture("balloon", "balloon", "balloon", "hills"),
        NamedPicture("hat", "hat", "top-hat", "lane"),
    )
)

FEWEST = 1
"""For a child who cannot manage three. One picture tells nobody apart: the open class does."""
USUAL = 3
YOUNGEST = frozenset({"R", "1", "2"})
"""Reception and key stage 1, who are never asked for more than three."""


def pictures_asked_of(nc_year: str, school_asks: int) -> int:
    """How many pictures a child of this year taps, where the school asks three or four of KS2."""
    return USUAL if nc_year in YOUNGEST else school_asks
