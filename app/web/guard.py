"""Default deny: a view without `@allow` never runs, and the app does not start with one."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.access.policy import may
from app.access.viewer import Role
from app.foundation import clock
from app.web.landing import place_of
from app.web.signed_out import answer_signed_out
from app.web.transactions import READING
from app.web.viewer import staff, viewer

View = TypeVar("View", bound=Callable[..., Any])
MARK = "permission"
CHANGE_PASSWORD, SIGN_OUT = "signin.password.edit", "signin.staff.remove"
GIVE_CODE, SET_UP_FACTOR = "signin.codes.new", "signin.factors.new"
ON_A_TABLET = frozenset(
    {
        Permission.GRID_READ,
        Permission.PUPIL_SIGN_IN,
        Permission.LOG_READ_OWN,
        Permission.LOG_WRITE_OWN,
        Permission.CHOICE_WRITE,
    }
)
"""Pages that a child and the tablet in their hands share between them: Back and bookmarks lead to
the other's. Whoever asks is sent to their own, whatever id was asked for."""


class UnmarkedRoute(RuntimeError):
    """Names the routes that say nothing of who may use them."""


def allow(permission: Permission) -> Callable[[View], View]:
    """Mark a view. Wraps nothing, so the order of decorators cannot matter."""

    def mark(view: View) -> View:
        setattr(view, MARK, permission)
        return view

    return mark


def permission_for(app: Flask, endpoint: str) -> Permission | None:
    """What a view is marked with."""
    return getattr(app.view_functions[endpoint], MARK, None)


def check_access() -> Response | None:
    """Let through, send to sign-in, or say "not found": ids must leak nothing."""
    refuse_other_sites()
    if request.endpoint is None:
        return None
    permission = permission_for(current_app, request.endpoint)
    if permission is not Permission.OPEN and (first := _comes_first()):
        return redirect(url_for(first), 303)
    if permission is not None and may(viewer(), permission):
        return None
    if request.method == "GET" and permission in ON_A_TABLET and (place := place_on_a_tablet()):
        return redirect(place, 303)
    if not viewer().is_a(Role.ANYONE):
        abort(404)
    return answer_signed_out() or redirect(url_for("public.home.index"), 303)


def _comes_first() -> str | None:
    """The page an adult sees before any other: a code is asked of them, or a password of their own
    (somebody else knows the one they have), or a second factor that is due."""
    here = staff()
    if here is None or request.endpoint == SIGN_OUT:
        return None
    if here.factor == "asked":
        first = GIVE_CODE
    elif here.password_is_temporary:
        first = CHANGE_PASSWORD
    elif here.factor_due_at and here.factor == "none" and here.factor_due_at <= clock.now():
        first = SET_UP_FACTOR
    else:
        return None
    return None if request.endpoint == first else first


def refuse_other_sites() -> None:
    """A browser says when another site's page sends something here: it changes nothing, whatever
    token it carries. Browsers that say nothing (Safari before 16.4) have the token alone.
    """
    if request.environ.get("HTTP_SEC_FETCH_SITE") == "cross-site" and request.method not in READING:
        abort(400)


def place_on_a_tablet() -> str | None:
    """Where a tablet in somebody's hands belongs; None for adults and strangers."""
    return place_of(viewer()) if viewer().is_a(Role.PUPIL, Role.TABLET) else None


def refuse_unmarked_routes(app: Flask) -> None:
    """Raise `UnmarkedRoute` if any route has no mark."""
    unmarked = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if permission_for(app, rule.endpoint) is None
    }
    if unmarked:
        raise UnmarkedRoute(", ".join(sorted(unmarked)))
