"""The kinds of background work. Adding one is one line here and a module in its package.

`do` reads and computes for as long as it likes, without holding the writer's lock; `conclude`
writes what came of it, in one short transaction, and says so in a sentence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.schools import importing
from app.schools.actions.imports import APPLY
from app.schools.actions.staged import READ
from app.tasks.actions import LeasedTask
from app.transition import making
from app.transition.actions.packages import KIND as MAKE_PACKAGE

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Work:
    """One kind of work. `spoil` tidies up after a failure, given the sentence that is shown."""

    do: Callable[[LeasedTask, Progress], Any]
    conclude: Callable[[LeasedTask, Any], str]
    spoil: Callable[[LeasedTask, str], None]


ALL: Mapping[str, Work] = {
    MAKE_PACKAGE: Work(making.make, making.conclude, making.spoil),
    READ: Work(importing.read, importing.keep_what_was_read, importing.forget_what_cannot_be_read),
    APPLY: Work(importing.plan, importing.carry_out, importing.put_back),
}
