"""The loop that does background work: what happens when it goes well, and when it does not."""

import threading

import pytest

from app.access.viewer import Kind, Viewer
from app.foundation.database import db, writing
from app.foundation.errors import Refused
from app.tasks.actions import MOST_ATTEMPTS, add_task
from app.tasks.queries import tasks_named
from app.upkeep import kinds, loop
from app.upkeep.kinds import Work


def test_work_is_done_and_says_so(viewer, asked):
    asked(do=lambda _task, _progress: "a cake", conclude=lambda _task, cake: f"Here is {cake}.")
    assert loop.run_waiting("a test") == 1
    assert state(viewer, asked) == ("done", "Here is a cake.")


def test_it_says_how_far_it_is(viewer, asked):
    def do(_task, progress):
        progress(2, 5)

    asked(do=do)
    loop.run_waiting("a test")
    task = tasks_named(viewer, [asked.id])[asked.id]
    assert (task.progress, task.done_of) == (2, 5)


def test_what_cannot_be_done_fails_at_once_with_its_sentence(viewer, asked):
    def do(_task, _progress):
        raise Refused("Nobody is ready.")

    asked(do=do)
    assert loop.run_waiting("a test") == 1
    assert state(viewer, asked) == ("failed", "Nobody is ready.")
    assert asked.spoilt == ["Nobody is ready."]


def test_a_fault_is_tried_again_and_may_go_well(viewer, asked):
    tries = []

    def do(_task, _progress):
        tries.append(1)
        if len(tries) == 1:
            raise OSError("the disk hiccuped")

    asked(do=do)
    loop.run_waiting("a test")
    assert (len(tries), state(viewer, asked)[0], asked.spoilt) == (2, "done", [])


def test_a_fault_every_time_ends_in_a_sentence_that_tells_no_secrets(viewer, asked):
    def do(_task, _progress):
        raise OSError("secret words")

    asked(do=do)
    assert loop.run_waiting("a test") == MOST_ATTEMPTS
    assert state(viewer, asked) == ("failed", loop.SORRY)
    assert asked.spoilt == [loop.SORRY]


def test_work_that_killed_its_worker_too_often_is_given_up(viewer, asked, time):
    def die(_task, _progress):
        raise KeyboardInterrupt

    asked(do=die)
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            loop.run_waiting("a test")
        time.move(minutes=6)
    loop.run_waiting("a test")
    assert state(viewer, asked) == ("failed", loop.SORRY)


def test_a_worker_that_comes_back_too_late_changes_nothing(viewer, asked, time):
    def do(_task, _progress):
        time.move(minutes=6)
        if not taken_over:
            taken_over.append(1)
            loop.run_waiting("another")
        return "a cake"

    taken_over, concluded = [], []
    asked(do=do, conclude=lambda task, _cake: concluded.append(task.worker) or "Made.")
    loop.run_waiting("the slow one")
    assert (concluded, state(viewer, asked)) == (["another"], ("done", "Made."))


def test_the_long_part_does_not_keep_others_from_writing(app, viewer, asked):
    def do(_task, _progress):
        other = threading.Thread(target=write_elsewhere)
        other.start()
        other.join(5)
        wrote.append(not other.is_alive())

    def write_elsewhere():
        with app.app_context(), loop.school_scope(viewer.school), writing():
            add_task(viewer, KIND, {})
            db.session.rollback()

    wrote: list[bool] = []
    asked(do=do)
    loop.run_next("a test")
    assert wrote == [True]


def test_a_named_piece_of_work_is_done_before_older_ones(viewer, asked):
    asked()
    older = asked.id
    asked()
    assert loop.run_next("a test", asked.id)
    assert not loop.run_next("a test", asked.id)
    assert tasks_named(viewer, [older])[older].state == "waiting"


KIND = "bake"


def state(viewer, asked):
    db.session.expire_all()
    task = tasks_named(viewer, [asked.id])[asked.id]
    return task.state, task.message


class Asked:
    """Asks for a piece of work of a kind that exists for the test."""

    def __init__(self, viewer, monkeypatch):
        self.viewer, self.monkeypatch, self.spoilt, self.id = viewer, monkeypatch, [], None

    def __call__(self, do=lambda _task, _progress: None, conclude=lambda _task, _made: "Done."):
        work = Work(do, conclude, lambda _task, message: self.spoilt.append(message))
        self.monkeypatch.setattr(kinds, "ALL", {KIND: work})
        self.id = add_task(self.viewer, KIND, {})
        db.session.commit()


@pytest.fixture
def viewer(school):
    return Viewer(kind=Kind.COMMAND, school_id=school.id)


@pytest.fixture
def asked(viewer, monkeypatch):
    return Asked(viewer, monkeypatch)
