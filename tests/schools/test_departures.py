"""A child leaves and comes back: the log is there as it was."""

from datetime import date

import pytest

from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.schools.actions.departures import bring_back, let_leave
from app.schools.models import SchoolOptions
from app.schools.queries.departures import departed_children
from tests.support import make, years


def test_who_left_stands_in_the_list_with_the_last_class_and_how_long_the_log_is_kept(
    office, classroom, child
):
    let_leave(office, child.id)
    (one,) = departed_children(office)
    assert (one.id, one.class_name, one.nc_year) == (child.id, "Maple", "5")
    assert (one.left_on, one.kept_until) == (date(2026, 6, 11), date(2027, 6, 11))


def test_a_school_says_how_long_logs_are_kept_and_nothing_goes_by_itself(
    office, school, child, time
):
    db.session.add(SchoolOptions(school_id=school.id, keeps_leavers_days=90))
    let_leave(office, child.id)
    assert not departed_children(office)[0].is_past_keeping
    time.move(days=91)
    assert departed_children(office)[0].is_past_keeping


def test_who_comes_back_is_in_a_class_with_every_page(office, classroom, child):
    page = make.entry(child)
    let_leave(office, child.id)
    bring_back(office, child.id, classroom.id)
    assert years.where(child) == ("Maple", "5")
    assert child.left_on is None
    assert page.removed_at is None
    assert departed_children(office) == ()


def test_who_comes_back_after_a_summer_is_in_the_year_that_the_class_teaches(office, school, child):
    let_leave(office, child.id)
    six = make.school_class(school, "Oak", ("6",))
    bring_back(office, child.id, six.id)
    assert years.where(child) == ("Oak", "6")


def test_what_was_done_already_is_not_done_again(office, classroom, child):
    with pytest.raises(Refused, match="in a class already"):
        bring_back(office, child.id, classroom.id)
    let_leave(office, child.id)
    with pytest.raises(Refused, match="left already"):
        let_leave(office, child.id)


def test_names_are_found_by_a_part_without_accents(office, classroom):
    lukasz = make.pupil(classroom, "Łukasz", surname="Nguyễn")
    other = make.pupil(classroom, "Brightwell")
    for one in (lukasz, other):
        let_leave(office, one.id)
    assert [one.name for one in departed_children(office, "lukasz ng")] == ["Łukasz Nguyễn"]
    assert departed_children(office, "zzz") == ()


def test_another_schools_child_is_not_there(child):
    elsewhere = make.school()
    stranger = make.staff_viewer(make.staff(elsewhere, "office"), elsewhere)
    with pytest.raises(NotFound):
        let_leave(stranger, child.id)
    assert departed_children(stranger) == ()


@pytest.fixture
def office(school):
    return make.staff_viewer(make.staff(school, "office"), school)
