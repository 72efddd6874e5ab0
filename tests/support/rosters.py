"""Rows of class lists that somebody has to put right. Every child is made up."""

import json

from app.foundation.database import db
from app.foundation.sealing import keyring
from app.schools.models import RosterChange, RosterImport
from app.schools.queries.imports import line_place
from app.schools.roster.lines import Line
from app.schools.roster.problems import Problem
from app.schools.roster.pupils import TypedPupil


def row_to_mend(stored: RosterImport, row: int = 2) -> int:
    """A row of this file without a surname; its number."""
    problem = Problem(row, "Surname", "surname_missing", "The surname is missing.", "stop")
    line = Line(row, "refused", problems=(problem,), typed=TypedPupil(forename="Ada"))
    text = json.dumps(line.to_json()).encode()
    sealed = keyring().seal(text, line_place(stored.school_id, stored.id, 1))
    told = RosterChange(school_id=stored.school_id, import_id=stored.id, number=1, line=row,
                        action="refused", sealed=sealed)  # fmt: skip
    db.session.add(told)
    db.session.flush()
    return row
