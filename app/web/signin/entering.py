"""An adult comes in, on a session that is new."""

from uuid import UUID

from flask import redirect, request, session, url_for
from werkzeug.wrappers import Response

from app.access.viewer import Role
from app.foundation.sealing import token_digest
from app.signin import actions, queries
from app.web.kept_forms import page_for
from app.web.landing import landing_place
from app.web.tokens import FIELD
from app.web.viewer import STAFF

BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
DEVICES = (
    ("iPad", "iPad"),
    ("iPhone", "iPhone"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def enter(token: str) -> None:
    """From now on this browser is the adult's. What its cookie held before is gone.

    Its pages' tokens against forgery are of this session, so that one sent after its end tells
    whose it was.
    """
    session.clear()
    session[STAFF] = token
    session[FIELD] = token_digest(token).hex()
    actions.note_device(token, device_in_words(request.user_agent.string))


def onward(token: str) -> Response:
    """To what waits for the adult in this browser, to the choice of a school where there is one,
    else to where they work."""
    here = queries.staff_at(token)
    if here and (waiting := page_for(here.account_id)):
        return redirect(waiting, 303)
    if here is None or has_a_choice(here.account_id):
        return redirect(url_for("signin.schools.index"), 303)
    return redirect(place_with(token), 303)


def has_a_choice(account_id: UUID) -> bool:
    """Whether an adult works in several schools, or may join another."""
    return len(queries.posts_of(account_id)) > 1 or bool(queries.offers_to(account_id))


def place_with(token: str) -> str:
    """Where the adult of this token works; the front door if nowhere."""
    here = queries.staff_at(token)
    roles = frozenset(Role(role) for role in here.roles) if here else frozenset()
    return landing_place(roles) or "/"


def device_in_words(user_agent: str) -> str:
    """`Chrome on Windows`: enough for its owner to know it by, and for nobody else."""
    browser = next((words for sign, words in BROWSERS if sign in user_agent), "A browser")
    device = next((words for sign, words in DEVICES if sign in user_agent), "")
    return f"{browser} on {device}" if device else browser
