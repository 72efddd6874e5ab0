"""Where the small pictures live: one SVG file to a glyph, named as its makers name it.

They are Microsoft's Fluent Emoji, flat style (MIT), as packed by Iconify; the folder carries the
version, so a new set is a new address and nothing stale is shown from a cache.
"""

from typing import Final

PICTURE_FOLDER: Final = "vendor/fluent-emoji-flat-1.2.6"


def picture_file(glyph: str) -> str:
    """Return the path below `static/` of a glyph such as `paw-prints`."""
    return f"{PICTURE_FOLDER}/{glyph}.svg"
