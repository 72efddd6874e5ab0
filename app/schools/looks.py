"""How a child's pages may look: the slugs that the stylesheets know, the plain one first. Pure."""

BACKGROUNDS = ("cream", "white", "blue", "dark")
SIZES = ("normal", "l", "xl")
SPACINGS = ("normal", "wide")
FONTS = ("andika", "atkinson", "own", "opendyslexic")
MODES = ("by-age", "simple", "full")
"""How much pages ask for: as the child's year has it, the fewest words, or all of them."""
YOUNGEST_YEARS = frozenset({"R", "1", "2"})


def classes_of(*, background: str, size: str, spacing: str, font: str, calm: bool) -> str:
    """The class names on `<html>`; empty for the plain look."""
    chosen = (
        (f"look-{background}", background != BACKGROUNDS[0]),
        (f"size-{size}", size != SIZES[0]),
        (f"space-{spacing}", spacing != SPACINGS[0]),
        (f"font-{font}", font != FONTS[0]),
        ("calm", calm),
    )
    return " ".join(name for name, is_chosen in chosen if is_chosen)


def is_simple(mode: str | None, nc_year: str) -> bool:
    """Whether a child's pages ask for neither reading nor typing."""
    return nc_year in YOUNGEST_YEARS if mode in (None, MODES[0]) else mode == MODES[1]
