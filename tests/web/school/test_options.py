"""What a school chooses."""

from datetime import time

import pytest
from sqlalchemy import select

from app.foundation.database import db
from app.schools.models import SchoolOptions

HERE = "/school/settings"


def test_what_is_chosen_is_kept_and_becomes_the_heading(as_lead):
    page = as_lead.get(HERE)
    given = {"picture_count": "4", "idle_minutes": "5", "closes_at": "15:30"}
    assert as_lead.submit(page, given, button="Save").location == HERE
    kept = db.session.scalars(select(SchoolOptions)).one()
    assert (kept.picture_count, kept.idle_minutes, kept.closes_at) == (4, 5, time(15, 30))
    assert "Children tap four pictures; open classes close at 15:30" in as_lead.get(HERE).text


def test_cards_stay_at_school_until_the_school_says_otherwise(as_lead):
    page = as_lead.get(HERE)
    assert "Let children use their card at home" in page.text
    as_lead.submit(page, {"cards_at_home": "y", "opens_at": "08:45"}, button="Save")
    kept = db.session.scalars(select(SchoolOptions)).one()
    assert (kept.cards_at_home, kept.opens_at) == (True, time(8, 45))


def test_upns_are_off_until_somebody_says_what_for(as_lead):
    page = as_lead.get(HERE)
    wrong = as_lead.submit(page, {"uses_upn": "y"}, button="Save")
    assert wrong.status_code == 422
    assert "Say what for" in wrong.text
    as_lead.submit(page, {"uses_upn": "y", "uses_upn_why": "To match children."}, button="Save")
    assert db.session.scalars(select(SchoolOptions)).one().uses_upn_why == "To match children."


def test_turning_upns_off_forgets_the_reason(as_lead, school):
    db.session.add(SchoolOptions(school_id=school.id, uses_upn=True, uses_upn_why="to match"))
    as_lead.submit(as_lead.get(HERE), {"uses_upn": None}, button="Save")
    kept = db.session.scalars(select(SchoolOptions)).one()
    assert (kept.uses_upn, kept.uses_upn_why) == (False, "")


def test_settings_changed_by_somebody_else_meanwhile_are_not_overwritten_unseen(as_lead):
    mine, theirs = as_lead.get(HERE), as_lead.get(HERE)
    as_lead.submit(theirs, {"idle_minutes": "9"}, button="Save")
    answer = as_lead.submit(mine, {"idle_minutes": "2"}, button="Save")
    assert answer.status_code == 409
    assert "Somebody else changed the settings" in answer.text
    assert "signed out after 9 min" in answer.text
    assert as_lead.submit(answer, button="Save").status_code == 303
    assert db.session.scalars(select(SchoolOptions)).one().idle_minutes == 2


@pytest.mark.parametrize("closes_at", ["", "04:00", "25:00", "tea time"])
def test_a_time_that_cannot_be_is_told(as_lead, closes_at):
    wrong = as_lead.submit(as_lead.get(HERE), {"closes_at": closes_at}, button="Save")
    assert wrong.status_code == 422
    assert list(db.session.scalars(select(SchoolOptions))) == []


def test_the_office_does_not_change_settings(as_office):
    assert as_office.get(HERE).status_code == 404
