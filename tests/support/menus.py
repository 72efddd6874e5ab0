"""Lines of the menu that a made-up school wrote itself."""

from dataclasses import replace

from app.access.viewer import commanded
from app.foundation.database import db
from app.menu.actions import add_line
from app.menu.items import MenuItem
from app.menu.models import SchoolActivity
from app.schools.models import School

LINE = MenuItem(
    title="A baker comes with dough",
    summary="Everybody kneads, and asks the baker about the night.",
    stages=("KS1",),
    theme="food-animals-and-land",
    area="explore-possibilities",
    skills=("listening",),
    minutes=40,
    ways=("in_person",),
    subjects=("science",),
    jobs=("baker",),
    steps=("Knead.", "Ask."),
    safeguarding="A teacher stays.",
    before=("When do bakers get up?",),
)


def own_line(school: School, **given: object) -> SchoolActivity:
    """A line of this school's own."""
    line = replace(LINE, **given)  # type: ignore[arg-type]
    own_id = add_line(commanded(school.id, "test"), line)
    return db.session.get_one(SchoolActivity, (school.id, own_id))
