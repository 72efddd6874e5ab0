"""The shipped menu, one file an activity, and the words it is sorted by: for people without code.

The name of an activity's file is its slug. A slug, once shipped, stays; an activity that is not
offered any more says `retired = true`.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def words(kind: str) -> Sequence[Mapping[str, str]]:
    """The tables of `words.toml` of one kind: `stage`, `theme`, `area`, `subject` or `way`."""
    tables: Mapping[str, Sequence[Mapping[str, str]]] = _read(_FOLDER / "words.toml")
    return tables[kind]


def activities() -> Mapping[str, Mapping[str, Any]]:
    """What each file says, by its slug, in the order of their names."""
    return {path.stem: _read(path) for path in sorted((_FOLDER / "activities").glob("*.toml"))}


def _read(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
