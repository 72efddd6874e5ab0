"""The pages of a class as they lie on the teacher's desk, and ways to cut the pile: pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.reviews.states import CHANGED, PILES, WAITING, State, pile_of


@dataclass(frozen=True, kw_only=True)
class QueuedPage:
    """A page on the desk. `changed` when somebody read it, and the child changed it since."""

    entry_id: UUID
    pupil_id: UUID
    activity_id: UUID | None
    saved_at: datetime
    state: State
    changed: bool
    has_picture: bool


class QueueOrder(StrEnum):
    """Which page comes first: of what waits, the newest that nobody read; or who waits longest."""

    NEWEST = "newest"
    LONGEST = "longest"


@dataclass(frozen=True, kw_only=True)
class Cut:
    """Which pages are wanted: one pile, and of it one child's, one activity's, or with a picture.

    `pile` is one of `PILES`, or `CHANGED`, which is a part of those that wait. `found` are the
    pages that hold the words of `search`, if any are searched for.
    """

    pile: str = WAITING
    pupil_id: UUID | None = None
    activity_id: UUID | None = None
    with_picture: bool = False
    order: QueueOrder = QueueOrder.NEWEST
    search: str = ""
    found: frozenset[UUID] = frozenset()

    @property
    def narrows(self) -> bool:
        """Whether anything but the pile is asked for."""
        chosen = self.pupil_id is not None or self.activity_id is not None
        return chosen or self.with_picture or bool(self.search)


def queue_of(pages: Iterable[QueuedPage], cut: Cut) -> tuple[QueuedPage, ...]:
    """What is wanted, the newest first; of what waits, first what nobody has read as it is.

    Or, if the cut says so, the longest wait first, read before or not.
    """
    newest = cut.order is QueueOrder.NEWEST
    wanted = [page for page in pages if _on(page, cut.pile) and _within(page, cut)]
    wanted.sort(key=lambda page: (page.saved_at, page.entry_id), reverse=newest)
    if newest:
        wanted.sort(key=lambda page: page.state is State.READ)
    return tuple(wanted)


def counts_of(pages: Sequence[QueuedPage], cut: Cut) -> Mapping[str, int]:
    """How many pages lie on each pile, cut as this one is."""
    within = [page for page in pages if _within(page, cut)]
    return {pile: sum(_on(page, pile) for page in within) for pile in (*PILES, CHANGED)}


def following(queue: Sequence[QueuedPage], entry_id: UUID) -> UUID | None:
    """The page that comes after this one once it is done, or else the first; None for the last."""
    ids = [page.entry_id for page in queue]
    rest = [one for one in ids if one != entry_id]
    at = ids.index(entry_id) if entry_id in ids else 0
    return (rest[at] if at < len(rest) else rest[0]) if rest else None


def _on(page: QueuedPage, pile: str) -> bool:
    return page.changed if pile == CHANGED else pile_of(page.state) == pile


def _within(page: QueuedPage, cut: Cut) -> bool:
    return (
        cut.pupil_id in {None, page.pupil_id}
        and cut.activity_id in {None, page.activity_id}
        and (page.has_picture or not cut.with_picture)
        and (page.entry_id in cut.found or not cut.search)
    )
