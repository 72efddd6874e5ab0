"""What is wrong with a roster file, said so that a school office can put it right."""

from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

Severity = Literal["stop", "note"]
"""`stop`: the row is left out until it is mended. `note`: worth a look; it goes in."""


class UnreadableRoster(Exception):
    """Nothing at all could be read from the file. `message` tells a person what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnknownColumns(UnreadableRoster):
    """There is a list, but somebody has to say what its columns are. `message` as above."""


LEFT_OUT = "row"
"""In the place of a field: the whole row is passed over."""
SWAPPED = "names"
"""In the place of a field: forename and surname change places."""


@dataclass(frozen=True)
class Suggestion:
    """What would mend a row, for a person to say yes to: this text in the column of a field;
    or the row `LEFT_OUT`, or its names `SWAPPED`."""

    field: str
    text: str


@dataclass(frozen=True)
class Problem:
    """One sentence about one row, or about the whole file when `row` is None.

    `row` counts as a spreadsheet does, from 1. `column` is the heading as the file has
    it. `code` is stable, for programs. `advice` is the sentence for a table that shows
    the row number beside it; `message` stands alone. `suggestion` is there when one is safe.
    """

    row: int | None
    column: str | None
    code: str
    advice: str
    severity: Severity
    suggestion: Suggestion | None = None

    @property
    def stops(self) -> bool:
        """True when the row cannot go in."""
        return self.severity == "stop"

    @property
    def message(self) -> str:
        """The whole sentence, which names the row: "Row 7: the surname is missing." """
        return self.advice if self.row is None else f"Row {self.row}: {_run_on(self.advice)}"

    def to_json(self) -> dict[str, Any]:
        """The problem as plain values, for keeping."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The problem back from `to_json`."""
        suggested = kept.get("suggestion")
        return cls(**kept | {"suggestion": Suggestion(**suggested) if suggested else None})


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems of the whole file first, then from the top of the file down."""
    return tuple(sorted(problems, key=lambda problem: (problem.row or 0, problem.column or "")))


def rows_in_words(rows: list[int]) -> str:
    """Row numbers as a person would say them: "row 4", "rows 4, 6 to 9 and 12"."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    said = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    if len(said) > 6:
        return f"{len(rows)} rows (the first is row {rows[0]})"
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"row {listed}" if len(rows) == 1 else f"rows {listed}"


def _run_on(sentence: str) -> str:
    """Small first letter after "Row 7:", unless the sentence begins with capitals."""
    if sentence[1:2].islower() or sentence[1:2] == " ":
        return sentence[0].lower() + sentence[1:]
    return sentence
