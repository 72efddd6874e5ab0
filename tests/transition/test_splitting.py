"""A cohort too large for one file becomes several complete packages."""

import pytest
from sqlalchemy import update

from app.foundation.database import db
from app.media.models import StoredFile
from app.transition.actions import ask_for_package
from app.transition.queries import package_for
from app.transition.queries.packages import pupils_in
from app.transition.splitting import split
from tests.support import leaving, make


def test_children_fill_one_package_before_the_next_is_begun():
    assert split([("a", 40), ("b", 50), ("c", 20), ("d", 80)], most=100) == (
        ("a", "b"),
        ("c", "d"),
    )


def test_a_child_who_is_over_alone_has_a_package_alone():
    assert split([("a", 10), ("b", 500), ("c", 10)], most=100) == (("a",), ("b",), ("c",))


def test_nobody_needs_no_package():
    assert split([]) == ()


def test_two_children_too_large_for_one_file_go_in_two_packages(lead, place, room):
    children = {heavy(room, place).id, heavy(room, place).id}
    first, second = ask_for_package(lead, place, "Adult")
    inside = pupils_in(lead, [first, second])
    assert inside[first] | inside[second] == children
    assert not inside[first] & inside[second]
    assert [package_for(lead, each).serial for each in (first, second)] == [1, 2]


def heavy(room, place):
    """A child whose picture alone nearly fills a package."""
    child = leaving.ready_child(room, place)
    make.picture(leaving.chosen(leaving.reviewed(make.entry(child))))
    db.session.execute(update(StoredFile).values(bytes=3_000_000))
    return child


@pytest.fixture
def lead(school):
    return make.staff_viewer(make.staff(school, "lead"), school)
