"""A child's pages: five questions, a check, and the page as it was saved."""

from uuid import UUID

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access.permissions import Permission
from app.foundation import ids
from app.foundation.database import reading
from app.jobs.families import FAMILIES
from app.jobs.meeting import WAYS_OF_MEETING, WOULD_LIKE
from app.jobs.skills import SELF_VIEWS
from app.learning_log.actions import save_entry
from app.learning_log.queries import (
    draft_for,
    drafts_of,
    entries_of,
    entry_for,
    open_wishes,
)
from app.learning_log.summaries import families_met, jobs_met
from app.reviews.queries import feedback_on
from app.reviews.stickers import STICKERS
from app.web import transactions
from app.web.guard import allow
from app.web.own_symbols import jobs_drawn, skills_drawn
from app.web.pupil.entry_page import PLACE, TOWN, EntryPage, opened, posted, reopened
from app.web.pupil.screens import CHECK, after, before
from app.web.viewer import viewer

entries = Blueprint("entries", __name__, url_prefix="/entries")

TO, IN_PLACE = "to-", "place-"


@entries.route("/new", methods=["GET", "POST"])
@allow(Permission.LOG_WRITE_OWN)
def new() -> ResponseReturnValue:
    """A page being written. Its id is in the address, so that the same page is found again."""
    page_id = _id_in_address("page")
    activity_id = _id_in_address("activity")
    if page_id is None:
        begun = _begun(activity_id)
        return redirect(
            url_for(".new", page=begun or ids.new_id(), activity=activity_id, at=None), 303
        )
    if request.method == "POST":
        return _sent(posted(page_id, activity_id))
    return opened(page_id, activity_id).render()


@entries.route("/<uuid:entry_id>/edit", methods=["GET", "POST"])
@allow(Permission.LOG_WRITE_OWN)
def edit(entry_id: UUID) -> ResponseReturnValue:
    """A saved page being changed: the same document, with the answers filled in."""
    if request.method == "POST":
        with reading():
            saved = entry_for(viewer(), entry_id)
        return _sent(posted(entry_id, saved.activity_id, saved))
    return reopened(entry_id).render()


@entries.get("/<uuid:entry_id>")
@allow(Permission.LOG_READ_OWN)
def show(entry_id: UUID) -> str:
    """A page as it was saved, and what the teacher wrote back."""
    entry = entry_for(viewer(), entry_id)
    return render_template(
        "pupil/entries/show.html",
        entry=entry,
        feedback=feedback_on(viewer(), [entry_id])[entry_id],
        stickers=STICKERS,
        jobs=jobs_drawn(),
        ways=WAYS_OF_MEETING,
        likes=WOULD_LIKE,
        skills=skills_drawn(),
        self_views=SELF_VIEWS,
        changing=draft_for(viewer(), entry_id) is not None,
        asked=open_wishes(viewer(), [entry_id]).get(entry_id),
    )


@entries.get("/<uuid:entry_id>/done")
@allow(Permission.LOG_READ_OWN)
def done(entry_id: UUID) -> str:
    """What the child did, said back to them; the place colours in."""
    entry = entry_for(viewer(), entry_id)
    mine = entries_of(viewer(), viewer().person)
    return render_template(
        "pupil/entries/done.html",
        entry=entry,
        met=jobs_met(mine),
        families=families_met(mine),
        families_by_slug=FAMILIES,
        jobs=jobs_drawn(),
        skill=skills_drawn().get(entry.skills[0].skill) if entry.skills else None,
    )


def _sent(page: EntryPage) -> ResponseReturnValue:
    """Do what the pressed button says; every button keeps what was answered."""
    go = request.form.get("go", "next")
    fits = page.keep_made()
    if go == "draft":
        transactions.keep()
        page.keep_draft(page.at)
        made = {name: page.form.said(name) for name in ("drawing", "voice")}
        return jsonify(**made), 200 if fits else 422
    if not fits:
        return page.render(), 422
    if go == "save":
        return _save(page)
    if go in {"next", CHECK} and not page.may_leave():
        transactions.keep()
        page.keep_draft(page.at)
        return page.render(), 422
    to = _target(page, go)
    page.keep_draft(to)
    return redirect(_address(page, to, go), 303)


def _save(page: EntryPage) -> ResponseReturnValue:
    if page.go_where_it_lacks():
        return page.render(), 422
    saved = save_entry(viewer(), page.entry_id, page.form.answers(page.activity_id))
    return redirect(url_for(".done", entry_id=saved.entry_id), 303)


def _target(page: EntryPage, go: str) -> str:
    """The screen a button leads to: next, back, another question, or the same with more jobs."""
    picked = page.form.picked_skills()
    if go.startswith(TO):
        return go.removeprefix(TO)
    if go == "back":
        return before(page.at, picked)
    to = {"next": after(page.at, picked), CHECK: CHECK}.get(go, page.at)
    return page.first_missing() if to == CHECK else to


def _address(page: EntryPage, at: str, go: str) -> str:
    """Where a screen stands. Who came from the check goes back to it."""
    checking = at != CHECK and (go.startswith(TO) or bool(request.args.get("checking")))
    where = {
        "at": at,
        PLACE: go.removeprefix(IN_PLACE) if go.startswith(IN_PLACE) else "",
        TOWN: "1" if go == TOWN else "",
        "checking": "1" if checking else "",
    }
    where = {name: value for name, value in where.items() if value}
    if page.saved is not None:
        return url_for(".edit", entry_id=page.entry_id, _external=False, **where)
    return url_for(".new", page=page.entry_id, activity=page.activity_id, _external=False, **where)


def _id_in_address(name: str) -> UUID | None:
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None


def _begun(activity_id: UUID | None) -> UUID | None:
    """The page this child has begun about the activity, if there is one."""
    if activity_id is None:
        return None
    return next((d.entry_id for d in drafts_of(viewer()) if d.activity_id == activity_id), None)
