"""Light, dark or as the device: how pages look for an adult, at this device.

A cookie of its own that holds one word and outlives the sign-out: the same adult may want the dark
at home and the light beside a projector, and the next adult at the device finds it as it was left.
"""

from flask import Flask, Response

from app.access.viewer import Kind
from app.web.own_cookies import OwnCookie
from app.web.viewer import viewer

LOOKS = {"light": "", "dark": "look-dark", "device": "look-device"}
"""What can be chosen, and the class on `<html>` that tokens.css knows."""
PLAIN = "device"
A_YEAR = 365 * 24 * 60 * 60
"""Seconds."""

_LOOK = OwnCookie("look", seconds=A_YEAR)


def chosen() -> str:
    """What was chosen at this device; as the device has it, before anybody chose."""
    kept = _LOOK.kept()
    return kept if kept in LOOKS else PLAIN


def remember(response: Response, look: str) -> Response:
    """Let this device keep a look; one that we do not have changes nothing."""
    return _LOOK.remember(response, look) if look in LOOKS else response


def init_staff_look(app: Flask) -> None:
    """Give pages of adults their look. Comes after `rendering`, which knows those of children.

    `look_of_adults` is for pages that an adult sees before signing in.
    """

    @app.context_processor
    def look_of_staff() -> dict[str, object]:
        look = LOOKS[chosen()]
        if viewer().kind is not Kind.STAFF:
            return {"look_of_adults": look}
        return {"look": look, "look_of_adults": look, "look_chosen": chosen()}
