"""Packages for the new schools: who is ready, making them, how far they are, taking them."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.foundation.signing import VerifyingKey
from app.media import storage
from app.transition.models import Package, SchoolKey
from app.upkeep import loop
from tests.support import leaving, make
from tests.support.client import parsed

PACKAGES = "/school/packages/"
MAKE_ALL = "Make packages for the ready"


def test_each_new_school_has_a_box(as_lead, room, place):
    leaving.ready_child(room, place)
    leaving.going_to(make.pupil(room), place)
    page = as_lead.get(PACKAGES)
    assert "1 of 2 children is ready to move on" in page.text
    assert "1 of 2 ready." in page.text


def test_what_would_go_is_counted_before_it_is_made(as_lead, room, place):
    leaving.ready_child(room, place)
    words = " ".join(as_lead.get(PACKAGES).text.split())
    assert "If it is made now, this goes: 1 child, 1 page" in words


def test_the_key_can_be_read_out_once_there_is_one(as_lead, room, place):
    leaving.ready_child(room, place)
    assert "Your school’s key" not in as_lead.get(PACKAGES).text
    as_lead.submit(as_lead.get(PACKAGES), button=MAKE_ALL)
    run()
    (did,) = db.session.scalars(select(SchoolKey.did))
    page = as_lead.get(PACKAGES).text
    assert did in page
    assert VerifyingKey.from_did(did).fingerprint in page


def test_one_press_makes_a_package_for_every_school(as_lead, room, place, other):
    leaving.ready_child(room, place)
    leaving.ready_child(room, other)
    as_lead.submit(as_lead.get(PACKAGES), button=MAKE_ALL)
    run()
    page = as_lead.get(PACKAGES)
    assert page.text.count("Package 1 was made on") == 2
    assert states() == ["made", "made"]


def test_schools_whose_package_holds_all_who_are_ready_are_left_alone(as_lead, room, place, other):
    made_for(as_lead, room, place)
    assert MAKE_ALL not in as_lead.get(PACKAGES).text
    leaving.ready_child(room, other)
    as_lead.submit(as_lead.get(PACKAGES), button=MAKE_ALL)
    names = db.session.scalars(select(Package.destination_name))
    assert sorted(names) == [place.name, other.name]


def test_somebody_ready_since_is_said_and_making_it_again_takes_the_next_number(
    as_lead, room, place
):
    made_for(as_lead, room, place)
    leaving.ready_child(room, place)
    page = as_lead.get(PACKAGES)
    assert "1 child is ready and not in it." in page.text
    as_lead.submit(page, button="Make it again")
    run()
    assert "_002.zip" in as_lead.get(PACKAGES).text


def test_the_nearly_ready_go_along_when_asked(as_lead, room, place):
    child = leaving.ready_child(room, place)
    leaving.chosen(make.entry(child, "Not reviewed."))
    page = as_lead.get(PACKAGES)
    assert "Also 1 child who is nearly ready." in page.text
    as_lead.submit(page, {"nearly": "1"})
    run()
    assert states() == ["made"]


def test_nobody_ready_is_a_sentence(as_lead, room, place):
    child = leaving.ready_child(room, place)
    page = as_lead.get(PACKAGES)
    leaving.chosen(make.entry(child, "Not reviewed."))
    as_lead.submit(page, button="Make this package")
    assert "Nobody who goes to Northgate Academy is ready yet." in as_lead.get(PACKAGES).text
    assert states() == []


def test_while_it_is_made_the_page_says_so_and_looks_for_news(as_lead, room, place):
    leaving.ready_child(room, place)
    as_lead.submit(as_lead.get(PACKAGES), button=MAKE_ALL)
    page = as_lead.get(PACKAGES)
    polled = parsed(page).first("//*[@data-poll]")
    assert "Being made" in page.text
    assert MAKE_ALL not in page.text
    assert as_lead.get(polled.get("data-poll")).json == {"now": polled.get("data-now")}
    run()
    assert as_lead.get(polled.get("data-poll")).json != {"now": polled.get("data-now")}


def test_a_package_that_failed_says_why_and_offers_to_try_again(as_lead, school, room, place):
    child = leaving.ready_child(room, place)
    leaving.package(school, place, state="failed", problem=f"Pupil {child.id} has no name.")
    page = as_lead.get(PACKAGES)
    assert "Not made" in page.text
    assert f"{child.full_name} has no name." in page.text
    as_lead.submit(page, button="Try again")
    run()
    assert states() == ["failed", "made"]


def test_a_package_is_taken_as_a_file_and_that_is_written_down(as_lead, room, place):
    made_for(as_lead, room, place)
    answer = as_lead.submit(as_lead.get(PACKAGES), button="Download")
    assert answer.mimetype == "application/zip"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["Cache-Control"] == "no-store"
    assert any(name.endswith("/signature.jws") for name in ZipFile(BytesIO(answer.data)).namelist())
    assert "package handed out" in db.session.scalars(select(AuditEvent.action)).all()


def test_a_package_with_a_child_who_goes_elsewhere_now_is_not_taken(as_lead, room, place, other):
    child = leaving.ready_child(room, place)
    made_for(as_lead, room, place)
    page = as_lead.get(PACKAGES)
    leaving.going_to(child, other)
    assert "1 child in this package does not go there any more." in as_lead.get(PACKAGES).text
    refused = as_lead.submit(page, button="Download")
    assert refused.status_code == 422
    assert "does not go to Northgate Academy any more" in refused.text
    as_lead.submit(as_lead.get(PACKAGES), button="Make it again")
    run()
    assert as_lead.submit(as_lead.get(PACKAGES), button="Download").status_code == 200


def test_a_package_that_is_not_made_cannot_be_taken(as_lead, school, place):
    waiting = leaving.package(school, place)
    token = {"csrf_token": parsed(as_lead.get(PACKAGES)).first("//input/@value")}
    answer = as_lead.post(f"{PACKAGES}{waiting.id}/download", data=token)
    assert answer.status_code == 404


def test_pictures_may_be_swept_and_packages_stay(as_lead, room, place, time):
    made_for(as_lead, room, place)
    time.move(days=60)
    loop.regular.run()
    package_id = db.session.scalars(select(Package.id)).one()
    assert storage.path_of(room.school_id, package_id, "packages").exists()


def test_nobody_who_moves_on_is_an_empty_state(as_lead):
    assert "No class of Year 6 here" in as_lead.get(PACKAGES).text


def test_a_year_six_without_places_is_an_empty_state(as_lead, room):
    make.pupil(room)
    assert "Nobody has a place yet" in as_lead.get(PACKAGES).text


@pytest.mark.parametrize("who", ["as_teacher", "as_office"])
def test_only_the_lead_makes_packages(who, request):
    assert request.getfixturevalue(who).get(PACKAGES).status_code == 404


def made_for(as_lead, room, place):
    leaving.ready_child(room, place)
    as_lead.submit(as_lead.get(PACKAGES), button="Make this package")
    run()


def run():
    db.session.commit()
    loop.run_waiting("a test")


def states():
    return db.session.scalars(select(Package.state).order_by(Package.serial)).all()


@pytest.fixture
def other():
    return leaving.secondary("Riverside High")
