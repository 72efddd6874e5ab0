"""A roster file, read: every row either a pupil or a sentence, and what the file covers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.schools.roster import repeats, rows, skipping
from app.schools.roster.columns import ColumnRead, ColumnSetAside, Header
from app.schools.roster.covers import Covers, covers_of
from app.schools.roster.formats.ctf import listing_of_ctf
from app.schools.roster.formats.kinds import kind_of
from app.schools.roster.formats.oneroster import listing_of_oneroster
from app.schools.roster.formats.texts import listing_of_text
from app.schools.roster.formats.workbooks import listing_of_workbook
from app.schools.roster.headings import header_for
from app.schools.roster.listing import Listing
from app.schools.roster.mends import Mends, mended
from app.schools.roster.month_first import day_first
from app.schools.roster.names import class_key
from app.schools.roster.notes import notes_on, with_upn_notes
from app.schools.roster.problems import Problem, UnreadableRoster, in_order
from app.schools.roster.pupils import RefusedRow, RosterRow
from app.schools.roster.said import ColumnsSaid
from app.schools.roster.tables import Record
from app.schools.roster.widening import widened


@dataclass(frozen=True)
class RosterFile:
    """What a file says. `rows` can go in; `refused` are left out until mended.

    `notes` are about the file or rows passed over; `format_name` is for people. `class_for_new`
    is where new children go when the format knows no classes; "" when nobody said. `headings` is
    the row of headings, where the format has one and does not fix it.
    """

    filename: str
    school_year: int
    format_name: str
    columns_read: tuple[ColumnRead, ...]
    columns_set_aside: tuple[ColumnSetAside, ...]
    rows: tuple[RosterRow, ...]
    refused: tuple[RefusedRow, ...]
    notes: tuple[Problem, ...]
    covers: Covers
    class_for_new: str = ""
    headings: Record | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything to tell of the file: of the whole first, then from the top down."""
        of_rows = [problem for row in self.rows for problem in row.problems]
        of_refused = [problem for row in self.refused for problem in row.problems]
        return in_order([*self.notes, *of_rows, *of_refused])


def read_roster(
    data: bytes,
    filename: str,
    school_year: int,
    *,
    keep_upns: bool = True,
    own_numbers: frozenset[str] = frozenset(),
    said: ColumnsSaid | None = None,
) -> RosterFile:
    """Read a roster of any format. `school_year` is the September it is for: 2026 for 2026/27.

    With `keep_upns=False` (a school that has not turned UPNs on) the column is set aside
    unread. Raises UnreadableRoster only when nothing could be read; UnknownColumns when `said`
    could help.
    """
    listing = listing_of(data, school_year, own_numbers)
    return read_listing(listing, filename, school_year, keep_upns=keep_upns, said=said)


def listing_of(data: bytes, school_year: int, own_numbers: frozenset[str] = frozenset()) -> Listing:
    """The rows of a file, whatever its format. `own_numbers`: the URN and LAESTAB of the school.

    Raises UnreadableRoster.
    """
    match kind_of(data):
        case "text":
            return listing_of_text(data)
        case "workbook":
            return listing_of_workbook(data)
        case "ctf":
            return listing_of_ctf(data, own_numbers)
        case "oneroster":
            return listing_of_oneroster(data, school_year, own_numbers)


def read_listing(
    listing: Listing,
    filename: str,
    school_year: int,
    *,
    keep_upns: bool = True,
    said: ColumnsSaid | None = None,
    mends: Mends = (),
    each_row: rows.EachRow = rows.nobody_asks,
) -> RosterFile:
    """Read the rows of a file; see `read_roster`. `mends` is what was put right in them;
    `each_row` is told how far the reading is."""
    found = header_for(listing, said, keep_upns=keep_upns)
    below = skipping.sifted(listing.records, found)
    wide, header = widened(below.records, found, said or ColumnsSaid())
    dated = day_first(wide, header)
    records = mended(dated.records, header, mends)
    read = []
    for number, record in enumerate(records):
        each_row(number, len(records))
        read.append(rows.row_from(record, header, listing, school_year))
    if not read:
        raise UnreadableRoster(_nobody(header))
    settled = repeats.without_repeats(read, header.heading("upn"))
    good = _classes_spelled_alike([row for row in settled if isinstance(row, RosterRow)])
    good = with_upn_notes(good, header.heading("upn"))
    refused = tuple(row for row in settled if isinstance(row, RefusedRow))
    return RosterFile(
        filename=filename,
        school_year=school_year,
        format_name=listing.format_name,
        columns_read=found.read,
        columns_set_aside=found.set_aside,
        rows=good,
        refused=refused,
        notes=(*listing.notes, *below.notes, *dated.notes, *notes_on(good, header, school_year)),
        covers=_covers(good, refused) if listing.names_everybody else Covers(),
        class_for_new="" if listing.has_classes or said is None else said.class_name,
        headings=found.record if listing.header is None and found.record.row else None,
    )


def _nobody(header: Header) -> str:
    row = header.record.row
    if row:
        return f"There are headings in row {row}, but no children below them."
    return "There are no children in this file."


def _classes_spelled_alike(good: Sequence[RosterRow]) -> tuple[RosterRow, ...]:
    """ "6 OAK" below "6 Oak" is the same class, spelled as it was first."""
    first: dict[str, str] = {}
    for row in good:
        first.setdefault(class_key(row.pupil.class_name), row.pupil.class_name)
    return tuple(
        replace(row, pupil=replace(row.pupil, class_name=first[class_key(row.pupil.class_name)]))
        for row in good
    )


def _covers(good: Sequence[RosterRow], refused: Sequence[RefusedRow]) -> Covers:
    unsure = any(problem.code == "ran_together" for row in refused for problem in row.problems)
    return Covers() if unsure else covers_of(good)
