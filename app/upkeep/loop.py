"""The loop that does background work: in a thread of the server, or by command."""

import os
import socket
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import structlog

from app.foundation.database import db, reading, writing
from app.foundation.errors import DomainError
from app.foundation.scope import school_scope
from app.tasks import actions
from app.tasks.actions import LeasedTask, LeaseLost
from app.upkeep import kinds, post, regular

log = structlog.get_logger()
PAUSE_SECONDS = 2.0
SORRY = "Something went wrong on our side. Try again; if it fails again, tell whoever runs this."


def worker_name() -> str:
    """Who holds a lease: this process of this computer."""
    return f"{socket.gethostname()}/{os.getpid()}"[-64:]


def run_next(worker: str, only: UUID | None = None) -> bool:
    """Do one piece of waiting work (`only` this one, if it is named); False when there is none."""
    with reading():
        if not actions.anything_waits(only):
            return False
    with writing():
        task = actions.lease_next(worker, only)
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
    arguments = (app_context, worker_name(), stop)
    threading.Thread(target=_loop, args=arguments, daemon=True, name="upkeep").start()
    return stop


def _loop(
    app_context: Callable[[], AbstractContextManager[object]], worker: str, stop: threading.Event
) -> None:
    rota = regular.Rota()
    while not stop.wait(PAUSE_SECONDS):
        with app_context():
            try:
                run_waiting(worker)
                post.send_due()
                rota.do_what_is_due()
            except Exception as error:
                log.error("upkeep", error=type(error).__name__)
                db.session.rollback()


def _carry_out(task: LeasedTask) -> None:
    work = kinds.ALL[task.kind]
    try:
        if task.given_up:
            _give_up(task, SORRY)
            return
        with reading():
            result = work.do(task, lambda done, of: _report(task, done, of))
        with writing():
            actions.keep_lease(task)
            actions.finish_task(task, work.conclude(task, result))
            db.session.commit()
    except DomainError as refusal:
        _give_up(task, str(refusal))
    except LeaseLost:
        log.warning("task", kind=task.kind, error="LeaseLost")
        db.session.rollback()
    except Exception as error:
        log.error("task", kind=task.kind, error=type(error).__name__)
        _try_again_later(task)


def _try_again_later(task: LeasedTask) -> None:
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
