"""What a leaver takes along: pages, and the best of them."""

from collections.abc import Collection, Sequence
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.permissions import Permission
from app.foundation.errors import NotFound
from app.jobs.families import FAMILIES
from app.learning_log.pages import LogEntry
from app.learning_log.queries import entries_of
from app.reviews.queries import standing_of
from app.reviews.states import may_travel
from app.transition.actions import choose_pages
from app.transition.leavers import LeaverFacts
from app.transition.package.limits import MOST_ENTRIES
from app.transition.queries import leaver_for
from app.web.forms import Form
from app.web.guard import allow
from app.web.own_symbols import jobs_drawn
from app.web.viewer import viewer

choices = Blueprint("choices", __name__)


@choices.route("/choices", methods=["GET", "POST"])
@allow(Permission.CHOICE_WRITE)
def edit() -> ResponseReturnValue:
    """Take it, or leave it here; and one star. Only for those who move on this year."""
    leaver = leaver_for(viewer(), viewer().person)
    if not Form().validate_on_submit():
        return _page(leaver, {page.id for page in leaver.pages}, leaver.best_id)
    best = _ids(request.form.getlist("best"))
    taken = {*_ids(request.form.getlist("take")), *best}
    if len(taken) > MOST_ENTRIES:
        sentence = _("You can take %(most)s pages. Leave some out.", most=MOST_ENTRIES)
        return _page(leaver, taken, best[0] if best else None, sentence), 422
    choose_pages(viewer(), taken, best[0] if best else None)
    return redirect(url_for("pupil.messages.edit"), 303)


def _page(
    leaver: LeaverFacts, taken: Collection[UUID], best: UUID | None, sentence: str = ""
) -> str:
    pages = [page for page in entries_of(viewer(), viewer().person) if page.kind != "message"]
    return render_template(
        "pupil/choices/edit.html",
        leaver=leaver,
        pages=pages,
        taken=taken,
        best=best,
        waiting=_not_reviewed(pages),
        most=MOST_ENTRIES,
        sentence=sentence,
        jobs=jobs_drawn(),
        families=FAMILIES,
    )


def _not_reviewed(pages: Sequence[LogEntry]) -> set[UUID]:
    standing = standing_of(viewer(), [page.id for page in pages])
    return {page.id for page in pages if not may_travel(standing[page.id].state)}


def _ids(sent: Sequence[str]) -> list[UUID]:
    """The ids that were sent; what is no id is no page of this child's."""
    try:
        return [UUID(text) for text in sent]
    except ValueError as error:
        raise NotFound("entry") from error
