"""Which row of a list holds the headings: found, told by the format, or said by a person."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.schools.roster.columns import (
    HEADINGS,
    LOOK_IN_FIRST,
    UPNS,
    ColumnRead,
    ColumnSetAside,
    Field,
    Header,
    header_of,
    missing_from,
    plain,
    why_not,
)
from app.schools.roster.dates import looks_like_a_date
from app.schools.roster.listing import Listing
from app.schools.roster.names import tidy
from app.schools.roster.problems import UnknownColumns, UnreadableRoster
from app.schools.roster.said import WITHOUT_HEADINGS, ColumnsSaid
from app.schools.roster.tables import Record
from app.schools.upn import upn_problem


def header_for(listing: Listing, said: ColumnsSaid | None, *, keep_upns: bool) -> Header:
    """The headings of a list.

    Raises UnknownColumns when somebody has to say what is what, UnreadableRoster when there is
    nothing to say it of.
    """
    if listing.header is not None:
        return listing.header if keep_upns else _without_upns(listing.header)
    if said is not None and said.columns:
        header: Header | None = _said_header(listing.records, said, keep_upns=keep_upns)
    else:
        header = best_header(listing.records, keep_upns=keep_upns)
    return _refuse_without_needed_columns(header, listing, said or ColumnsSaid())


def best_header(records: Sequence[Record], *, keep_upns: bool = True) -> Header | None:
    """The row among the first ones that knows most headings, or None when none knows two.

    Headings over two rows ("Date of" above "birth") count when they know more than either row.
    """
    first = records[:LOOK_IN_FIRST]
    headers = [header_of(record, keep_upns=keep_upns) for record in first]
    headers += [
        replace(header_of(_joined(upper, lower), keep_upns=keep_upns), over_two_rows=True)
        for upper, lower in pairwise(first)
        if not upper.is_blank
    ]
    best = max(headers, key=lambda header: len(header.read), default=None)
    return best if best is not None and len(best.read) >= 2 else None


def headings_key(record: Record) -> str:
    """The headings of a row in the form in which two files have the same ones."""
    return "\x1f".join(plain(cell) for cell in record.cells)


def holds_a_child(record: Record) -> bool:
    """True for a row with a date or a UPN in it, which no row of headings has."""
    texts = [tidy(cell) for cell in record.cells]
    return any(looks_like_a_date(text) or upn_problem(text) is None for text in texts if text)


def letter_of(position: int) -> str:
    """The letter of a column, as a spreadsheet has it: A for 0, AA for 26."""
    letters, number = "", position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _without_upns(header: Header) -> Header:
    kept = tuple(column for column in header.read if column.field not in UPNS)
    aside = [
        ColumnSetAside(column.position, column.heading, "not_kept")
        for column in header.read
        if column.field in UPNS
    ]
    return replace(header, read=kept, set_aside=(*aside, *header.set_aside))


def _joined(upper: Record, lower: Record) -> Record:
    """Two rows of headings as one: both words if that is a known heading, else the one that is."""
    wide = max(len(upper.cells), len(lower.cells))
    cells = []
    for at in range(wide):
        both = (f"{upper.cell(at)} {lower.cell(at)}".strip(), lower.cell(at), upper.cell(at))
        known = [text for text in both if header_of(Record(0, (text,))).read]
        cells.append(known[0] if known else both[0])
    return Record(lower.row, tuple(cells))


def _said_header(records: Sequence[Record], said: ColumnsSaid, *, keep_upns: bool) -> Header:
    wide = max(len(record.cells) for record in records)
    if said.header_row == WITHOUT_HEADINGS:
        record = Record(0, tuple(f"Column {letter_of(at)}" for at in range(wide)))
    else:
        rows = [each for each in records if each.row == said.header_row]
        record = rows[0] if rows else Record(said.header_row, ())
        if holds_a_child(record):  # a slip: what stands there is nobody's heading, nor to be kept
            record = Record(record.row, ())
    read, aside = [], []
    for position in range(wide):
        heading = " ".join(record.cell(position).split())
        field = said.field_at(position)
        if field and (keep_upns or field not in UPNS):
            read.append(ColumnRead(position, heading or f"Column {letter_of(position)}", field))
        elif heading and said.header_row != WITHOUT_HEADINGS:
            aside.append(ColumnSetAside(position, heading, why_not(heading, field)))
    return Header(record, tuple(read), tuple(aside))


def _refuse_without_needed_columns(
    header: Header | None, listing: Listing, said: ColumnsSaid
) -> Header:
    wide = max((len(record.cells) for record in listing.records), default=0)
    filled = sum(not record.is_blank for record in listing.records)
    trouble = UnknownColumns if wide >= 2 and filled >= 2 else UnreadableRoster
    if header is None:
        raise trouble(
            "We found no row of headings. The list needs a first row such as: "
            "Forename, Surname, UPN, Year, Class, Date of birth."
        )
    missing = [field for field in missing_from(header) if not said.for_everyone(field)]
    if missing:
        raise trouble(
            f"Row {header.record.row} has the headings, but not these: {_listed(missing)}. "
            "Add what is missing, or export the list again with it."
        )
    return header


def _listed(fields: Sequence[Field]) -> str:
    return ", ".join(f"“{HEADINGS[field][0].capitalize()}”" for field in fields)
