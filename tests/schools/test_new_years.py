"""A new school year: planned, looked at, carried out all or nothing, and taken back."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.schools.actions.new_years import (
    change_plan,
    drop_new_year,
    move_children,
    plan_new_year,
)
from app.schools.actions.year_ends import begin_new_year
from app.schools.actions.year_undoing import undo_new_year
from app.schools.avatars import AVATARS
from app.schools.models import ClassStaff, Enrolment, Pupil, School, SchoolClass
from app.schools.models.year import YearMove
from app.schools.new_year.plan import LEAVES, WAITS
from app.schools.queries.new_years import year_plan_for
from tests.support import make


def test_children_go_up_leavers_leave_and_classes_of_the_year_are_closed(office, elm, ash):
    amber, bryn = make.pupil(elm, "Amberley"), make.pupil(ash, "Brightwell")
    done = begin(office)
    assert (done.moved, done.left, done.waiting) == (1, 1, 0)
    assert where(amber) == ("6 Ash", "6")
    assert where(bryn) is None
    assert bryn.left_on == date(2026, 6, 11)
    assert [room.closed_at is not None for room in (elm, ash)] == [True, True]


def test_a_child_takes_the_picture_along_unless_somebody_has_it(office, school, elm, ash):
    first = make.pupil(elm, avatar="fox")
    second = make.pupil(ash, avatar="fox", nc_year="5")
    begin(office)
    pictures = [place(child).avatar for child in (first, second)]
    assert where(first) == where(second)
    assert pictures.count("fox") == 1
    assert set(pictures) <= set(AVATARS)


def test_teachers_keep_their_class_come_along_or_are_left_open(office, school, elm, ash):
    make.pupil(elm)
    hill = make.staff(school, "teacher", classes=(elm,))
    oak = make.staff(school, "teacher", classes=(ash,))
    change_id = plan_new_year(office)
    plan = year_plan_for(office, change_id)
    change_plan(
        office,
        change_id,
        classes={
            key_of(plan, "5 Elm"): ("5 Elm", None),
            key_of(plan, "6 Ash"): ("6 Holly", elm.id),
        },
        groups={},
        version=plan.version,
    )
    begin(office, change_id)
    assert taught_in("6 Holly", 2026) == {hill.id}
    assert taught_in("5 Elm", 2026) == set()
    assert taught_in("6 Ash", 2025) == {oak.id}


def test_a_mixed_class_keeps_the_younger_and_sends_the_older_on(office, school):
    little = make.school_class(school, "Class 2", ("2", "3"))
    big = make.school_class(school, "Class 3", ("4", "5", "6"))
    two, three = make.pupil(little, nc_year="2"), make.pupil(little, nc_year="3")
    four, six = make.pupil(big, nc_year="4"), make.pupil(big, nc_year="6")
    begin(office)
    assert [where(one) for one in (two, three, four, six)] == [
        ("Class 2", "3"),
        ("Class 3", "4"),
        ("Class 3", "5"),
        None,
    ]


def test_one_child_can_be_sent_elsewhere_stay_down_wait_or_stay_at_school(office, elm, ash):
    repeats, waits, leaves, stays = (make.pupil(elm) for _ in range(4))
    older = make.pupil(ash)
    change_id = plan_new_year(office)
    plan = year_plan_for(office, change_id)
    five, six = key_of(plan, "5 Elm"), key_of(plan, "6 Ash")
    changed = move_children(
        office,
        change_id,
        {
            repeats.id: (five, "5"),
            waits.id: (WAITS, "6"),
            leaves.id: (LEAVES, "6"),
            older.id: (six, "6"),
            stays.id: (six, "6"),
        },
    )
    done = begin(office, change_id)
    assert changed == 4
    assert (done.moved, done.left, done.waiting) == (3, 1, 1)
    assert where(repeats) == ("5 Elm", "5")
    assert where(older) == ("6 Ash", "6")
    assert where(waits) is None
    assert waits.left_on is None
    assert leaves.left_on is not None


def test_what_changed_since_it_was_looked_at_is_looked_at_again_and_nothing_is_done(office, elm):
    make.pupil(elm)
    change_id = plan_new_year(office)
    seen = year_plan_for(office, change_id).seen
    late = make.pupil(elm)
    with pytest.raises(Conflict, match="Look at what would happen now"):
        begin_new_year(office, change_id, seen)
    assert where(late) == ("5 Elm", "5")
    assert begin(office, change_id).moved == 2


def test_two_adults_who_change_the_plan_at_once_are_told(office, elm):
    make.pupil(elm)
    change_id = plan_new_year(office)
    plan = year_plan_for(office, change_id)
    key = key_of(plan, "5 Elm")
    change_plan(office, change_id, classes={key: ("Oak", None)}, groups={}, version=plan.version)
    with pytest.raises(Conflict):
        change_plan(office, change_id, classes={key: ("Fir", None)}, groups={}, version=1)


def test_a_change_of_one_child_asks_for_another_look(office, elm):
    child = make.pupil(elm)
    change_id = plan_new_year(office)
    seen = year_plan_for(office, change_id).seen
    move_children(office, change_id, {child.id: (WAITS, "6")})
    with pytest.raises(Conflict):
        begin_new_year(office, change_id, seen)


def test_a_plan_begun_twice_is_one_plan_and_carried_out_once(office, elm):
    make.pupil(elm)
    change_id = plan_new_year(office)
    assert plan_new_year(office) == change_id
    seen = year_plan_for(office, change_id).seen
    begin_new_year(office, change_id, seen)
    with pytest.raises(NotFound):
        begin_new_year(office, change_id, seen)


def test_after_a_new_year_the_next_waits_for_the_summer_after(office, elm, time):
    make.pupil(elm)
    begin(office)
    change_id = plan_new_year(office)
    with pytest.raises(Refused, match="1 May 2027"):
        begin(office, change_id)
    time.set(datetime(2027, 5, 3, 9, tzinfo=UTC))
    assert begin(office, change_id).left == 1


def test_a_class_list_of_the_new_year_that_came_first_is_joined_and_moves_nobody_twice(
    office, school, elm, ash
):
    old, leaver = make.pupil(elm, avatar="fox"), make.pupil(ash)
    next_year = new_class(school, "6 ASH", ("6",))
    listed = make.pupil(next_year, avatar="fox", starts_on=date(2026, 6, 1))
    begin(office)
    assert where(old) == ("6 ASH", "6")
    assert where(listed) == ("6 ASH", "6")
    assert place(listed).avatar == "fox"
    assert place(old).avatar != "fox"
    assert place(listed).starts_on == date(2026, 6, 1)
    assert leaver.left_on is not None


def test_a_class_without_children_is_closed_with_the_others_and_opened_by_undoing(office, elm, ash):
    make.pupil(elm)
    change_id = plan_new_year(office)
    begin(office, change_id)
    assert ash.closed_at is not None
    undo_new_year(office, change_id)
    assert ash.closed_at is None


def test_a_class_that_holds_too_many_is_told_before_anything_is_done(office, elm, ash):
    for number in range(len(AVATARS)):
        make.pupil(elm, avatar=list(AVATARS)[number])
    staying = make.pupil(ash)
    change_id = plan_new_year(office)
    key = key_of(year_plan_for(office, change_id), "6 Ash")
    move_children(office, change_id, {staying.id: (key, "6")})
    with pytest.raises(Refused, match=f"holds {len(AVATARS)} at most"):
        begin(office, change_id)
    assert where(staying) == ("6 Ash", "6")
    assert elm.closed_at is None


def test_a_class_is_not_taken_out_of_the_plan_while_children_go_to_it(office, elm, ash):
    make.pupil(elm)
    change_id = plan_new_year(office)
    plan = year_plan_for(office, change_id)
    for name, expected in (("6 Ash", Refused), ("5 Elm", None)):
        version = year_plan_for(office, change_id).version
        classes = {key_of(plan, name): ("", None)}
        if expected:
            with pytest.raises(expected, match="another class first"):
                change_plan(office, change_id, classes=classes, groups={}, version=version)
        else:
            change_plan(office, change_id, classes=classes, groups={}, version=version)
    assert [one.name for one in year_plan_for(office, change_id).plan.classes] == ["6 Ash"]


def test_a_plan_that_is_dropped_changed_nothing(office, elm):
    child = make.pupil(elm)
    change_id = plan_new_year(office)
    move_children(office, change_id, {child.id: (LEAVES, "6")})
    drop_new_year(office, change_id)
    assert where(child) == ("5 Elm", "5")
    assert db.session.scalar(select(func.count()).select_from(YearMove)) == 0
    with pytest.raises(NotFound):
        year_plan_for(office, change_id)


def test_another_schools_plan_is_not_there(office, elm):
    change_id = plan_new_year(office)
    elsewhere = make.school()
    stranger = make.staff_viewer(make.staff(elsewhere, "office"), elsewhere)
    with pytest.raises(NotFound):
        year_plan_for(stranger, change_id)


def begin(viewer: Viewer, change_id=None):
    """Carry the proposal out as it is."""
    change_id = change_id or plan_new_year(viewer)
    return begin_new_year(viewer, change_id, year_plan_for(viewer, change_id).seen)


def key_of(plan, name: str) -> str:
    return next(one.key for one in plan.plan.classes if one.name == name)


def new_class(school: School, name: str, nc_years: tuple[str, ...]) -> SchoolClass:
    room = make.school_class(school, name, nc_years)
    room.school_year += 1
    db.session.flush()
    return room


def place(child: Pupil) -> Enrolment:
    return db.session.scalars(
        select(Enrolment).where(Enrolment.pupil_id == child.id, Enrolment.ends_on.is_(None))
    ).one()


def where(child: Pupil) -> tuple[str, str] | None:
    """The class a child is in and the year group, if any."""
    found = db.session.execute(
        select(SchoolClass.name, Enrolment.nc_year)
        .join(Enrolment, Enrolment.class_id == SchoolClass.id)
        .where(Enrolment.pupil_id == child.id, Enrolment.ends_on.is_(None))
    ).one_or_none()
    return tuple(found) if found else None


def taught_in(name: str, school_year: int) -> set:
    return set(
        db.session.scalars(
            select(ClassStaff.account_id)
            .join(SchoolClass, SchoolClass.id == ClassStaff.class_id)
            .where(SchoolClass.name == name, SchoolClass.school_year == school_year)
        )
    )


@pytest.fixture
def office(school: School) -> Viewer:
    return make.staff_viewer(make.staff(school, "office"), school)


@pytest.fixture
def elm(school: School) -> SchoolClass:
    return make.school_class(school, "5 Elm", ("5",))


@pytest.fixture
def ash(school: School) -> SchoolClass:
    return make.school_class(school, "6 Ash", ("6",))
