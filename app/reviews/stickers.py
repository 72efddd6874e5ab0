"""The stickers a teacher can give. Each says what was noticed; none is better than another."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Sticker:
    """A sticker: what it says to the child, and its picture and plate."""

    slug: str
    words: str
    picture: str
    plate: str


STICKERS: Mapping[str, Sticker] = {
    sticker.slug: sticker
    for sticker in (
        Sticker("you-noticed", "You noticed", "magnifying-glass-tilted-left", "works"),
        Sticker("good-question", "Good question", "telescope", "street"),
        Sticker("new-idea", "New idea", "light-bulb", "hills"),
        Sticker("growing", "Growing", "seedling", "square"),
    )
}
