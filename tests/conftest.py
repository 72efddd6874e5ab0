"""The app, a database restored for each test, browsers by role, and a clock that stands still.

TEST_DATABASE=postgresql runs the same tests on a PostgreSQL that is started for them.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import flask_migrate
import hypothesis
import pytest
from flask import Flask

from app import create_app
from app.foundation import clock
from app.foundation.database import db
from app.foundation.scope import EVERY_SCHOOL, school_scope
from config import Config
from tests.support import every_url, moving_on, people, postgres, slow_first
from tests.support.client import InspectingClient
from tests.support.witness import Witness, watching

THE_TIME = datetime(2026, 6, 11, 9, 30, tzinfo=UTC)
"""A Thursday in summer term, half past ten on the classroom wall."""


def pytest_configure(config: pytest.Config) -> None:
    # A busy machine is no fault of what is tested; a test that hangs has a time-out of its own.
    hypothesis.settings.register_profile("here", deadline=None)
    hypothesis.settings.load_profile("here")
    for shared in (every_url, people, moving_on, slow_first):
        config.pluginmanager.register(shared)


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """An empty database of this test process's own."""
    if os.environ.get("TEST_DATABASE", "sqlite") == "postgresql":
        shared = tmp_path_factory.getbasetemp()
        shared = shared if worker_id == "master" else shared.parent
        with postgres.database(shared / "postgresql", f"log_{worker_id}") as url:
            yield url
    else:
        yield f"sqlite:///{tmp_path_factory.mktemp('database') / 'log.sqlite3'}"


@pytest.fixture(scope="session")
def app(
    tmp_path_factory: pytest.TempPathFactory, database_url: str, pytestconfig: pytest.Config
) -> Iterator[Flask]:
    """The service as it runs, migrated, in a data folder of its own."""
    instance = tmp_path_factory.mktemp("instance")
    # Preparing static files takes seconds and depends on nothing here: keep it between runs.
    (instance / "static").symlink_to(pytestconfig.cache.mkdir("static"))
    app = create_app(
        Config(
            instance_path=instance,
            database_url=database_url,
            keys_path=instance / "keys",
            secret_key="only-for-tests-" * 3,
            testing=True,
        )
    )
    app.test_client_class = InspectingClient
    with app.app_context():
        flask_migrate.upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def restore(app: Flask, database_url: str) -> Iterator[contextlib.AbstractContextManager]:
    """A way to put the database back as the migrations left it."""
    if database_url.startswith("postgresql"):
        restorer = postgres.Restorer(database_url)
        yield restorer.restore
        restorer.close()
        return
    live = sqlite3.connect(Path(database_url.removeprefix("sqlite:///")))
    pristine = sqlite3.connect(":memory:")
    live.backup(pristine)
    live.execute("PRAGMA synchronous = OFF")
    yield lambda: pristine.backup(live)
    live.close()
    pristine.close()


@pytest.fixture(scope="session")
def witness_of_all(app: Flask, pytestconfig: pytest.Config) -> Iterator[Witness]:
    """What every test did, for the rules that hold in all of them."""
    with watching(app) as witness:
        yield witness
    pytestconfig.stash[every_url.OPENED].update(witness.opened)
    pytestconfig.stash[every_url.EXIST].update(r.endpoint for r in app.url_map.iter_rules())


@pytest.fixture(autouse=True)
def database(app: Flask, restore, time, witness: Witness) -> Iterator[None]:
    """An empty database. The test itself may look into every school; pages and clients may not."""
    with app.app_context(), school_scope(EVERY_SCHOOL):
        yield
        db.session.remove()
    restore()


@pytest.fixture
def witness(witness_of_all: Witness, request: pytest.FixtureRequest) -> Iterator[Witness]:
    """Fails a test in which a GET wrote, a write left no trail or a log named somebody."""
    witness_of_all.forget()
    opened = set(witness_of_all.opened)
    yield witness_of_all
    if "house_rules" in request.path.parts:
        witness_of_all.opened = opened
    assert witness_of_all.all_faults() == []


class Time:
    """The time in a test: it stands still until it is moved."""

    def __init__(self, stack: contextlib.ExitStack) -> None:
        self._stack = stack
        self.set(THE_TIME)

    def set(self, at: datetime) -> None:
        """Make it this moment."""
        self._stack.enter_context(clock.frozen(at))

    def move(self, **by: float) -> None:
        """Let time pass: `time.move(minutes=5)`, in the words of timedelta."""
        self.set(clock.now() + timedelta(**by))


@pytest.fixture
def time() -> Iterator[Time]:
    """A clock that stands at half past ten on a Thursday in June."""
    with contextlib.ExitStack() as stack:
        yield Time(stack)


@pytest.fixture
def client(app: Flask) -> InspectingClient:
    """A browser in which nobody is signed in."""
    return app.test_client()
