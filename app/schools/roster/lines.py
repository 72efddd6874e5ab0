"""What a roster would change, line by line, in a form that can be sealed and kept."""

from dataclasses import dataclass
from typing import Any, Literal, Self, get_args

from app.schools.roster.problems import Problem, in_order
from app.schools.roster.pupils import RosterPupil, TypedPupil

Action = Literal["added", "changed", "moved", "left", "back", "unchanged", "refused"]
ACTIONS: tuple[Action, ...] = get_args(Action)


@dataclass(frozen=True)
class Line:
    """What would happen to one pupil, and why.

    - `row`: the row of the file; None for `left`, which no row tells of.
    - `pupil_id`: the pupil we have; None for `added`. On a `refused` line only a guess,
      and None when more than one pupil is likely.
    - `before`: the pupil as we have it (the last class and year of one who comes `back`);
      None for `added`.
    - `after`: all that the pupil would be; None for `left` and `refused`. A cell left empty
      in the file never empties what we have.
    - `typed`: the cells of a `refused` row, to show them; else None.
    """

    row: int | None
    action: Action
    pupil_id: str | None = None
    before: RosterPupil | None = None
    after: RosterPupil | None = None
    problems: tuple[Problem, ...] = ()
    typed: TypedPupil | None = None

    @property
    def changed_fields(self) -> tuple[str, ...]:
        """The fields in which before and after differ; none when either is absent."""
        if self.before is None or self.after is None:
            return ()
        before, after = self.before.to_json(), self.after.to_json()
        return tuple(field for field in before if before[field] != after[field])

    def to_json(self) -> dict[str, Any]:
        """Plain values, for sealing and keeping."""
        return {
            "row": self.row,
            "action": self.action,
            "pupil_id": self.pupil_id,
            "before": self.before.to_json() if self.before else None,
            "after": self.after.to_json() if self.after else None,
            "problems": [problem.to_json() for problem in self.problems],
            "typed": self.typed.to_json() if self.typed else None,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The line back from `to_json`."""
        before, after, typed = kept["before"], kept["after"], kept["typed"]
        return cls(
            row=kept["row"],
            action=kept["action"],
            pupil_id=kept["pupil_id"],
            before=RosterPupil.from_json(before) if before else None,
            after=RosterPupil.from_json(after) if after else None,
            problems=tuple(Problem.from_json(problem) for problem in kept["problems"]),
            typed=TypedPupil.from_json(typed) if typed else None,
        )


@dataclass(frozen=True)
class RosterChange:
    """All that a roster would change: the lines of its rows in order, then who left.

    Equal input gives an equal change, so a kept one can be held against a fresh one.
    `notes` are about the file, or about rows that are about no child.
    """

    lines: tuple[Line, ...]
    notes: tuple[Problem, ...] = ()

    def lines_of(self, action: Action) -> tuple[Line, ...]:
        """The lines with this action."""
        return tuple(line for line in self.lines if line.action == action)

    @property
    def changes_nothing(self) -> bool:
        """True when applying it would write nothing."""
        return all(line.action in ("unchanged", "refused") for line in self.lines)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything to tell: of the whole file first, then from the top down."""
        of_lines = [problem for line in self.lines for problem in line.problems]
        return in_order([*self.notes, *of_lines])

    def numbers(self) -> dict[Action, int]:
        """How many lines there are of each action."""
        return {action: len(self.lines_of(action)) for action in ACTIONS}

    def counts(self) -> dict[str, Any]:
        """What the command prints. One who comes back counts as added."""
        numbers = self.numbers()
        return {
            "added": numbers["added"] + numbers["back"],
            "changed": numbers["changed"],
            "moved": numbers["moved"],
            "left": numbers["left"],
            "unchanged": numbers["unchanged"],
            "refused": numbers["refused"],
            "problems": [
                {"row": problem.row, "column": problem.column, "message": problem.message}
                for problem in self.problems
            ],
        }
