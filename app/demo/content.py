"""The made-up schools, people and pages, read from `content.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def made_up() -> dict[str, list[dict[str, Any]]]:
    """The tables `school`, `staff`, `class`, `activity`, `plan`, `entry` and so on."""
    return tomllib.loads((Path(__file__).parent / "content.toml").read_text(encoding="utf-8"))
