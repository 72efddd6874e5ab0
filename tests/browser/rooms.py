"""Every page of a child's, and children who have something on each of them."""

from flask import Flask

from app.foundation.database import db
from app.learning_log import actions
from app.learning_log.models import Entry
from app.schools.models import School, SchoolOptions
from app.transition.leavers import LEAVING_YEAR
from tests.support import make, sign_in
from tests.support.client import InspectingClient

ROOMS = ("", "jobs/", "jobs/?view=map", "jobs/places/healthcare", "skills/", "skills/listening")
ROOMS += ("thoughts/", "look/", "entries/new", "entries/{entry}", "entries/{entry}/ask")
ROOMS += ("entries/{entry}/done",)
QUESTIONS = ("job", "met", "found", "skills", "view-listening", "like", "check")
PAGES = ROOMS + tuple(f"entries/{{entry}}/edit?at={at}" for at in QUESTIONS)
LEAVING = ("choices", "message", "message/done")
"""Only those who move on this year have these."""


def pages_of(year: str, entry: Entry) -> list[str]:
    """The addresses of a child of this year who wrote this page."""
    rooms = PAGES + (LEAVING if year == LEAVING_YEAR else ())
    return ["/my/" + room.format(entry=entry.id) for room in rooms]


def child_of(
    app: Flask, school: School, year: str, *, extras: bool = True
) -> tuple[InspectingClient, Entry]:
    """A child of a year with something on every page; `extras`: photos and voice notes are on."""
    room = make.school_class(school, nc_years=(year,))
    child = make.pupil(room, "Maximiliana-Aleksandra")
    make.attended(make.activity(room, jobs=["nurse", "doctor"]), child)
    entry = make.entry(child, job="vet", skills={"listening": 2}, would_like="yes", met_how="trip")
    make.picture(entry)
    make.entry(child, job="nurse", skills={"listening": 3, "problem_solving": 1})
    asked = make.entry(child, "", job="chef")
    actions.ask_about(make.pupil_viewer(child), asked.id, "remove")
    db.session.add(SchoolOptions(school_id=school.id, photos_on=extras, voice_notes_on=extras))
    lead = make.staff_viewer(make.staff(school, "lead"), school)
    actions.decline_wish(lead, asked.id, "It is good.")
    return sign_in.pupil_client(app, child), entry
