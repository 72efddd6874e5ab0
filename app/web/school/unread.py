"""Pages that no adult has read for more than five school days."""

from flask import Blueprint, render_template, request

from app.access.permissions import Permission
from app.reviews.queries import MOST_SCHOOL_DAYS, unread_by_class, unread_pages
from app.web.guard import allow
from app.web.paging import PAGE_SIZE, page_of
from app.web.viewer import viewer

unread = Blueprint("unread", __name__)


@unread.get("/unread")
@allow(Permission.CONCERN_READ)
def index() -> str:
    """Which they are, the longest wait first, and how many in each class."""
    by_class = unread_by_class(viewer())
    shown = page_of(range(sum(by_class.values())), request.args.get("page", 1, int))
    pages = unread_pages(viewer(), (shown.number - 1) * PAGE_SIZE, PAGE_SIZE)
    return render_template(
        "school/unread/index.html",
        pages=pages,
        by_class=by_class,
        shown=shown,
        days=MOST_SCHOOL_DAYS,
    )
