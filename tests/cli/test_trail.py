"""`flask trail check`: an altered trail is told, and nothing else is."""

import pytest

from app.audit.actions import record
from app.audit.models import AuditSeal
from app.audit.sealing import seal_trail
from app.foundation.database import db
from tests.support import leaving, make


def test_a_trail_nobody_touched_fits_its_seals(check, sealed):
    answer = check()
    assert answer.exit_code == 0
    assert "Every seal fits" in answer.output


def test_a_seal_that_does_not_fit_is_named(check, sealed, school):
    db.session.add(
        AuditSeal(
            school_id=school.id,
            number=2,
            upto_id=sealed,
            count=1,
            digest=b"\1" * 32,
            previous_digest=b"\2" * 32,
        )
    )
    db.session.commit()
    answer = check()
    assert answer.exit_code != 0
    assert "These seals do not fit what they cover: 2." in answer.output


@pytest.fixture
def sealed(school, lead, time):
    """One event under one seal; its id."""
    record(make.staff_viewer(lead, school), "class added", "class", "one")
    time.move(seconds=61)
    assert seal_trail(school.id) == 1
    upto_id = db.session.query(AuditSeal).one().upto_id
    db.session.commit()
    return upto_id


@pytest.fixture
def check(app, school):
    urn = leaving.numbers_of(school)["urn"]
    return lambda: app.test_cli_runner().invoke(args=["trail", "check", "--school", urn])
