"""Putting one row of a class list right: what is offered in a tap, and the form for the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wtforms import HiddenField, StringField
from wtforms.validators import Length

from app.schools.actions.mending import texts_of
from app.schools.roster.columns import LABELS, Field
from app.schools.roster.lines import Line
from app.schools.roster.mends import Mend, Mends
from app.schools.roster.names import LONGEST_NAME
from app.schools.roster.problems import LEFT_OUT, SWAPPED, Problem
from app.web.forms import Form, line

_TOO_LONG = f"Keep it to {LONGEST_NAME} letters."
_WITHIN = [Length(max=LONGEST_NAME, message=_TOO_LONG)]
ASKED: tuple[Field, ...] = (
    "forename", "surname", "preferred_forename", "born_on", "nc_year", "class_name", "upn",
)  # fmt: skip
NOTHING_TO_WRITE = ("upn_missing",)
"""Codes of notes that ask for nothing."""
NO_CELLS = ("ran_together", "too_many_cells")
"""Codes of rows whose cells are not where they belong."""


@dataclass(frozen=True)
class Offer:
    """A button in a row: its words, those for ears, and the problem whose suggestion it is."""

    words: str
    ears: str
    code: str


@dataclass(frozen=True)
class PutRight:
    """What somebody put right in a row, and what the file says there."""

    row: int
    child: str
    cells: tuple[tuple[str, str, str], ...]
    is_left_out: bool


class MendForm(Form):
    """What the cells of a row are to say. `version` is that of the file."""

    forename = StringField("First name", filters=[line], validators=_WITHIN)
    surname = StringField("Last name", filters=[line], validators=_WITHIN)
    preferred_forename = StringField("Name used in school", filters=[line], validators=_WITHIN)
    born_on = StringField(
        "Date of birth", description="Day first: 03/11/2015.", filters=[line], validators=_WITHIN
    )
    nc_year = StringField("Year", description="R, or 1 to 6.", filters=[line], validators=_WITHIN)
    class_name = StringField("Class", filters=[line], validators=_WITHIN)
    upn = StringField("UPN", description="May be empty.", filters=[line], validators=_WITHIN)
    version = HiddenField()

    def ask_only(self, fields: Sequence[Field]) -> None:
        """Leave out what the file does not tell of children."""
        for name in ASKED:
            if name not in fields:
                del self[name]

    def texts(self) -> Mapping[str, str]:
        """What was written, by field."""
        return {name: self[name].data or "" for name in ASKED if name in self}


def fields_read(columns_read: Sequence[Mapping[str, str]]) -> list[Field]:
    """What a file tells of each child, by what is kept of its columns. A class that no column
    holds is not its to tell.
    """
    labels = {column["label"] for column in columns_read}
    held = {field for field in ASKED if LABELS[field] in labels}
    if LABELS["full_name"] in labels:
        held |= {"forename", "surname"}
    return [field for field in ASKED if field in held]


def offers_for(told: Line) -> tuple[Offer, ...]:
    """The buttons of a row: one for each problem that suggests something."""
    return tuple(
        Offer(_words(problem, told.row), "" if _is_left_out(problem) else f"in row {told.row}",
              problem.code)
        for problem in told.problems
        if problem.suggestion
    )  # fmt: skip


def may_be_changed(told: Line) -> bool:
    """Whether there is something to write in a row, other than what is offered for it."""
    codes = [problem.code for problem in told.problems if problem.code not in NOTHING_TO_WRITE]
    return told.row is not None and bool(codes) and not set(codes) & set(NO_CELLS)


def put_right(mends: Mends, lines: Sequence[Line]) -> list[PutRight]:
    """What somebody put right, row by row."""
    told = {each.row: texts_of(each)[LEFT_OUT] for each in lines if each.row is not None}
    rows = dict.fromkeys(mend.row for mend in mends)
    return [
        _put_right([mend for mend in mends if mend.row == row], told.get(row, "")) for row in rows
    ]


def _put_right(mends: Sequence[Mend], child: str) -> PutRight:
    left_out = next((mend for mend in mends if mend.field == LEFT_OUT), None)
    labels: Mapping[str, str] = {str(field): label for field, label in LABELS.items()}
    cells = [(labels.get(mend.field, ""), mend.before, mend.text) for mend in mends]
    return PutRight(
        row=mends[0].row,
        child=left_out.before if left_out else child,
        cells=() if left_out else tuple(cells),
        is_left_out=left_out is not None,
    )


def _words(problem: Problem, row: int | None) -> str:
    suggestion = problem.suggestion
    if suggestion is None or suggestion.field == LEFT_OUT:
        return f"Leave out row {row}"
    if suggestion.field == SWAPPED:
        return "Swap the names"
    if suggestion.field == "upn":
        return f"Use {suggestion.text[0]}" if suggestion.text else "Leave the UPN empty"
    if suggestion.field == "class_name":
        return f"Use “{suggestion.text}”"
    return f"Use {suggestion.text}"


def _is_left_out(problem: Problem) -> bool:
    return problem.suggestion is not None and problem.suggestion.field == LEFT_OUT
