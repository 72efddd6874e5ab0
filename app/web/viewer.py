"""From a cookie to a viewer: who is asking, and the scope of their school."""

import secrets

from flask import g, session
from flask_login import UserMixin

from app.access.viewer import NOBODY, Kind, Role, Viewer
from app.foundation.database import db
from app.foundation.scope import school_scope
from app.signin import queries
from app.signin.queries import ChildAtWork, StaffAtWork, TabletAtWork

STAFF, TABLET, CHILD = "staff", "tablet", "child"
"""Names in the signed cookie; each holds a token whose digest is in the database."""


class SignedIn(UserMixin):  # type: ignore[misc]
    """What Flask-Login knows: that somebody is here. Decisions are the guard's."""

    def __init__(self, known: Viewer) -> None:
        self.viewer = known
        self.id = str(known.id)


def recognise() -> None:
    """Before anything else: find out who asks, and enter their school's scope."""
    known = _find(secrets.token_hex(8))
    g.viewer = known
    if known.school_id is not None:
        scope = school_scope(known.school_id)
        scope.__enter__()
        g.scope = scope


def leave(_error: BaseException | None) -> None:
    """Leave the scope that was entered."""
    if scope := g.pop("scope", None):
        scope.__exit__(None, None, None)


def viewer() -> Viewer:
    """Who is asking."""
    known: Viewer = g.get("viewer", NOBODY)
    return known


def child() -> ChildAtWork | None:
    """The child at work, for what every pupil page shows."""
    found: ChildAtWork | None = g.get("child")
    return found


def tablet() -> TabletAtWork | None:
    """The tablet with a class open on it."""
    found: TabletAtWork | None = g.get("tablet")
    return found


def staff() -> StaffAtWork | None:
    """The adult at work, for what every staff page shows."""
    found: StaffAtWork | None = g.get("staff")
    return found


def signed_in(_request: object) -> SignedIn | None:
    """For Flask-Login's `current_user`."""
    known = viewer()
    return None if known.is_a(Role.ANYONE) else SignedIn(known)


def _find(request_id: str) -> Viewer:
    """A child before a tablet before an adult: a tablet in a child's hands is the child's."""
    if (token := session.get(CHILD)) and (at := queries.child_at(token)):
        g.child = at
        return Viewer(
            kind=Kind.PUPIL,
            roles=frozenset({Role.PUPIL}),
            school_id=at.school_id,
            id=at.pupil_id,
            class_ids=frozenset({at.class_id}),
            nc_year=at.nc_year,
            sitting_id=at.sitting_id,
            tablet_id=at.tablet_id,
            opening_id=at.opening_id,
            request_id=request_id,
        )
    if (token := session.get(TABLET)) and (open_on := queries.tablet_at(token)):
        g.tablet = open_on
        return Viewer(
            kind=Kind.TABLET,
            roles=frozenset({Role.TABLET}),
            school_id=open_on.school_id,
            id=open_on.sitting_id,
            class_ids=frozenset({open_on.class_id}),
            sitting_id=open_on.sitting_id,
            tablet_id=open_on.tablet_id,
            opening_id=open_on.opening_id,
            request_id=request_id,
        )
    if (token := session.get(STAFF)) and (here := _adult(token)):
        g.staff = here
        return Viewer(
            kind=Kind.STAFF,
            roles=frozenset(Role(role) for role in here.roles),
            school_id=here.school_id,
            id=here.account_id,
            class_ids=here.class_ids,
            request_id=request_id,
        )
    return NOBODY


def _adult(token: str) -> StaffAtWork | None:
    """The adult, without holding on to what was read: what comes next may write."""
    here = queries.staff_at(token)
    db.rollback()
    return here
