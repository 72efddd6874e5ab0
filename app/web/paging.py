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
    first: int = 0

    @property
    def last(self) -> int:
        """Where the last one of this page stands in the list; `first` is where the first does."""
        return self.first + len(self.items) - 1


def page_of(items: Sequence[Item], number: int, size: int = PAGE_SIZE) -> Page[Item]:
    """The page asked for, or the nearest there is."""
    pages = max(1, -(-len(items) // size))
    at = min(max(number, 1), pages)
    before = (at - 1) * size
    return Page(items[before : at * size], at, pages, len(items), before + 1)
