"""One row of a file: a pupil who can go in, or sentences that say what to mend."""

from collections.abc import Callable
from datetime import date

from app.schools import upn
from app.schools.roster import cells, names
from app.schools.roster.columns import NEEDED, Field, Header
from app.schools.roster.dates import DateProblem, birth_date
from app.schools.roster.listing import Listing
from app.schools.roster.problems import Problem, Suggestion
from app.schools.roster.pupils import SHOWN, RefusedRow, RosterPupil, RosterRow, TypedPupil
from app.schools.roster.tables import Record, ran_together
from app.schools.roster.years import nc_year_from

EachRow = Callable[[int, int], None]
"""Told the number of rows that are read, and of all."""

_WHAT: dict[Field, str] = {
    "forename": "forename",
    "surname": "surname",
    "full_name": "name",
    "preferred_forename": "preferred name",
    "nc_year": "year group",
    "class_name": "class",
    "born_on": "date of birth",
}
_NEEDED: tuple[Field, ...] = (*NEEDED, "full_name")
_RAN_TOGETHER = (
    'Several rows have run together here, because a quotation mark (") is not closed. Take it '
    "out and save again. Until then nobody is counted as having left."
)
_SHIFTED = (
    "This row has more cells than there are headings, so its columns may have slipped. Look "
    "for a comma inside a cell."
)


def nobody_asks(_done: int, _of: int) -> None:
    """Tells nobody how far the reading is."""


def row_from(
    record: Record, header: Header, listing: Listing, school_year: int
) -> RosterRow | RefusedRow:
    """The row, read. Refused when anything in it stops; all its problems are told at once."""
    if listing.separator and ran_together(record, listing.separator):
        return _refused(record, header, (_stop(record, None, "ran_together", _RAN_TOGETHER),))
    if any(cell.strip() for cell in record.cells[header.width :]):
        return _refused(record, header, (_stop(record, None, "too_many_cells", _SHIFTED),))
    faults = tuple(
        problem for column in header.read if (problem := _fault(record, header, column.field))
    )
    typed = names.tidy(header.cell(record, "born_on"))
    born_on = birth_date(typed, school_year, listing.day_nought)
    if isinstance(born_on, DateProblem):
        heading = header.heading("born_on")
        if all(problem.column != heading for problem in faults):
            meant = Suggestion("born_on", f"{born_on.meant:%d/%m/%Y}") if born_on.meant else None
            faults = (*faults, _stop(record, heading, born_on.code, born_on.advice, meant))
        return _refused(record, header, faults)
    if faults:
        return _refused(record, header, faults)
    former = upn.normal_upn(names.tidy(header.cell(record, "former_upn"))) or None
    return RosterRow(record.row, _pupil(record, header, born_on), _notes(record, header), former)


def typed_in(record: Record, header: Header) -> TypedPupil:
    """The cells of a row by field, tidied, otherwise as typed."""
    return TypedPupil(
        **{
            column.field: names.tidy(record.cell(column.position))
            for column in header.read
            if column.field in SHOWN
        }
    )


def _fault(record: Record, header: Header, field: Field) -> Problem | None:
    heading = header.heading(field) or ""
    cell = header.cell(record, field)
    text = names.tidy(cell)
    if fault := cells.fault_in_any(heading, cell):
        return _stop(record, heading, *fault)
    if not text and field in ("forename", "surname") and header.heading("full_name"):
        return None  # what is wrong with the whole name is said already
    if not text:
        missing = f"The {_WHAT.get(field)} is missing. Fill it in."
        return _stop(record, heading, f"{field}_missing", missing) if field in _NEEDED else None
    found = _CHECKS[field](heading, text)
    return _stop(record, heading, *found, _suggested(field, found[0], text)) if found else None


def _suggested(field: Field, code: str, text: str) -> Suggestion | None:
    """What the cell may be meant to say, where that can be told from what it says."""
    match code:
        case "upn_letter":
            return Suggestion(field, f"{upn.right_letter_for(text)}{upn.normal_upn(text)[1:]}")
        case "upn_length" | "upn_characters":
            return Suggestion(field, "")
        case "letters_lost":
            return Suggestion(field, names.mended(text) or "")
        case _:
            return None


_CHECKS: dict[Field, Callable[[str, str], cells.Fault | None]] = {
    "forename": lambda heading, text: cells.fault_in_name("forename", heading, text),
    "surname": lambda heading, text: cells.fault_in_name("surname", heading, text),
    "preferred_forename": lambda heading, text: cells.fault_in_name(
        "preferred name", heading, text
    ),
    "full_name": cells.fault_in_full_name,
    "upn": lambda _, text: cells.fault_in_upn(text),
    "former_upn": lambda _heading, _text: None,
    "nc_year": lambda _, text: cells.fault_in_year(text),
    "class_name": lambda _, text: cells.fault_in_class(text),
    "born_on": lambda _heading, _text: None,
}


def _pupil(record: Record, header: Header, born_on: date) -> RosterPupil:
    typed = typed_in(record, header)
    nc_year = nc_year_from(typed.nc_year)
    if nc_year is None:
        raise ValueError("a row with an unknown year group is refused before this")
    return RosterPupil(
        forename=typed.forename,
        surname=typed.surname,
        preferred_forename=typed.preferred_forename or None,
        upn=upn.normal_upn(typed.upn) or None,
        nc_year=nc_year,
        class_name=typed.class_name,
        born_on=born_on,
    )


def _notes(record: Record, header: Header) -> tuple[Problem, ...]:
    notes = []
    for field in ("forename", "surname"):
        name = names.tidy(header.cell(record, field))
        if names.may_have_lost_a_letter(name):
            notes.append(
                Problem(
                    record.row, header.heading(field), "small_letter",
                    f"“{name}” begins with a small letter. If one went missing before it when "
                    "the file was saved, save it again as “CSV UTF-8”.", "note",
                )
            )  # fmt: skip
    return tuple(notes)


def _refused(record: Record, header: Header, problems: tuple[Problem, ...]) -> RefusedRow:
    typed = typed_in(record, header)
    texts = [upn.normal_upn(text) for text in (typed.upn, *record.cells)]
    found = [text for text in texts if upn.right_letter_for(text)]
    known = next(iter(found), None) if header.heading("upn") else None
    return RefusedRow(record.row, typed, problems, known)


def _stop(
    record: Record,
    column: str | None,
    code: str,
    advice: str,
    suggestion: Suggestion | None = None,
) -> Problem:
    return Problem(record.row, column, code, advice, "stop", suggestion)
