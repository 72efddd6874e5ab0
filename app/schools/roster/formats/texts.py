"""Lists as text: commas, semicolons, tabs or bars between the cells."""

from statistics import median

from app.schools.roster import decoding, tables
from app.schools.roster.columns import LOOK_IN_FIRST
from app.schools.roster.headings import best_header
from app.schools.roster.listing import Listing


def listing_of_text(data: bytes) -> Listing:
    """The rows of a CSV or TSV file, cut by whichever separator makes most sense of it.

    That is the one that finds most headings, or if no heading is known, most columns.
    Raises UnreadableRoster when it is not text, or too long.
    """
    decoded = decoding.text_of(data)
    named, text = tables.named_separator(decoded.text)
    found = [(_sense(text, each), each) for each in ([named] if named else tables.SEPARATORS)]
    _best, separator = max(found, key=lambda each: each[0])
    return Listing(
        format_name=f"{tables.SEPARATORS[separator].capitalize()}, {decoded.encoding}",
        records=tuple(tables.records_of(text, separator)),
        separator=separator,
    )


def _sense(text: str, separator: str) -> tuple[int, float]:
    """How many headings are known, and how many columns a row has, if cut by this separator."""
    first = tables.first_records(text, separator, LOOK_IN_FIRST)
    header = best_header(first)
    wide = [len(record.cells) for record in first if not record.is_blank]
    return len(header.read) if header else 0, median(wide) if wide else 0
