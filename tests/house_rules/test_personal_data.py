"""What is held about people is known, column by column and table by table."""

import pytest
from sqlalchemy import JSON, Column, LargeBinary, String, Table

from app.foundation.database import Model
from app.foundation.personal import NOTE
from app.privacy import register

ROOMY = 60
"""A string shorter than this holds a slug or a code."""

TABLES = sorted(Model.metadata.tables.values(), key=lambda table: table.name)


NOBODYS = {"audit_event": "ids only and no keys, so that erasing a pupil leaves nothing to redact"}
"""Tables that name a pupil, and why no package answers for them."""


def test_every_table_that_leads_to_a_pupil_is_claimed_by_a_package():
    assert tables_about_a_pupil() - register.TABLES - set(NOBODYS) == set()


def test_no_package_claims_a_table_that_is_not_there():
    assert set(register.TABLES) <= set(Model.metadata.tables)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_that_can_hold_words_says_whether_they_are_personal(table):
    assert [
        f"{table.name}.{column.name}: say info=personal(why=...) or info=not_personal(because)"
        for column in table.columns
        if can_hold_words(column) and NOTE not in column.info
    ] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_personal_says_why_how_long_and_who_sees_it(table):
    for column in table.columns:
        note = column.info.get(NOTE)
        if note:
            assert all(note[part].strip() for part in ("why", "kept", "seen_by")), column
        elif NOTE in column.info:
            assert column.info["because"].strip(), column


def test_a_table_nobody_claims_would_be_noticed():
    assert "entry" in tables_about_a_pupil()
    assert tables_about_a_pupil() - (register.TABLES - {"entry"}) - set(NOBODYS) == {"entry"}


def tables_about_a_pupil() -> set[str]:
    """`pupil`, every table with a key to one of these, and every table with a `pupil_id`."""
    found = {"pupil"} | {table.name for table in TABLES if "pupil_id" in table.columns}
    size = 0
    while size < len(found):
        size = len(found)
        found |= {t.name for t in TABLES if found & names_keys_lead_to(t)}
    return found


def names_keys_lead_to(table: Table) -> set[str]:
    return {key.column.table.name for key in table.foreign_keys}


def can_hold_words(column: Column) -> bool:
    """Free text, documents and sealed values, but not keys, slugs or digests."""
    kind = column.type
    if isinstance(kind, String):
        return kind.length is None or kind.length >= ROOMY
    return isinstance(kind, JSON | LargeBinary) and not column.name.endswith("digest")
