"""A roster file, read: every row either a pupil or a sentence, and what the file covers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.schools.roster import columns, decoding, repeats, rows, skipping, tables
from app.schools.roster.columns import ColumnRead, ColumnSetAside, Header
from app.schools.roster.covers import Covers, covers_of
from app.schools.roster.names import class_key
from app.schools.roster.notes import notes_on, with_upn_notes
from app.schools.roster.problems import Problem, UnreadableRoster, in_order
from app.schools.roster.pupils import RefusedRow, RosterRow


@dataclass(frozen=True)
class RosterFile:
    """What a file says. `rows` can go in; `refused` are left out until mended.

    `notes` are about the file or rows passed over; `format_name` is for people.
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

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything to tell of the file: of the whole first, then from the top down."""
        of_rows = [problem for row in self.rows for problem in row.problems]
        of_refused = [problem for row in self.refused for problem in row.problems]
        return in_order([*self.notes, *of_rows, *of_refused])


def read_roster(
    data: bytes, filename: str, school_year: int, *, keep_upns: bool = True
) -> RosterFile:
    """Read a roster. `school_year` is the September it is for: 2026 for 2026/27.

    With `keep_upns=False` (a school that has not turned UPNs on) the column is set aside
    unread. Raises UnreadableRoster only when nothing could be read.
    """
    decoded = decoding.text_of(data)
    text, separator, header = _cut(decoded.text, keep_upns=keep_upns)
    records = tables.records_of(text, separator)
    below = skipping.sifted(records, header)
    read = [rows.row_from(record, header, separator, school_year) for record in below.records]
    if not read:
        raise UnreadableRoster(
            f"There are headings in row {header.record.row}, but no children below them."
        )
    settled = repeats.without_repeats(read, header.heading("upn"))
    good = _classes_spelled_alike([row for row in settled if isinstance(row, RosterRow)])
    good = with_upn_notes(good, header.heading("upn"))
    refused = tuple(row for row in settled if isinstance(row, RefusedRow))
    return RosterFile(
        filename=filename,
        school_year=school_year,
        format_name=f"{tables.SEPARATORS[separator].capitalize()}, {decoded.encoding}",
        columns_read=header.read,
        columns_set_aside=header.set_aside,
        rows=good,
        refused=refused,
        notes=(*below.notes, *notes_on(good, header, school_year)),
        covers=_covers(good, refused),
    )


def _cut(text: str, *, keep_upns: bool) -> tuple[str, str, Header]:
    """The text, the separator that finds most headings in it, and those headings."""
    named, text = tables.named_separator(text)
    found: list[tuple[str, Header | None]] = []
    for separator in [named] if named else tables.SEPARATORS:
        first = tables.first_records(text, separator, columns.LOOK_IN_FIRST)
        found.append((separator, columns.best_header(first, keep_upns=keep_upns)))
    separator, header = max(found, key=lambda each: len(each[1].read) if each[1] else 0)
    return text, separator, columns.refuse_without_needed_columns(header)


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
