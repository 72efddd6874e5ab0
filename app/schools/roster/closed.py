"""Classes that were closed, and that a roster puts children into again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.schools.roster.dates import in_words
from app.schools.roster.lines import Line
from app.schools.roster.names import class_key
from app.schools.roster.problems import Problem, rows_in_words


def closed_class_notes(
    lines: Sequence[Line], closed: Mapping[str, tuple[str, date]]
) -> Iterator[Problem]:
    """A note for each closed class with rows. `closed`: name and day of each, by `class_key`."""
    rows: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if line.after is not None and line.row is not None:
            key = class_key(line.after.class_name)
            if key in closed:
                rows[key].append(line.row)
    for key, found in rows.items():
        name, day = closed[key]
        yield Problem(
            found[0], None, "class_closed",
            f"{name} was closed on {in_words(day)}. Importing opens it again, for "
            f"{rows_in_words(found)}. If that is wrong, put the right class there.",
            "note",
        )  # fmt: skip
