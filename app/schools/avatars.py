"""The animals that stand for children, one to a child in a class.

There are more than a class holds. Animals that children call each other names with are left out.
"""

from collections.abc import Collection

from app.foundation.picture_names import NamedPicture, by_slug

AVATARS = by_slug(
    (
        NamedPicture("crab", "crab", "crab", "hills"),
        NamedPicture("fox", "fox", "fox", "hills"),
        NamedPicture("octopus", "octopus", "octopus", "hills"),
        NamedPicture("rabbit", "rabbit", "rabbit-face", "hills"),
        NamedPicture("sloth", "sloth", "sloth", "hills"),
        NamedPicture("butterfly", "butterfly", "butterfly", "lane"),
        NamedPicture("dog", "dog", "dog-face", "lane"),
        NamedPicture("dolphin", "dolphin", "dolphin", "lane"),
        NamedPicture("koala", "koala", "koala", "lane"),
        NamedPicture("parrot", "parrot", "parrot", "lane"),
        NamedPicture("swan", "swan", "swan", "lane"),
        NamedPicture("tiger", "tiger", "tiger-face", "lane"),
        NamedPicture("badger", "badger", "badger", "square"),
        NamedPicture("hedgehog", "hedgehog", "hedgehog", "square"),
        NamedPicture("bee", "bee", "honeybee", "square"),
        NamedPicture("owl", "owl", "owl", "square"),
        NamedPicture("penguin", "penguin", "penguin", "square"),
        NamedPicture("snail", "snail", "snail", "square"),
        NamedPicture("cat", "cat", "cat-face", "street"),
        NamedPicture("frog", "frog", "frog", "street"),
        NamedPicture("otter", "otter", "otter", "street"),
        NamedPicture("peacock", "peacock", "peacock", "street"),
        NamedPicture("whale", "whale", "spouting-whale", "street"),
        NamedPicture("deer", "deer", "deer", "works"),
        NamedPicture("flamingo", "flamingo", "flamingo", "works"),
        NamedPicture("ladybird", "ladybird", "lady-beetle", "works"),
        NamedPicture("lion", "lion", "lion", "works"),
        NamedPicture("panda", "panda", "panda", "works"),
        NamedPicture("dinosaur", "dinosaur", "sauropod", "works"),
        NamedPicture("turtle", "turtle", "turtle", "works"),
        NamedPicture("seal", "seal", "seal", "lane"),
        NamedPicture("chipmunk", "chipmunk", "chipmunk", "square"),
        NamedPicture("llama", "llama", "llama", "works"),
        NamedPicture("kangaroo", "kangaroo", "kangaroo", "hills"),
        NamedPicture("polar-bear", "polar bear", "polar-bear", "street"),
        NamedPicture("duck", "duck", "duck", "works"),
        NamedPicture("chick", "chick", "baby-chick", "street"),
        NamedPicture("zebra", "zebra", "zebra", "hills"),
        NamedPicture("giraffe", "giraffe", "giraffe", "square"),
        NamedPicture("hamster", "hamster", "hamster", "lane"),
        NamedPicture("beaver", "beaver", "beaver", "street"),
        NamedPicture("raccoon", "raccoon", "raccoon", "square"),
        NamedPicture("tropical-fish", "tropical fish", "tropical-fish", "lane"),
        NamedPicture("eagle", "eagle", "eagle", "hills"),
        NamedPicture("horse", "horse", "horse-face", "works"),
    )
)


def free_avatar(taken: Collection[str], liked: str | None = None) -> str | None:
    """An avatar nobody in a class has, the one `liked` if it can be; None when all are taken."""
    if liked is not None and liked in AVATARS and liked not in taken:
        return liked
    return next((slug for slug in AVATARS if slug not in taken), None)
