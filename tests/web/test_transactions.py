"""A request keeps what it wrote when it was to write and succeeded, and else drops it."""

import pytest
from flask import Response
from sqlalchemy import func, select

from app.foundation.database import db
from app.schools.models import School
from app.web.transactions import keep, settle
from tests.support import make


@pytest.mark.parametrize(
    ("method", "status", "kept"),
    [
        ("POST", 200, 1),
        ("POST", 303, 1),
        ("POST", 400, 0),
        ("POST", 422, 0),
        ("POST", 500, 0),
        ("GET", 200, 0),
        ("HEAD", 200, 0),
        ("OPTIONS", 200, 0),
    ],
)
def test_only_what_succeeds_and_was_to_write_is_kept(app, method, status, kept):
    make.school()
    with app.test_request_context(method=method):
        settle(Response(status=status))
        db.session.rollback()
        assert db.session.scalar(select(func.count()).select_from(School)) == kept


def test_a_refusal_may_ask_that_what_it_wrote_is_kept(app):
    make.school()
    with app.test_request_context(method="POST"):
        keep()
        settle(Response(status=422))
        db.session.rollback()
        assert db.session.scalar(select(func.count()).select_from(School)) == 1
