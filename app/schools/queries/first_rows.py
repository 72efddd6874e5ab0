"""The first rows of a file whose columns somebody is to name, out of its seal."""

from dataclasses import dataclass

from app.access.viewer import Viewer
from app.foundation.sealing import keyring
from app.schools.models import RosterImport
from app.schools.queries.imports import file_place
from app.schools.queries.mappings import mapping_for
from app.schools.queries.schools import school_for
from app.schools.roster.guessing import guessed
from app.schools.roster.headings import letter_of
from app.schools.roster.reading import listing_of
from app.schools.roster.said import ColumnsSaid
from app.schools.roster.tables import Record

SHOWN = 8
"""Rows; enough to see headings below a title, and a few children."""


@dataclass(frozen=True)
class FirstRows:
    """What a person needs to see to say what the columns are.

    - `rows`: the first that hold something; empty for everybody but who sent the file.
    - `headings`: of each column, its letter and what stands in the row of headings.
    - `said`: what was said of this file or such headings, or else a guess.
    - `columns_are_known`: the format fixes its columns; only the class of new children is open.
    """

    rows: tuple[Record, ...]
    headings: tuple[tuple[str, str], ...]
    said: ColumnsSaid
    columns_are_known: bool


def first_rows_of(viewer: Viewer, stored: RosterImport) -> FirstRows:
    """The first rows of a file that is still kept. Raises UnreadableRoster."""
    own = school_for(viewer)
    data = keyring().open(stored.file_sealed or b"", file_place(viewer.school, stored.id))
    listing = listing_of(data, stored.school_year, frozenset({own.urn, own.laestab} - {""}))
    said = ColumnsSaid.from_json(stored.mapping) if stored.mapping else None
    if listing.header is not None:
        said = said or ColumnsSaid()
    elif said is None or not said.columns:
        said = mapping_for(viewer, listing) or guessed(listing, stored.school_year)
    filled = [record for record in listing.records if not record.is_blank]
    wide = max((len(record.cells) for record in filled), default=0)
    header = next((each for each in filled if each.row == said.header_row), Record(0, ()))
    may_look = stored.by is None or stored.by == viewer.id
    return FirstRows(
        rows=tuple(filled[:SHOWN]) if may_look else (),
        headings=tuple((letter_of(at), " ".join(header.cell(at).split())) for at in range(wide)),
        said=said,
        columns_are_known=listing.header is not None,
    )
