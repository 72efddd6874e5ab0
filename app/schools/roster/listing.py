"""What a file of any format comes down to: numbered rows, and how they were found."""

from dataclasses import dataclass
from datetime import date

from app.schools.roster.columns import Header
from app.schools.roster.problems import Problem
from app.schools.roster.tables import Record


@dataclass(frozen=True)
class Listing:
    """The rows of a list, headings among them, as a reader of one format found them.

    - `format_name` is for people: "Commas, UTF-8".
    - `header`: the headings, where the format itself says what each column is; None where they
      are to be found among the rows.
    - `separator`: of a text file, whose rows may have run together; else None.
    - `day_nought`: the day before the first, where days may stand as numbers; else None.
    - `names_everybody`: False when a child who is not in the file need not have left.
    - `has_classes`: False when the format knows no classes, so that a child stays where they are.
    """

    format_name: str
    records: tuple[Record, ...]
    header: Header | None = None
    separator: str | None = None
    day_nought: date | None = None
    notes: tuple[Problem, ...] = ()
    names_everybody: bool = True
    has_classes: bool = True


def note_on_file(code: str, advice: str) -> Problem:
    """A note about the whole file."""
    return Problem(None, None, code, advice, "note")
