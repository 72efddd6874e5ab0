"""What the jobs package knows by heart, kept as files that a person without code can read."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def tables(file: str) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Return the lists of tables in a TOML file of this folder, by name."""
    return tomllib.loads((_FOLDER / file).read_text(encoding="utf-8"))


def rows(file: str) -> Sequence[Mapping[str, str]]:
    """Return the rows of a CSV file of this folder, by the names in its first line."""
    with (_FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
