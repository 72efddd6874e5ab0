"""Class lists to import, and what the database holds of them."""

from pathlib import Path
from typing import Any

from app.foundation.database import Model, db

SAMPLES = Path(__file__).parent.parent / "data" / "rosters"
HEADINGS = "Forename,Surname,UPN,Year,Class,DOB"
ADA = "Ada,Pretend,,6,6 Oak,03/11/2014"
BEN = "Ben,Madeup,,6,6 Oak,04/12/2014"
CARA = "Cara,Fictional,,5,5 Elm,05/01/2016"


def sample(name: str) -> bytes:
    """One of the three exports of school information systems."""
    return (SAMPLES / name).read_bytes()


def file_of(*rows: str) -> bytes:
    """A file of these rows under headings."""
    return "\n".join((HEADINGS, *rows)).encode()


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, as it is stored."""
    with db.engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
            for table in Model.metadata.sorted_tables
        }


def words_at_rest() -> bytes:
    """All that is stored, in a row: what somebody with a copy of the database could search."""
    stored = (value for rows in everything().values() for row in rows for value in row)
    return b"\n".join(
        value if isinstance(value, bytes) else str(value).encode() for value in stored
    )
