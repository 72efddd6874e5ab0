"""How many packages a cohort needs: pure.

DfE's School to School service takes files below 4 MB, so a package that would be larger is split by
pupils into complete packages, each with a serial and signatures of its own.
"""

from collections.abc import Iterable

from app.transition.leavers import LeaverFacts

MOST_BYTES = 3_800_000
"""Of a package as it is reckoned here: below 4 MB, with room for what reckoning misses."""
BYTES_A_PUPIL = 8_000
BYTES_A_PAGE = 2_000
"""Compressed. 60 pupils of 20 pages were measured at 0.94 MB: 16 kB a pupil, all told."""


def bytes_of(leaver: LeaverFacts, picture_bytes: int) -> int:
    """About how many bytes a child adds to a package; pictures hardly compress."""
    return BYTES_A_PUPIL + BYTES_A_PAGE * len(leaver.travelling) + picture_bytes


def split(
    weighed: Iterable[tuple[LeaverFacts, int]], most: int = MOST_BYTES
) -> tuple[tuple[LeaverFacts, ...], ...]:
    """Children in order, a group for each package. One child alone may be over: never cut up."""
    groups: list[list[LeaverFacts]] = []
    room = 0
    for leaver, size in weighed:
        if not groups or size > room:
            groups.append([])
            room = most
        groups[-1].append(leaver)
        room -= size
    return tuple(tuple(group) for group in groups)
