"""The school's own lines of the menu: written, copied from a shipped one, changed, retired."""

from collections import Counter
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.errors import Conflict
from app.foundation.lists import holds
from app.menu import actions
from app.menu.items import THEMES
from app.menu.queries import BY_TITLE, line_called, own_line, own_lines
from app.web.forms import version_in
from app.web.guard import allow
from app.web.long_lists import long_list_of
from app.web.teacher.line_form import LineForm, as_form
from app.web.teacher.menu import words
from app.web.undo import offer_undo
from app.web.viewer import viewer

ours = Blueprint("ours", __name__)
CHANGED_ELSEWHERE, WRONG = 409, 422


@ours.get("/menu/ours")
@ours.post("/menu/ours")
@allow(Permission.CLASS_READ)
def index() -> str:
    """The lines of the school's own that are offered, or those retired. Posted to by a search."""
    retired = request.args.get("retired") == "1"
    kept = "1" if retired else None
    long_list = long_list_of("teacher.ours.index", BY_TITLE, retired=kept)
    lines = own_lines(viewer(), long_list.order)
    found = [one for one in lines if one.retired is retired]
    named = [one for one in found if holds(long_list.search, one.title, THEMES[one.theme].name)]
    return render_template(
        "teacher/ours/index.html",
        long_list=long_list,
        page=long_list.page_of(named),
        retired=retired,
        number_of=Counter(one.retired for one in lines),
        **words(),
    )


@ours.get("/menu/ours/new")
@ours.post("/menu/ours/new")
@allow(Permission.ACTIVITY_PLAN)
def new() -> Response | tuple[str, int]:
    """Write a line, beginning with a copy of another one if the address names it."""
    key = request.args.get("copy", "")
    copied = line_called(viewer(), key) if key else None
    form = LineForm(data=as_form(copied) if copied else {})
    if not form.validate_on_submit():
        page = render_template("teacher/ours/new.html", form=form, copied=copied, **words())
        return page, WRONG if form.is_submitted() else 200
    own_id = actions.add_line(viewer(), form.item(), key)
    flash("It is in the menu now, marked as ours.", "done")
    return redirect(url_for("teacher.menu.show", own_id=own_id), 303)


@ours.get("/menu/ours/<uuid:own_id>/edit")
@ours.post("/menu/ours/<uuid:own_id>/edit")
@allow(Permission.ACTIVITY_PLAN)
def edit(own_id: UUID) -> Response | tuple[str, int]:
    """Change a line. If somebody else did meanwhile, both texts stand side by side."""
    item = own_line(viewer(), own_id)
    form, status, theirs = LineForm(data=as_form(item)), 200, None
    if form.validate_on_submit():
        try:
            actions.change_line(viewer(), own_id, form.item(), version_in(form.version.data))
        except Conflict:
            form.version.data, form.version.raw_data = str(item.version), None
            status, theirs = CHANGED_ELSEWHERE, item
        else:
            return redirect(url_for("teacher.menu.show", own_id=own_id), 303)
    elif form.is_submitted():
        status = WRONG
    page = render_template("teacher/ours/edit.html", item=item, form=form, theirs=theirs, **words())
    return page, status


@ours.post("/menu/ours/<uuid:own_id>/retire")
@allow(Permission.ACTIVITY_PLAN)
def remove(own_id: UUID) -> Response:
    """Offer a line no longer, with the offer to undo."""
    item = own_line(viewer(), own_id)
    actions.retire_line(viewer(), own_id)
    offer_undo(
        f"“{item.title}” is not in the menu any more. What was planned with it stays.",
        url_for("teacher.ours.restore", own_id=own_id),
    )
    return redirect(url_for("teacher.ours.index"), 303)


@ours.post("/menu/ours/<uuid:own_id>/restore")
@allow(Permission.ACTIVITY_PLAN)
def restore(own_id: UUID) -> Response:
    """Offer a line again."""
    actions.restore_line(viewer(), own_id)
    return redirect(url_for("teacher.menu.show", own_id=own_id), 303)
