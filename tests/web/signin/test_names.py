"""An adult says what children and colleagues call them."""

import pytest

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.schools.models import Account
from tests.support import make

NAME = "/sign-in/name"


def test_a_name_that_was_misspelt_is_put_right_beside_everything_they_wrote(
    as_teacher, teacher, entry, as_pupil
):
    make.feedback(entry, teacher)
    page = as_teacher.get(NAME)
    answer = as_teacher.submit(page, {"name": "  Miss  Çelik "}, button="Save")
    assert answer.location == "/sign-in/account"
    assert "Miss Çelik" in as_teacher.get("/sign-in/account").text
    assert "Miss Çelik" in as_pupil.get(f"/my/entries/{entry.id}").text
    actions = [one.action for one in db.session.query(AuditEvent)]
    assert actions.count("own name changed") == 1


@pytest.mark.parametrize("name", ["", "  ", "M" * 201])
def test_no_name_is_no_name(as_teacher, teacher, name):
    refused = as_teacher.submit(as_teacher.get(NAME), {"name": name}, button="Save")
    assert refused.status_code == 422
    assert db.session.get_one(Account, teacher.id).name == teacher.name
    assert as_teacher.get("/sign-in/account").status_code == 200
