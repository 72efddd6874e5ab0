"""The loop that does background work: in a thread of the server, or by command."""

import os
import socket
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import structlog

from app.foundation import clock
from app.foundation.database import db, reading, writing
from app.foundation.errors import DomainError
from app.foundation.scope import school_scope
from app.tasks import actions
from app.tasks.actions import LeasedTask
from app.upkeep import kinds, regular

log = structlog.get_logger()
PAUSE_SECONDS = 2.0
REGULAR_EVERY = timedelta(minutes=1)
SORRY = "Something went wrong on our side. Try again; if it fails again, tell whoever runs this."


def run_next(worker: str) -> bool:
    """Do one piece of waiting work; False when there is none."""
    with reading():
        if not actions.anything_waits():
            return False
    with writing():
        task = actions.lease_next(worker)
        db.session.commit()
    if task is None:
        return False
    with school_scope(task.school_id):
        _carry_out(task)
    return True


def run_waiting(worker: str) -> int:
    """Do everything that waits; returns how many pieces."""
    done = 0
    while run_next(worker):
        done += 1
    return done


def start(app_context: Callable[[], AbstractContextManager[object]]) -> threading.Event:
    """Run the loop in a thread of its own; set the event that is returned to stop it."""
    stop = threading.Event()
    worker = f"{socket.gethostname()}/{os.getpid()}"
    arguments = (app_context, worker, stop)
    threading.Thread(target=_loop, args=arguments, daemon=True, name="upkeep").start()
    return stop


def _loop(
    app_context: Callable[[], AbstractContextManager[object]], worker: str, stop: threading.Event
) -> None:
    last: datetime | None = None
    while not stop.wait(PAUSE_SECONDS):
        with app_context():
            try:
                run_waiting(worker)
                if last is None or clock.now() - last >= REGULAR_EVERY:
                    last = clock.now()
                    regular.run()
            except Exception as error:
                log.error("upkeep", error=type(error).__name__)
                db.session.rollback()


def _carry_out(task: LeasedTask) -> None:
    work = kinds.ALL[task.kind]
    try:
        with reading():
            result = work.do(task, lambda done, of: _report(task, done, of))
        with writing():
            actions.finish_task(task, work.conclude(task, result))
            db.session.commit()
    except DomainError as refusal:
        _give_up(task, str(refusal))
    except Exception as error:
        log.error("task", kind=task.kind, error=type(error).__name__)
        db.session.rollback()
        with writing():
            tried_again = actions.put_back(task)
            db.session.commit()
        if not tried_again:
            _give_up(task, SORRY)


def _report(task: LeasedTask, done: int, of: int) -> None:
    db.session.rollback()
    with writing():
        actions.report_progress(task, done, of)
        db.session.commit()


def _give_up(task: LeasedTask, message: str) -> None:
    db.session.rollback()
    with writing():
        kinds.ALL[task.kind].spoil(task, message)
        actions.fail_task(task, message)
        db.session.commit()
