"""Many small pictures in one file, each a `<symbol>` that a page shows with `<use>`.

A class of thirty avatars is one request instead of thirty. The ids that glyphs use inside
themselves get the name of the picture in front, so that two glyphs cannot meet.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from app.foundation.picture_names import PICTURE_FOLDER
from app.schools import avatars
from app.signin import picture_set

STATIC = Path(__file__).resolve().parents[2] / "static"
PICTURES = STATIC / PICTURE_FOLDER
ICONS = STATIC / "vendor" / "tabler-icons-3.51.0"

PICTURE_SETS: Mapping[str, Sequence[str]] = {
    "avatars": tuple(avatar.picture for avatar in avatars.AVATARS.values()),
    "sign-in-pictures": tuple(picture.picture for picture in picture_set.PICTURES.values()),
}
"""The sets that are fetched whole, by the name of their file in `sprites/`."""

_SVG = re.compile(r"<svg(?P<head>[^>]*)>(?P<body>.*)</svg>", re.DOTALL)
_VIEW_BOX = re.compile(r'viewBox="(?P<box>[\d. -]+)"')
_OWN_ID = re.compile(r'(?P<before>\bid="|url\(#|href="#)(?P<id>[^")]+)')
_EMPTY_SQUARE = re.compile(r'<path stroke="none"[^>]*/>')
_GAPS = re.compile(r">\s+<")
_NAME = re.compile(r"[a-z0-9-]+")


def sprite_of(names: Sequence[str]) -> str:
    """The SVG file that holds the pictures called `names`, each once, under its own name.

    Raises LookupError for a name we have no picture for.
    """
    return _sheet(symbol(PICTURES, name) for name in dict.fromkeys(names))


def icon_sprite() -> str:
    """The SVG file that holds every interface icon; they take colour and stroke from the page."""
    names = sorted(path.stem for path in ICONS.glob("*.svg"))
    return _sheet(symbol(ICONS, name) for name in names)


@lru_cache(maxsize=1024)
def symbol(folder: Path, name: str) -> str:
    """One picture of `folder` as a `<symbol>`; LookupError when it is not there."""
    path = folder / f"{name}.svg"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise LookupError(f"There is no picture called {name!r} in {folder.name}.")
    svg = _SVG.search(path.read_text(encoding="utf-8"))
    box = _VIEW_BOX.search(svg["head"]) if svg else None
    if svg is None or box is None:
        raise ValueError(f"{path.name} is not an SVG picture with a viewBox.")
    body = _GAPS.sub("><", _EMPTY_SQUARE.sub("", svg["body"])).strip()
    body = _OWN_ID.sub(lambda m: f"{m['before']}{name}--{m['id']}", body)
    return f'<symbol id="{name}" viewBox="{box["box"]}">{body}</symbol>'


def _sheet(symbols: Iterable[str]) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'
