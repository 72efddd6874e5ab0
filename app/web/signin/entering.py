"""An adult comes in, on a session that is new."""

from flask import session

from app.access.viewer import Role
from app.signin import queries
from app.web.landing import landing_place
from app.web.viewer import STAFF


def enter(token: str) -> None:
    """From now on this browser is the adult's. What its cookie held before is gone."""
    session.clear()
    session[STAFF] = token


def place_with(token: str) -> str:
    """Where the adult of this token works; the front door if nowhere."""
    here = queries.staff_at(token)
    roles = frozenset(Role(role) for role in here.roles) if here else frozenset()
    return landing_place(roles) or "/"
