"""Long lists, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
PAGE_SIZE = 30
"""A class fits on one page."""


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One page of a list. Pages count from 1."""

    items: Sequence[Item]
    number: int
    pages: int
    total: int


def page_of(items: Sequence[Item], number: int, size: int = PAGE_SIZE) -> Page[Item]:
    """The page asked for, or the nearest there is."""
    pages = max(1, -(-len(items) // size))
    at = min(max(number, 1), pages)
    return Page(items[(at - 1) * size : at * size], at, pages, len(items))
