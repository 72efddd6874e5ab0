"""A new school year taken back: enrolments are reversed, and what was written since stays."""

from datetime import date

import pytest
from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.schools.actions import add_pupil, enrol
from app.schools.actions.new_years import move_children, plan_new_year
from app.schools.actions.pupils import PupilDetails
from app.schools.actions.year_ends import begin_new_year
from app.schools.actions.year_undoing import undo_new_year
from app.schools.models import ClassStaff, Enrolment, Pupil, School, SchoolClass
from app.schools.new_year.plan import WAITS
from app.schools.queries.new_years import past_changes, year_plan_for
from app.signin.actions.openings import enter_tablet, open_class
from app.signin.queries import tablet_at
from app.signin.queries.openings import classes_open_now
from tests.support import make


def test_everybody_is_where_they_were_with_the_picture_they_had(office, elm, ash):
    up, leaver = make.pupil(elm, avatar="owl"), make.pupil(ash, avatar="owl")
    change_id = begin(office)
    done = undo_new_year(office, change_id)
    assert (done.back, done.staying) == (2, 0)
    assert [room_of(one) for one in (up, leaver)] == [elm.id, ash.id]
    assert [place(one).avatar for one in (up, leaver)] == ["owl", "owl"]
    assert leaver.left_on is None
    assert place(up).starts_on == date(2025, 9, 1)
    assert open_classes() == {("5 Elm", 2025), ("6 Ash", 2025)}


def test_a_page_written_since_keeps_the_class_it_was_written_in(office, elm, ash, time):
    child = make.pupil(elm)
    before = make.entry(child)
    change_id = begin(office)
    time.move(days=20)
    since = make.entry(child, words="In my new class.")
    new_room = since.class_id
    undo_new_year(office, change_id)
    assert (before.class_id, since.class_id) == (elm.id, new_room)
    assert new_room not in {elm.id, ash.id}
    assert (since.nc_year, since.removed_at) == ("6", None)


def test_whom_somebody_moved_since_stays_there(office, school, elm, ash):
    moved, back = make.pupil(elm), make.pupil(elm)
    change_id = begin(office)
    other = make.school_class(school, "Elsewhere", ("6",))
    enrol(office, moved.id, other.id, "6")
    done = undo_new_year(office, change_id)
    assert (done.back, done.staying) == (1, 1)
    assert room_of(moved) == other.id
    assert room_of(back) == elm.id


def test_a_leaver_whom_somebody_brought_back_and_a_child_who_left_since_stay_so(
    office, elm, ash, time
):
    returned, left = make.pupil(ash), make.pupil(elm)
    change_id = begin(office)
    room = room_of(left)
    returned.left_on = None
    enrol(office, returned.id, room, "6")
    time.move(days=3)
    place(left).ends_on = left.left_on = date(2026, 6, 14)
    db.session.flush()
    assert undo_new_year(office, change_id).back == 0
    assert room_of(returned) == room
    assert left.left_on == date(2026, 6, 14)


def test_a_child_who_waited_for_a_class_is_in_the_old_one_again(office, elm, ash):
    child = make.pupil(elm)
    change_id = plan_new_year(office)
    move_children(office, change_id, {child.id: (WAITS, "6")})
    begin(office)
    undo_new_year(office, change_id)
    assert room_of(child) == elm.id


def test_a_class_with_a_child_who_came_since_stays_open(office, elm, ash):
    child = make.pupil(elm)
    change_id = begin(office)
    details = PupilDetails(
        forename="Dovedale",
        surname="Pretend",
        preferred_forename=None,
        born_on=date(2015, 1, 1),
        nc_year="6",
    )
    add_pupil(office, details, room_of(child))
    undo_new_year(office, change_id)
    assert ("6 Ash", 2026) in open_classes()
    assert ("5 Elm", 2026) not in open_classes()


def test_a_child_who_came_to_an_old_class_meanwhile_keeps_the_picture(office, school, elm, ash):
    child = make.pupil(elm, avatar="bee")
    change_id = begin(office)
    elm.closed_at = None
    came = make.pupil(elm, avatar="bee")
    undo_new_year(office, change_id)
    assert place(came).avatar == "bee"
    assert room_of(child) == elm.id
    assert place(child).avatar != "bee"


def test_thirty_days_and_no_longer(office, elm, time):
    child = make.pupil(elm)
    change_id = begin(office)
    time.move(days=30, seconds=1)
    with pytest.raises(Refused, match="30 days"):
        undo_new_year(office, change_id)
    assert room_of(child) != elm.id


def test_it_is_undone_once_and_can_be_made_again(office, elm):
    child = make.pupil(elm)
    change_id = begin(office)
    undo_new_year(office, change_id)
    with pytest.raises(Refused):
        undo_new_year(office, change_id)
    again = begin(office)
    assert [one.state for one in past_changes(office)] == ["applied", "undone"]
    assert again != change_id
    assert room_of(child) != elm.id


def test_another_schools_new_year_is_not_there_to_undo(office, elm):
    make.pupil(elm)
    change_id = begin(office)
    elsewhere = make.school()
    stranger = make.staff_viewer(make.staff(elsewhere, "office"), elsewhere)
    with pytest.raises(NotFound):
        undo_new_year(stranger, change_id)


def test_the_teacher_of_a_closed_class_still_reads_what_was_written_in_it(office, school, elm):
    teacher = make.staff(school, "teacher", classes=(elm,))
    make.pupil(elm)
    begin(office)
    kept = select(ClassStaff.account_id).where(ClassStaff.class_id == elm.id)
    assert db.session.scalars(kept).all() == [teacher.id]


def test_a_tablet_on_which_an_ended_class_was_open_is_open_no_more(office, school, elm):
    make.pupil(elm)
    teacher = make.staff(school, "teacher", classes=(elm,))
    opening = open_class(make.staff_viewer(teacher, school), elm.id)
    token = enter_tablet(opening.code, "192.0.2.1").token
    assert tablet_at(token) is not None
    assert set(classes_open_now(office)) == {elm.id}
    change_id = begin(office)
    assert tablet_at(token) is None
    assert classes_open_now(office) == {}
    with pytest.raises(Refused):
        enter_tablet(opening.code, "192.0.2.2")
    undo_new_year(office, change_id)
    assert tablet_at(token) is not None


def begin(viewer: Viewer):
    """Carry the plan there is, or the proposal, out as it is; returns its id."""
    change_id = plan_new_year(viewer)
    begin_new_year(viewer, change_id, year_plan_for(viewer, change_id).seen)
    return change_id


def place(child: Pupil) -> Enrolment:
    return db.session.scalars(
        select(Enrolment).where(Enrolment.pupil_id == child.id, Enrolment.ends_on.is_(None))
    ).one()


def room_of(child: Pupil):
    return place(child).class_id


def open_classes() -> set[tuple[str, int]]:
    found = db.session.scalars(select(SchoolClass).where(SchoolClass.closed_at.is_(None)))
    return {(one.name, one.school_year) for one in found}


@pytest.fixture
def office(school: School) -> Viewer:
    return make.staff_viewer(make.staff(school, "office"), school)


@pytest.fixture
def elm(school: School) -> SchoolClass:
    return make.school_class(school, "5 Elm", ("5",))


@pytest.fixture
def ash(school: School) -> SchoolClass:
    return make.school_class(school, "6 Ash", ("6",))
