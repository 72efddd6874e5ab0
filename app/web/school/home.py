"""The school at a glance: who is here, what waits, and what to do next."""

from flask import Blueprint, render_template

from app.access.permissions import Permission
from app.access.policy import may
from app.access.viewer import Role
from app.foundation import clock
from app.reviews.queries import waiting_by_class
from app.schools.queries import class_sizes, classes_for, imports_of, school_for, staff_of
from app.schools.roster.years import school_year_in_words
from app.web.guard import allow
from app.web.navigation import years_in_words
from app.web.viewer import viewer

home = Blueprint("home", __name__)


@home.get("/")
@allow(Permission.SCHOOL_READ)
def index() -> str:
    """What is so, and what comes next. How many pages wait is for those who may read them."""
    classes, adults = classes_for(viewer()), staff_of(viewer())
    taught = {class_id for adult in adults for class_id in adult.class_ids}
    reads = may(viewer(), Permission.LOG_READ_CLASS)
    counts = waiting_by_class(viewer()) if reads else {}
    waiting = {one.id: counts.get(one.id, 0) for one in classes} if reads else {}
    this_year = clock.school_year()
    return render_template(
        "school/home/index.html",
        school=school_for(viewer()),
        classes=classes,
        sizes=class_sizes(viewer()),
        waiting=waiting,
        unguarded=not any(
            Role.SAFEGUARDING in adult.roles and not adult.is_awaited for adult in adults
        ),
        untaught=[one for one in classes if one.id not in taught],
        unfinished=[one for one in imports_of(viewer()) if one.waits],
        is_last_year=bool(classes) and classes[0].school_year < this_year,
        this_year=school_year_in_words(this_year),
        years=years_in_words,
    )
