"""Pages that no adult has read for more than five school days."""

from collections import Counter

from flask import Blueprint, render_template

from app.access.permissions import Permission
from app.foundation.lists import as_read, holds
from app.reviews.queries import LONGEST_WAIT, MOST_SCHOOL_DAYS, unread_pages
from app.web.guard import allow
from app.web.long_lists import long_list_of
from app.web.viewer import viewer

unread = Blueprint("unread", __name__)


@unread.get("/unread")
@unread.post("/unread")
@allow(Permission.CONCERN_READ)
def index() -> str:
    """Which they are, the longest wait first, and how many in each class.

    Posted to by a search.
    """
    long_list = long_list_of("school.unread.index", LONGEST_WAIT)
    every = unread_pages(viewer(), long_list.order)
    by_class = Counter(one.class_name for one in every)
    found = [one for one in every if holds(long_list.search, one.pupil_name, one.class_name)]
    return render_template(
        "school/unread/index.html",
        shown=long_list.page_of(found),
        long_list=long_list,
        total=len(every),
        by_class=sorted(by_class.items(), key=lambda one: as_read(one[0])),
        days=MOST_SCHOOL_DAYS,
    )
