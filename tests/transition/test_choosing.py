"""What children choose, how far they are, and where they go."""

from uuid import uuid4

import pytest
from sqlalchemy import Engine, event, select

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.foundation.scope import school_scope
from app.transition.actions import add_destination, choose_pages, place_children
from app.transition.models import Choice
from app.transition.package.limits import MOST_ENTRIES
from app.transition.queries import (
    leaver_for,
    leavers_of_class,
    leavers_of_school,
    places_missing,
    schools_without_package,
)
from app.transition.readiness import Readiness, Ready
from tests.support import leaving, make


@pytest.mark.parametrize(
    ("readiness", "state", "travels"),
    [
        (Readiness(has_school=True, chosen=0, unreviewed=0, starred=False), "not_started", False),
        (Readiness(has_school=False, chosen=2, unreviewed=0, starred=True), "no_school", False),
        (Readiness(has_school=True, chosen=2, unreviewed=1, starred=True), "nearly", True),
        (Readiness(has_school=True, chosen=2, unreviewed=0, starred=False), "nearly", True),
        (Readiness(has_school=True, chosen=2, unreviewed=2, starred=True), "nearly", False),
        (Readiness(has_school=True, chosen=2, unreviewed=0, starred=True), "ready", True),
    ],
)
def test_a_child_is_ready_when_nothing_is_missing(readiness, state, travels):
    assert (readiness.state, readiness.can_travel) == (Ready(state), travels)


def test_choosing_again_keeps_the_moment_of_what_was_chosen_before(child, pages, time):
    choose_pages(child, [pages[0].id], None)
    before = chosen_at()
    time.move(days=1)
    choose_pages(child, [pages[0].id, pages[1].id], pages[1].id)
    assert chosen_at()[pages[0].id] == before[pages[0].id]
    assert set(chosen_at()) == {pages[0].id, pages[1].id}


def test_everything_can_be_left_here_again(child, pages):
    choose_pages(child, [pages[0].id], pages[0].id)
    choose_pages(child, [], None)
    assert (chosen_at(), leaver_for(child, child.person).best_id) == ({}, None)


def test_sixty_pages_fit_and_no_more(child):
    with pytest.raises(Refused, match="60 pages"):
        choose_pages(child, [uuid4() for _ in range(MOST_ENTRIES + 1)], None)


def test_the_message_is_no_page_to_choose(child, leaver):
    message = make.entry(leaver, "Dear school", kind="message", job=None)
    with pytest.raises(NotFound):
        choose_pages(child, [message.id], None)


def test_choosing_leaves_one_line_in_the_trail(child, pages):
    choose_pages(child, [pages[0].id], None)
    assert db.session.execute(select(AuditEvent.action, AuditEvent.pupil_id)).all() == [
        ("pages chosen", child.person)
    ]


def test_a_message_that_was_wiped_does_not_count(child, leaver):
    make.entry(leaver, "", kind="message", job=None)
    assert leaver_for(child, child.person).chosen == ()


def test_a_page_put_away_after_it_was_chosen_and_starred_leaves_no_star(child, leaver):
    page = leaving.chosen(make.entry(leaver), best=True)
    page.removed_at = page.saved_at
    assert not leaver_for(child, child.person).readiness.starred


def test_a_child_of_another_year_is_no_leaver(school):
    younger = make.pupil(make.school_class(school))
    with pytest.raises(NotFound):
        leaver_for(make.pupil_viewer(younger), younger.id)


def test_nobody_sees_another_schools_leavers(lead, room):
    other = make.school()
    make.pupil(leaving.year_six(other))
    stranger = make.staff_viewer(make.staff(other, "lead"), other)
    own = make.pupil(room)
    with school_scope(lead.school):
        assert [one.pupil.id for one in leavers_of_school(lead)] == [own.id]
    with school_scope(other.id):
        assert own.id not in [one.pupil.id for one in leavers_of_school(stranger)]
        with pytest.raises(NotFound):
            leaver_for(stranger, own.id)
        with pytest.raises(NotFound):
            leavers_of_class(stranger, room.id)


def test_a_teacher_of_another_class_sees_none_of_them(school, room):
    falcons = leaving.year_six(school, "Falcons")
    stranger = make.staff_viewer(make.staff(school, "teacher", classes=(falcons,)), school)
    make.pupil(room)
    assert leavers_of_school(stranger) == ()


def test_many_leavers_take_as_many_questions_as_one(lead, room, place):
    leaving.ready_child(room, place)
    alone = questions(lambda: leavers_of_school(lead))
    for _ in range(5):
        leaving.ready_child(room, place)
    assert questions(lambda: leavers_of_school(lead)) == alone


def test_only_what_changed_is_written(lead, room, place):
    stays, moves = leaving.going_to(make.pupil(room), place), make.pupil(room)
    assert place_children(lead, room.id, {stays.id: place, moves.id: place}) == 1
    assert db.session.scalars(select(AuditEvent.pupil_id)).all() == [moves.id]


def test_a_child_of_another_class_cannot_be_placed(lead, room, school, place):
    other = make.pupil(leaving.year_six(school, "Falcons"))
    with pytest.raises(NotFound):
        place_children(lead, room.id, {other.id: place})


def test_places_and_packages_that_are_missing_are_counted(lead, room, place, school):
    leaving.ready_child(room, place)
    make.pupil(room)
    assert (places_missing(lead, room.id), schools_without_package(lead)) == (1, 1)
    leaving.package(school, place, state="made")
    assert schools_without_package(lead) == 0


def test_a_school_that_failed_to_get_its_package_still_waits(lead, room, place, school):
    leaving.ready_child(room, place)
    leaving.package(school, place, state="failed")
    assert schools_without_package(lead) == 1


def test_a_school_without_a_name_is_refused(lead):
    with pytest.raises(Refused, match="name"):
        add_destination(lead, "", "123456", "8314001")


def test_a_number_that_another_school_has_is_a_conflict(lead, place):
    with pytest.raises(Conflict, match="on the list already"):
        add_destination(lead, "Another", place.urn, "8314001")


def chosen_at():
    return dict(db.session.execute(select(Choice.entry_id, Choice.chosen_at)).all())


def questions(ask):
    asked = []

    def listen(_connection, _cursor, statement, *_more):
        asked.append(statement)

    db.session.flush()
    event.listen(Engine, "before_cursor_execute", listen)
    ask()
    event.remove(Engine, "before_cursor_execute", listen)
    return len(asked)


@pytest.fixture
def lead(school):
    return make.staff_viewer(make.staff(school, "lead"), school)


@pytest.fixture
def child(leaver):
    return make.pupil_viewer(leaver)


@pytest.fixture
def pages(leaver):
    return [make.entry(leaver, f"Words {number}.") for number in range(3)]
