"""The questions about a class list whose headings say too little: which column is what?"""

from collections.abc import Mapping
from typing import cast

from wtforms import Field as AnyField
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import Length

from app.schools.queries.first_rows import FirstRows
from app.schools.roster.columns import UPNS, Field
from app.schools.roster.names import LONGEST_CLASS_NAME
from app.schools.roster.said import WITHOUT_HEADINGS, ColumnsSaid
from app.web.forms import Form, choices_of, line

NOT_THERE = -1
LONGEST_CELL = 30
"""Characters of a heading that fit in a list."""
YEARS = (("", "Not the same for everybody"), ("R", "Reception"),
         *((str(number), f"Year {number}") for number in range(1, 7)))  # fmt: skip
_TOO_LONG = f"Keep it to {LONGEST_CLASS_NAME} letters."


class ColumnsForm(Form):
    """For each thing a roster holds, the column it stands in. `version` is that of the file."""

    header_row = SelectField("Where are the headings?", coerce=int)
    surname = SelectField("Last name", coerce=int)
    forename = SelectField("First name", coerce=int)
    full_name = SelectField(
        "Whole name", coerce=int, description="If both names are in one: “Okafor, Daisy”."
    )
    preferred_forename = SelectField("Name used in school", coerce=int)
    upn = SelectField("UPN", coerce=int)
    born_on = SelectField("Date of birth", coerce=int, description="Day first: 03/11/2015.")
    nc_year = SelectField("Year", coerce=int)
    nc_year_for_all = SelectField(
        "Or the same year for everybody in the file", choices=choices_of(YEARS)
    )
    class_name = SelectField("Class", coerce=int)
    class_for_all = StringField(
        "Or the same class for everybody in the file",
        filters=[line],
        validators=[Length(max=LONGEST_CLASS_NAME, message=_TOO_LONG)],
    )
    version = HiddenField()

    def offer(self, first: FirstRows) -> None:
        """The columns and rows that the file has."""
        columns = [(str(NOT_THERE), "Not in this file")]
        columns += [
            (str(at), f"{letter}: {_short(text)}" if text else letter)
            for at, (letter, text) in enumerate(first.headings)
        ]
        for field in self.of_columns().values():
            field.choices = choices_of(columns)
        rows = {record.row: " · ".join(filter(None, record.cells)) for record in first.rows}
        rows.setdefault(first.said.header_row, "")
        rows.pop(WITHOUT_HEADINGS, None)
        offered = [(str(row), f"Row {row}: {_short(text, 60)}") for row, text in rows.items()]
        none = (str(WITHOUT_HEADINGS), "Nowhere: the first row is a child already")
        self.header_row.choices = choices_of([*offered, none])

    def fill(self, said: ColumnsSaid) -> None:
        """Put in what was said or guessed."""
        self.class_for_all.data = said.class_name
        if "header_row" in self:
            self.header_row.data, self.nc_year_for_all.data = said.header_row, said.nc_year
        for what, field in self.of_columns().items():
            field.data = said.columns.get(what, NOT_THERE)

    def of_columns(self) -> Mapping[Field, SelectField]:
        """The questions that a column answers, and that are asked."""
        return {what: self[what] for what in _ASKED if what in self}

    def leave_upns(self) -> None:
        """The school does not keep UPNs: nobody is asked for them."""
        for what in UPNS:
            if what in self:
                del self[what]

    def leave_columns(self) -> None:
        """The format says what its columns are: only the class of new children is open."""
        for name in (*list(self.of_columns()), "header_row", "nc_year_for_all"):
            if name in self:
                del self[name]
        self.class_for_all.label.text = "Which class do new children go to?"

    def said(self) -> ColumnsSaid:
        """What was said, once the form is valid."""
        columns = self._columns()
        if not columns:
            return ColumnsSaid(class_name=self.class_for_all.data or "")
        return ColumnsSaid(
            self.header_row.data,
            columns,
            "" if "class_name" in columns else self.class_for_all.data or "",
            "" if "nc_year" in columns else self.nc_year_for_all.data or "",
        )

    def validate(self, extra_validators: Mapping[str, object] | None = None) -> bool:
        """Each column holds one thing, and nothing that is needed is left out."""
        if not super().validate(extra_validators):
            return False
        if "header_row" not in self:
            return True
        wrong = [*self._left_out(), *self._said_twice()]
        for field, sentence in wrong:
            field.errors = (*field.errors, sentence)
        return not wrong

    def _left_out(self) -> list[tuple[AnyField, str]]:
        wrong: list[tuple[AnyField, str]] = []
        here = self._columns()
        if "full_name" not in here:
            wrong += [
                (self[what], "Say where it is, or say where the whole name is.")
                for what in ("surname", "forename")
                if what not in here
            ]
        if "born_on" not in here:
            wrong.append((self.born_on, "We need it, to tell two children of one name apart."))
        if "nc_year" not in here and not self.nc_year_for_all.data:
            wrong.append((self.nc_year, "Say where it is, or choose one year for everybody."))
        if "class_name" not in here and not self.class_for_all.data:
            wrong.append((self.class_name, "Say where it is, or write one class for everybody."))
        return wrong

    def _said_twice(self) -> list[tuple[AnyField, str]]:
        seen: dict[int, AnyField] = {}
        wrong = []
        for what, at in self._columns().items():
            if at in seen:
                wrong.append((self[what], f"This column is “{seen[at].label.text}” already."))
            seen.setdefault(at, self[what])
        return wrong

    def _columns(self) -> dict[Field, int]:
        return {
            what: cast("int", field.data)
            for what, field in self.of_columns().items()
            if field.data != NOT_THERE
        }


_ASKED: tuple[Field, ...] = (
    "surname", "forename", "full_name", "preferred_forename", "upn", "born_on", "nc_year",
    "class_name",
)  # fmt: skip


def _short(text: str, longest: int = LONGEST_CELL) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
