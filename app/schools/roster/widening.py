"""Columns that a list does not have, made from those it has: names apart, one class for all."""

from collections.abc import Sequence
from dataclasses import replace

from app.schools.roster import names
from app.schools.roster.columns import ColumnRead, Field, Header
from app.schools.roster.said import ColumnsSaid
from app.schools.roster.tables import Record

_FOR_EVERYONE: tuple[Field, ...] = ("class_name", "nc_year")


def widened(
    records: Sequence[Record], header: Header, said: ColumnsSaid
) -> tuple[tuple[Record, ...], Header]:
    """The rows below the headings with what is missing, right of the last column, and the header
    that reads them. A whole name gives both names; what was said for everybody stands in each row.
    """
    held = {column.field for column in header.read}
    apart: tuple[Field, ...] = ("forename", "surname") if "full_name" in held else ()
    for_all = [what for what in _FOR_EVERYONE if said.for_everyone(what) and what not in held]
    added = [what for what in apart if what not in held]
    if not added and not for_all:
        return tuple(records), header
    width = header.width
    name_heading = header.heading("full_name") or ""
    columns = [(name_heading, what) for what in added]
    columns += [(f"“{said.for_everyone(what)}” for everybody", what) for what in for_all]
    read = [ColumnRead(width + at, heading, what) for at, (heading, what) in enumerate(columns)]
    wide_header = replace(header, read=(*header.read, *read))
    wide = []
    for record in records:
        made = dict(zip(("forename", "surname"), _names(record, header), strict=True))
        made |= {what: said.for_everyone(what) for what in for_all}
        real = [*record.cells[:width], *[""] * (width - len(record.cells))]
        more = [made[what] for _heading, what in columns] if not record.is_blank else []
        wide.append(Record(record.row, (*real, *more, *record.cells[width:])))
    return tuple(wide), wide_header


def _names(record: Record, header: Header) -> tuple[str, str]:
    return names.parted(names.tidy(header.cell(record, "full_name"))) or ("", "")
