"""Projector mode: while a class can see the adult's screen, only pages made for it are shown.

It lies in the signed session, is an adult's own choice and ends with the sign-out. What is not in
`SHOWN` names children, their needs or a concern, and stays hidden: a new page is hidden until
somebody has thought about it.
"""

from dataclasses import dataclass

from flask import Flask, Response, make_response, render_template, request, session

from app.access.viewer import Kind
from app.web.transactions import FIRST_ERROR, READING
from app.web.viewer import viewer

CHOICE = "projector"
PLAIN, WITH_NAMES = "plain", "names"
SHOWN = frozenset(
    {
        "teacher.classes.show",
        "teacher.rounds.index",
        "teacher.rounds.show",
        "teacher.rounds.news",
        "teacher.overview.index",
        "teacher.openings.show",
        "teacher.questions.show",
        "teacher.walls.show",
    }
)
"""Pages that know of projector mode, and leave out what a class should not see."""
OF_STAFF = ("teacher.", "school.")
HIDDEN = 403
PAGES = (2, 4)
"""What an answer with a page of ours begins with; a redirect has none that is looked at, and "we
are sorry" names nobody."""


@dataclass(frozen=True)
class Projector:
    """Whether the screen is shared, and whether first names may stand on it."""

    on: bool
    names: bool

    def shows(self, endpoint: str) -> bool:
        """Whether a page may be on the screen now."""
        return not self.on or endpoint in SHOWN or not endpoint.startswith(OF_STAFF)


def projector() -> Projector:
    """What the adult at this browser has chosen; always off for everybody else."""
    choice = session.get(CHOICE) if viewer().kind is Kind.STAFF else None
    return Projector(on=choice in {PLAIN, WITH_NAMES}, names=choice in {None, WITH_NAMES})


def choose(choice: str) -> None:
    """Remember `plain` or `names` until the sign-out; anything else switches it off."""
    session.pop(CHOICE, None)
    if choice in {PLAIN, WITH_NAMES}:
        session[CHOICE] = choice


def hide() -> Response | None:
    """Before a view runs: in the place of a page that is not for a class, one that says so."""
    if (
        request.method not in READING
        or request.endpoint is None
        or projector().shows(request.endpoint)
    ):
        return None
    return make_response(render_template("teacher/projector/hidden.html"), HIDDEN)


def hide_answer(response: Response) -> Response:
    """After a view ran: in the place of a page that answers what was sent, one that says so.

    What was sent is done, or refused, as it would be without a projector: the status stays, and
    with it what is kept. Of a refusal even a page of the list shows nothing: its sentence may name
    a child. A redirect, a file and an answer to a script are no page.
    """
    is_page = response.mimetype == "text/html" and response.status_code // 100 in PAGES
    if request.method in READING or not is_page or CHOICE not in session:
        return response
    refused = response.status_code >= FIRST_ERROR
    if _may_answer(request.endpoint or "", refused=refused):
        return response
    response.set_data(render_template("teacher/projector/hidden.html", sent=True, refused=refused))
    return response


def _may_answer(endpoint: str, *, refused: bool) -> bool:
    shared = projector()
    if not shared.on or not endpoint.startswith(OF_STAFF):
        return True
    return endpoint in SHOWN and not refused


def init_projector(app: Flask) -> None:
    """Let templates ask for it."""

    @app.context_processor
    def in_templates() -> dict[str, object]:
        return {"projector": projector()}
