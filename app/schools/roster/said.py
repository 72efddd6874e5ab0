"""What a person said of the columns of a list whose headings say too little."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self, cast, get_args

from app.schools.roster.columns import Field
from app.schools.roster.tables import MOST_CELLS

WITHOUT_HEADINGS = 0
"""As the row of headings: there is none, and the first row is a child already."""
FIELDS: tuple[Field, ...] = get_args(Field)


@dataclass(frozen=True)
class ColumnsSaid:
    """Which column is what.

    - `header_row`: the row of headings, from 1, or `WITHOUT_HEADINGS`.
    - `columns`: the position, from 0, of each field that a column holds; empty to find them.
    - `class_name`, `nc_year`: what holds for everybody, where no column says it. For a format
      without classes, the class of those who are new.
    """

    header_row: int = 1
    columns: Mapping[Field, int] = field(default_factory=dict)
    class_name: str = ""
    nc_year: str = ""

    def field_at(self, position: int) -> Field | None:
        """What the column at a position from 0 holds; None when nothing was said of it."""
        return next((what for what, at in self.columns.items() if at == position), None)

    def for_everyone(self, what: Field) -> str:
        """What holds for everybody in the file, or "" when a column or nothing says it."""
        if what in self.columns:
            return ""
        return {"class_name": self.class_name, "nc_year": self.nc_year}.get(what, "")

    def to_json(self) -> dict[str, Any]:
        """Plain values, for keeping."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """What was said, back from `to_json` or from a file that somebody wrote.

        Raises ValueError, with a sentence, for anything else.
        """
        columns = kept.get("columns", {})
        row = kept.get("header_row", 1)
        texts = [kept.get("class_name", ""), kept.get("nc_year", "")]
        if not isinstance(columns, Mapping) or not set(columns) <= set(FIELDS):
            raise ValueError(f"“columns” may name only: {', '.join(FIELDS)}.")
        if not all(type(at) is int and 0 <= at < MOST_CELLS for at in (*columns.values(), row)):
            raise ValueError("Columns are numbers from 0, and “header_row” is the number of a row.")
        if len(set(columns.values())) < len(columns):
            raise ValueError("Each column can hold one thing only.")
        if not all(isinstance(text, str) for text in texts):
            raise ValueError("“class_name” and “nc_year” are words.")
        told = cast("Mapping[Field, int]", dict(columns))
        return cls(row, told, *texts)
