"""The animals that stand for children, one to a child in a class.

There are more than a class holds. Animals that children call each other names with are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Plate = Literal["hills", "lane", "square", "street", "works"]


@dataclass(frozen=True, slots=True)
class Avatar:
    """An animal: a stable slug, the name spoken aloud, its glyph, and the plate it stands on."""

    slug: str
    name: str
    picture: str
    plate: Plate


_ALL: tuple[Avatar, ...] = (
    Avatar("crab", "crab", "crab", "hills"),
    Avatar("fox", "fox", "fox", "hills"),
    Avatar("octopus", "octopus", "octopus", "hills"),
    Avatar("rabbit", "rabbit", "rabbit-face", "hills"),
    Avatar("sloth", "sloth", "sloth", "hills"),
    Avatar("butterfly", "butterfly", "butterfly", "lane"),
    Avatar("dog", "dog", "dog-face", "lane"),
    Avatar("dolphin", "dolphin", "dolphin", "lane"),
    Avatar("koala", "koala", "koala", "lane"),
    Avatar("parrot", "parrot", "parrot", "lane"),
    Avatar("swan", "swan", "swan", "lane"),
    Avatar("tiger", "tiger", "tiger-face", "lane"),
    Avatar("badger", "badger", "badger", "square"),
    Avatar("hedgehog", "hedgehog", "hedgehog", "square"),
    Avatar("bee", "bee", "honeybee", "square"),
    Avatar("owl", "owl", "owl", "square"),
    Avatar("penguin", "penguin", "penguin", "square"),
    Avatar("snail", "snail", "snail", "square"),
    Avatar("cat", "cat", "cat-face", "street"),
    Avatar("frog", "frog", "frog", "street"),
    Avatar("otter", "otter", "otter", "street"),
    Avatar("peacock", "peacock", "peacock", "street"),
    Avatar("whale", "whale", "spouting-whale", "street"),
    Avatar("deer", "deer", "deer", "works"),
    Avatar("flamingo", "flamingo", "flamingo", "works"),
    Avatar("ladybird", "ladybird", "lady-beetle", "works"),
    Avatar("lion", "lion", "lion", "works"),
    Avatar("panda", "panda", "panda", "works"),
    Avatar("dinosaur", "dinosaur", "sauropod", "works"),
    Avatar("turtle", "turtle", "turtle", "works"),
    Avatar("seal", "seal", "seal", "lane"),
    Avatar("chipmunk", "chipmunk", "chipmunk", "square"),
    Avatar("llama", "llama", "llama", "works"),
    Avatar("kangaroo", "kangaroo", "kangaroo", "hills"),
    Avatar("polar-bear", "polar bear", "polar-bear", "street"),
    Avatar("duck", "duck", "duck", "works"),
    Avatar("chick", "chick", "baby-chick", "street"),
    Avatar("zebra", "zebra", "zebra", "hills"),
    Avatar("giraffe", "giraffe", "giraffe", "square"),
    Avatar("hamster", "hamster", "hamster", "lane"),
    Avatar("beaver", "beaver", "beaver", "street"),
    Avatar("raccoon", "raccoon", "raccoon", "square"),
    Avatar("tropical-fish", "tropical fish", "tropical-fish", "lane"),
    Avatar("eagle", "eagle", "eagle", "hills"),
    Avatar("horse", "horse", "horse-face", "works"),
)

AVATARS: Mapping[str, Avatar] = MappingProxyType({avatar.slug: avatar for avatar in _ALL})
