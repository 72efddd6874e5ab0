"""Background work is asked for, taken up by one worker at a time, and says how it went."""

import pytest

from app.access.viewer import Kind, Viewer
from app.foundation.database import db
from app.tasks.actions import (
    LEASE,
    MOST_ATTEMPTS,
    LeaseLost,
    add_task,
    anything_waits,
    fail_task,
    finish_task,
    keep_lease,
    lease_next,
    put_back,
    report_progress,
)
from app.tasks.queries import tasks_named
from tests.support import make


def test_work_is_taken_up_in_the_order_it_was_asked_for(office, time):
    first = ask(office)
    time.move(seconds=1)
    second = ask(office)
    assert [lease_next("a").id, lease_next("a").id, lease_next("a")] == [first, second, None]


def test_nobody_takes_up_what_another_holds(office):
    ask(office)
    lease_next("a")
    assert not anything_waits()
    assert lease_next("b") is None


def test_a_worker_may_ask_for_one_piece_only(office):
    first, second = ask(office), ask(office)
    assert lease_next("a", only=second).id == second
    assert anything_waits(only=first)
    assert not anything_waits(only=second)


def test_work_whose_worker_fell_silent_is_taken_up_again(office, time):
    task_id = ask(office)
    lease_next("a")
    time.move(seconds=LEASE.total_seconds() + 1)
    again = lease_next("b")
    assert (again.id, again.attempts) == (task_id, 2)


def test_saying_how_far_it_is_keeps_the_lease(office, time):
    ask(office)
    held = lease_next("a")
    time.move(minutes=4)
    report_progress(held, 3, 10)
    time.move(minutes=4)
    assert lease_next("b") is None
    task = row(office, held.id)
    assert (task.progress, task.done_of) == (3, 10)


@pytest.mark.parametrize(
    "act",
    [
        keep_lease,
        lambda task: report_progress(task, 1, 2),
        lambda task: finish_task(task, "Done."),
        lambda task: fail_task(task, "No."),
    ],
)
def test_a_worker_whose_lease_is_lost_can_say_nothing_more(office, time, act):
    ask(office)
    late = lease_next("a")
    time.move(minutes=6)
    lease_next("b")
    with pytest.raises(LeaseLost):
        act(late)


def test_finished_work_is_not_taken_up_again(office, time):
    ask(office)
    finish_task(lease_next("a"), "It is made.")
    time.move(days=1)
    assert lease_next("a") is None


def test_failed_work_keeps_its_sentence(office):
    task_id = ask(office)
    fail_task(lease_next("a"), "Nobody is ready.")
    task = row(office, task_id)
    assert (task.state, task.message) == ("failed", "Nobody is ready.")


def test_work_is_tried_a_few_times_and_no_more(office):
    ask(office)
    for _ in range(MOST_ATTEMPTS - 1):
        assert put_back(lease_next("a"))
    assert not put_back(lease_next("a"))


def test_work_that_kills_its_worker_each_time_is_given_up(office, time):
    ask(office)
    for _ in range(MOST_ATTEMPTS):
        assert not lease_next("a").given_up
        time.move(minutes=6)
    assert lease_next("a").given_up


def test_work_of_another_school_is_not_there(office):
    task_id = ask(office)
    stranger = Viewer(kind=Kind.COMMAND, school_id=make.school().id)
    assert tasks_named(stranger, [task_id]) == {}
    assert list(tasks_named(office, [task_id])) == [task_id]


def ask(viewer):
    return add_task(viewer, "make_package", {"package_id": "an id"})


def row(viewer, task_id):
    db.session.expire_all()
    return tasks_named(viewer, [task_id])[task_id]


@pytest.fixture
def office(school):
    return Viewer(kind=Kind.COMMAND, school_id=school.id)
