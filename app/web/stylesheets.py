"""One stylesheet out of many: what its `@import` lines name is put in their place."""

import re
from pathlib import Path

_IMPORT = re.compile(r'^@import "(?P<path>[\w./-]+)";\s*$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n+")


def joined(stylesheet: Path) -> str:
    """The text of `stylesheet` with everything it imports inside it and the comments left out.

    Paths in `url(...)` are kept as written, so only files that lie beside `stylesheet` itself
    may have them. Raises FileNotFoundError for an import that is not there.
    """
    text = _COMMENT.sub("", stylesheet.read_text(encoding="utf-8"))
    text = _IMPORT.sub(lambda line: joined(stylesheet.parent / line["path"]), text)
    return _BLANK_LINES.sub("\n", text).strip() + "\n"
