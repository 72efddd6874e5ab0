"""`flask transition export`: a package in a folder, for a script."""

import json
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.cli.transition import transition
from app.foundation.database import db
from app.tasks.actions import lease_next
from app.transition.models import Package
from app.upkeep import loop
from tests.support import leaving


def test_the_package_is_put_into_a_folder_that_is_made_for_it(export, ready, tmp_path):
    said = json.loads(export("--json").output)
    (made,) = (tmp_path / "new" / "folder").iterdir()
    assert said == {
        "file": str(made),
        "pupils": 1,
        "entries": 2,
        "bytes": made.stat().st_size,
    }
    assert ZipFile(made).testzip() is None
    assert made.stat().st_mode & 0o077 == 0


def test_for_a_person_it_says_so_in_words(export, ready):
    assert ": 1 child, " in export().output


def test_who_took_it_out_is_in_the_trail(export, ready):
    export()
    trail = db.session.execute(select(AuditEvent.action, AuditEvent.actor_kind)).all()
    assert ("package handed out", "command") in trail


def test_nobody_ready_is_a_sentence_and_no_success(export, room, place):
    leaving.going_to(leaving.make.pupil(room), place)
    answer = export()
    assert answer.exit_code == 1
    assert "Nobody who goes to Northgate Academy is ready yet." in answer.output
    assert db.session.scalars(select(Package)).all() == []


def test_the_nearly_ready_go_when_asked_for(export, ready):
    leaving.chosen(leaving.make.entry(ready))
    assert export().exit_code == 1
    assert export("--nearly").exit_code == 0


@pytest.mark.parametrize("which", ["sender", "receiver"])
def test_a_number_nobody_has_is_a_sentence(export, ready, which):
    answer = export(**{which: "123456"})
    assert answer.exit_code == 1
    assert "URN 123456 is known here." in answer.output


def test_a_folder_that_cannot_be_made_is_a_sentence(export, ready, tmp_path):
    (tmp_path / "new").write_text("a file, not a folder")
    answer = export()
    assert answer.exit_code == 1
    assert "cannot be made" in answer.output


def test_a_package_that_cannot_be_made_is_a_sentence(export, ready, monkeypatch):
    def do(_task, _progress):
        raise OSError("the disk is gone")

    work = loop.kinds.ALL["make_package"]
    broken = {"make_package": loop.kinds.Work(do, work.conclude, work.spoil)}
    monkeypatch.setattr(loop.kinds, "ALL", broken)
    answer = export()
    assert answer.exit_code == 1
    assert "Something went wrong on our side." in answer.output


def test_a_server_that_is_making_it_already_is_waited_for(export, ready, monkeypatch):
    def somebody_else_is_quicker(worker, only=None):
        monkeypatch.setattr(loop, "run_next", own)
        taken = own("the server", only)
        assert taken
        assert lease_next("a late one", only) is None
        return False

    own = loop.run_next
    monkeypatch.setattr(loop, "run_next", somebody_else_is_quicker)
    assert export().exit_code == 0


@pytest.fixture
def ready(room, place):
    return leaving.ready_child(room, place)


@pytest.fixture
def export(app, school, place, tmp_path):
    """Runs the command; its folder is two levels below one that is there."""

    def run(*more, sender=None, receiver=place.urn):
        sender = sender or leaving.numbers_of(school)["urn"]
        db.session.commit()
        out = str(tmp_path / "new" / "folder")
        given = ["export", "--from", sender, "--to", receiver, "--out", out, *more]
        return app.test_cli_runner().invoke(transition, given)

    return run
