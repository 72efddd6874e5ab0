"""One script module out of the few that every page needs, so that a page asks for one file.

Only what is imported by a line of its own is put in place; behaviours stay files that
are fetched when a page uses them.
"""

import re
from pathlib import Path

_IMPORT = re.compile(r'^import (?:\{ \w+ \} from )?"\./(?P<path>[\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def joined(script: Path) -> str:
    """The text of `script` with the modules it imports in the place of the lines that do so.

    Names keep the words they have, so two joined modules may not both define the same one.
    Raises FileNotFoundError for a module that is not there.
    """

    def module(line: re.Match[str]) -> str:
        return _EXPORT.sub("", joined(script.parent / line["path"])).strip()

    return _IMPORT.sub(module, script.read_text(encoding="utf-8"))


def bare(script: str) -> str:
    """A script without the lines that only people read, and without indentation.

    For scripts of ours, which have no comment or template that runs over several lines.
    """
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
