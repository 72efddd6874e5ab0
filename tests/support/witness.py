"""Looks on while every test runs, and speaks up about what must never happen in any of them:

- a GET that writes;
- a successful write that leaves nothing in the audit trail;
- a name, or words that somebody typed, in a log, in the title of a page, which a browser keeps in
  its history, or in the signed cookie, which anybody at the browser can read;
- a picture decoded while others wait to write;
- a page that asks the database twenty times.

It also remembers which pages were opened, for the rule that some test opens each.
"""

import logging
import re
import threading
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog
from flask import Flask, Response, g, has_request_context, request, request_finished, session
from PIL import Image
from sqlalchemy import Connection, Engine, String, Table, event

from app.foundation import database
from app.foundation.database import Model, db
from app.foundation.personal import NOTE

WRITES = re.compile(r"^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
READING = {"GET", "HEAD", "OPTIONS"}
TRAIL = "audit_event"
FREE_TEXT = 60
"""Columns shorter than this hold slugs and codes, which logs may name."""

SHORTEST = 4
"""Shorter words than this are in any log by chance."""

MOST_ASKED = 19
"""How often one page may ask the database; a larger class or school makes it no more."""

ASKING = ("SELECT", "WITH")
"""How a question begins. Opening a transaction asks nothing, nor does what a test sets up in it."""

OF_A_SCHOOL = {"destination_name"}
"""Personal in the row of a child who goes there, and nobody's secret elsewhere."""

NOT_AUDITED = {
    "code_miss": "counted to slow guessing, and deleted after a day",
    "entry_draft": "a draft is overwritten at each step, and is not kept",
    "sign_in_miss": "counted to slow guessing, and deleted after a day",
    "staff_miss": "counted to slow guessing, and deleted after a day",
    "tablet": "only when a device was last seen; opening a class on it is audited",
}
"""Tables whose writes need no line in the trail, and why."""


class Witness:
    """What was seen since the last test."""

    def __init__(self) -> None:
        self.opened: set[str] = set()
        self.faults: list[str] = []
        self._failures: dict[int, list[Exception]] = {}
        self.written: set[str] = set()
        self.logged: list[str] = []
        self.carried: list[str] = []
        self.titled: list[str] = []

    def forget(self) -> None:
        """Begin a new test. What was opened is kept for the end of the run."""
        self.faults, self._failures, self.written = [], {}, set()
        self.logged, self.carried, self.titled = [], [], []

    @property
    def failures(self) -> list[Exception]:
        """What broke a view that this thread asked for. A browser that goes away sends last words,
        which may come when the next test has begun: they are not what that one asked."""
        return self._failures.setdefault(threading.get_ident(), [])

    def all_faults(self) -> list[str]:
        """Everything that should not have happened in this test."""
        told = [
            f"{where} says “{words}”, which is personal: {line[:200]}"
            for where, lines in (
                ("a log", self.logged),
                ("the cookie", self.carried),
                ("a title", self.titled),
            )
            for line in lines
            for words in self.written
            if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line)
        ]
        return self.faults + told

    def note_statement(self, statement: str, values: Any, context: Any) -> None:
        """A statement goes to the database."""
        if has_request_context() and statement.startswith(ASKING):
            g.asked = g.get("asked", 0) + 1
        if not (write := WRITES.match(statement)):
            return
        table = write.group(1)
        self.written.update(_personal_words(table, values, context))
        if has_request_context():
            g.setdefault("tables_written", set()).add(table)
            if request.method in READING:
                self.faults.append(f"{request.method} {request.endpoint} writes {table}")

    def note_answer(self, response: Response) -> None:
        """A page was answered."""
        if session.modified:
            self.carried.append(" ".join(map(str, session.values())))
        if response.mimetype == "text/html" and not response.content_encoding:
            self.titled += TITLE.findall(response.get_data(as_text=True))[:1]
        if response.status_code >= 400:
            return
        if request.endpoint is not None:
            self.opened.add(request.endpoint)
        if request.method in READING and (asked := g.get("asked", 0)) > MOST_ASKED:
            self.faults.append(f"GET {request.endpoint} asks the database {asked} times")
        written = g.get("tables_written", set()) - set(NOT_AUDITED)
        if request.method not in READING and written and TRAIL not in written:
            self.faults.append(
                f"{request.method} {request.endpoint} writes {sorted(written)} and leaves nothing "
                "in the trail: call app.audit.actions.record"
            )

    def note_picture(self) -> None:
        """A picture is about to be decoded."""
        writes = has_request_context() and database._writing.get()
        if writes and db.in_transaction():
            self.faults.append(
                f"{request.method} {request.endpoint} decodes a picture inside its transaction, so "
                "that all who write wait: look up what is needed within database.reading()"
            )


