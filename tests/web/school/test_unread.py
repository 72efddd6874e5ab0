"""Pages that no adult has read for more than five school days."""

from datetime import UTC, date, datetime

import pytest

from app.foundation.database import db
from app.reviews import actions
from app.reviews.queries import unread_since
from app.schools.models import SchoolClosure
from tests.support import make
from tests.support.client import parsed
from tests.web.test_query_counts import asked_for

LIST = "/school/unread"
WRITTEN = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)
"""A Wednesday; the Thursday after next is the sixth school day since."""


@pytest.mark.parametrize(("day", "listed"), [(10, False), (11, True)])
def test_a_page_is_listed_on_the_sixth_school_day(as_lead, child, time, day, listed):
    make.entry(child, saved_at=WRITTEN)
    time.set(datetime(2026, 6, day, 12, 0, tzinfo=UTC))
    assert (child.surname in as_lead.get(LIST).text) is listed


def test_a_day_without_school_does_not_count(viewer, school):
    before = unread_since(viewer)
    db.session.add(SchoolClosure(school_id=school.id, on=date(2026, 6, 9)))
    db.session.flush()
    assert unread_since(viewer) < before


def test_a_page_that_was_read_is_not_listed_until_the_child_changes_it(
    as_lead, viewer, child, school
):
    page = make.entry(child, saved_at=WRITTEN)
    actions.mark_reviewed(viewer, page.id, revision=1)
    assert heading(as_lead.get(LIST)) == "No page has waited more than 5 school days"
    db.session.get(type(page), (school.id, page.id)).revision = 2
    assert heading(as_lead.get(LIST)) == "1 page has waited more than 5 school days"


def test_a_list_of_many_asks_no_more_than_one_of_few(as_lead, classroom, child):
    make.entry(child, saved_at=WRITTEN)
    few = asked_for(lambda: as_lead.get(LIST))
    for _ in range(31):
        make.entry(child, saved_at=WRITTEN)
    page = as_lead.get(LIST)
    assert "1 to 30 of 32" in page.text
    assert len(asked_for(lambda: as_lead.get(LIST))) == len(few) < 20


def heading(page):
    return parsed(page).words_of(parsed(page).first("//h1"))
