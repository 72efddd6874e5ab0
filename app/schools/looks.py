"""How a child's pages may look: the slugs that the stylesheets know, the plain one first. Pure."""

BACKGROUNDS = ("cream", "white", "blue", "dark")
SIZES = ("normal", "l", "xl")
SPACINGS = ("normal", "wide")
FONTS = ("andika", "own")


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