@contextmanager
def watching(app: Flask) -> Iterator[Witness]:
    """A witness to everything that this app does."""
    witness = app.extensions["witness"] = Witness()

    def statement(
        _connection: Connection, _cursor: Any, words: str, values: Any, context: Any, _many: bool
    ) -> None:
        witness.note_statement(words, values, context)

    def answered(_sender: Flask, response: Response, **_extra: Any) -> None:
        witness.note_answer(response)

    def logged(_logger: Any, _name: str, entry: MutableMapping[str, Any]) -> Any:
        witness.logged.append(" ".join(f"{key}={value}" for key, value in entry.items()))
        return entry

    handler = _Handler(witness)
    event.listen(Engine, "before_cursor_execute", statement)
    request_finished.connect(answered, app)
    logging.getLogger().addHandler(handler)
    structlog.get_config()["processors"].insert(0, logged)
    _remember_failures(app, witness)
    open_picture = Image.open

    def opened(*given: Any, **named: Any) -> Any:
        witness.note_picture()
        return open_picture(*given, **named)

    Image.open = opened
    yield witness
    Image.open = open_picture
    structlog.get_config()["processors"].remove(logged)
    logging.getLogger().removeHandler(handler)
    event.remove(Engine, "before_cursor_execute", statement)


class _Handler(logging.Handler):
    """Keeps every line that any library logs."""

    def __init__(self, witness: Witness) -> None:
        super().__init__(logging.INFO)
        self.witness = witness

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.witness.logged.append(f"{record.name}: {record.getMessage()}")


def _remember_failures(app: Flask, witness: Witness) -> None:
    """Keep what broke a view, so that the test can show it instead of the page that says sorry."""
    handlers = app.error_handler_spec[None][None]
    say_sorry = handlers[Exception]

    def remember(error: Exception) -> Any:
        witness.failures.append(error)
        return say_sorry(error)

    handlers[Exception] = remember


def _personal_words(table: str, values: Any, context: Any) -> Iterator[str]:
    """Names and words that people typed, among the values of an INSERT or UPDATE."""
    if table == TRAIL:
        return  # It holds ids and never names; addresses, and so logs of requests, hold ids too.
    columns = _personal_columns(Model.metadata.tables.get(table))
    if not columns:
        return
    if context is None or context.compiled is None:
        yield from _typed_words(values)
        return
    for row in context.compiled_parameters:
        for key, value in row.items():
            named = re.sub(r"_m?\d+$", "", key)
            if named in columns and isinstance(value, str) and len(value) >= SHORTEST:
                yield value


def _typed_words(values: Any) -> Iterator[str]:
    """What somebody typed, in a statement that names no columns: no slug or code has a space."""
    if isinstance(values, str):
        if " " in values:
            yield values
    elif isinstance(values, dict | list | tuple):
        for value in values.values() if isinstance(values, dict) else values:
            yield from _typed_words(value)


def _personal_columns(table: Table | None) -> set[str]:
    if table is None:
        return set()
    return {
        column.name
        for column in table.columns
        if column.info.get(NOTE) and isinstance(column.type, String)
        if column.name not in OF_A_SCHOOL
        if (column.type.length or FREE_TEXT) >= FREE_TEXT
    }
