"""A command acts as a named viewer of one school, and is audited as such."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

from click import ClickException

from app.access.viewer import Viewer, commanded
from app.foundation.database import db, reading, writing
from app.foundation.errors import DomainError, NotFound
from app.foundation.scope import school_scope
from app.schools.queries import school_by_urn


@contextmanager
def acting_for(urn: str, command: str) -> Iterator[Viewer]:
    """Act in the school with this URN, in one transaction: all of it is kept, or nothing.

    The trail names the command and the computer account that ran it.
    """
    try:
        with reading():
            school = school_by_urn(urn)
    except NotFound as missing:
        raise ClickException(str(missing)) from missing
    viewer = by_command(school.id, command)
    with school_scope(school.id), writing():
        try:
            yield viewer
            db.session.commit()
        except DomainError as refusal:
            raise ClickException(str(refusal)) from refusal
        finally:
            db.session.rollback()


def by_command(school_id: int, command: str) -> Viewer:
    """Who acts: the command, and the computer account that ran it."""
    return commanded(school_id, f"{command}/{getpass.getuser()}")
