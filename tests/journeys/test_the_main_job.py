"""The main job, end to end: a child logs, a teacher reviews, a package reaches a secondary.

Nothing is put into the database and nobody is signed in behind the pages: two commands make the
schools known, and everything else is done as people do it.
"""

import csv
from collections.abc import Mapping
from contextvars import Context
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import select

from app.foundation.database import db
from app.transition.models import SchoolKey
from app.upkeep import loop
from tests.journeys import adults, children
from tests.journeys.adults import ROSTERS
from tests.journeys.person import Person
from tests.support import receiver

SIMS, ARBOR = ROSTERS / "sims-6-oak.csv", ROSTERS / "arbor-whole-school.csv"
NORTHGATE = ("Northgate Academy", "999401", "9994001")
RIVERSIDE = ("Riverside High School", "999402", "9994002")

DAISY, NAOMI, MASON, JACK = "Daisy", "Naomi", "Mason", "Jack"
HEARTS = "A nurse listens to your heart with a stethoscope."
NIGHTS = "Nurses work at night."
MORE = "Nurses work at night, so that somebody is always there."
MESSAGE = "I like to be shown a thing twice."


@dataclass
class School:
    """One school of the story, and who works there."""

    app: Flask
    lead: Person
    office: Person
    teacher: Person = field(init=False)
    code: str = ""
    pictures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def tablet_of(self, child: str) -> Person:
        """A tablet in the hands of this child."""
        at_tablet = children.tablet(self.app, self.code)
        children.sign_in(at_tablet, child, self.pictures[child])
        return at_tablet


@pytest.mark.slow
def test_a_child_logs_a_teacher_reviews_and_a_package_reaches_the_secondary(
    app: Flask, tmp_path: Path
) -> None:
    beechwood = a_school(app, "Beechwood Primary School", "999201", "9992001")
    elmfield = a_school(app, "Elmfield Primary School", "999202", "9992002")

    the_offices_import_their_class_lists(beechwood, elmfield)
    the_lead_gives_the_teacher_a_class(beechwood)
    the_teacher_plans_and_opens_the_class(beechwood)
    a_child_tells_about_the_nurse_and_sees_it_in_three_rooms(beechwood)
    others_tell_too(beechwood)
    the_teacher_sees_who_has_logged_and_answers(beechwood)
    the_children_see_what_was_answered_and_one_adds_more(beechwood)
    two_leavers_choose_what_to_take(beechwood)
    the_teacher_reviews_the_messages_and_sets_places(beechwood)
    package = the_lead_makes_the_packages_and_takes_one(beechwood)

    top = unpacked(package, tmp_path)
    assert receiver.failures(top, pinned=did_confirmed_by_telephone(), own_urn=NORTHGATE[1]) == []
    it_holds_what_one_child_chose(top)
    nothing_of_anybody_else_is_in_it(top)
    the_other_school_knows_nothing_of_it(elmfield)


def a_school(app: Flask, name: str, urn: str, laestab: str) -> School:
    """A school that begins: its lead signs in, and lets the office in."""
    lead = adults.lead_of_a_new_school(app, name, urn, laestab)
    return School(app, lead, adults.let_in(app, lead, f"Mr Office{urn}", "office"))


def the_offices_import_their_class_lists(beechwood: School, elmfield: School) -> None:
    for school, file, new in ((beechwood, SIMS, 30), (elmfield, ARBOR, 210)):
        office = school.office
        adults.check(office, file)
        assert office.heading == f"Ready to import {new} children"
        assert adults.figures(office)["new"] == new
        assert adults.figures(office)["left out until mended"] == 0
        office.presses(f"Import {new} children")
        assert office.heading == f"Imported: {new} added, 0 changed, 0 left"
        adults.check(office, file)
        assert office.heading == f"All {new} children are as we have them"
        assert adults.figures(office)["as we have them"] == new


def the_lead_gives_the_teacher_a_class(school: School) -> None:
    school.teacher = adults.let_in(school.app, school.lead, "Miss Elder", "teacher")
    school.teacher.sees("You have no class yet")
    adults.give_class(school.lead, "6 Oak", "Miss Elder")
    school.teacher.follows("Classes")
    assert school.teacher.heading == "6 Oak: no activity yet"


def the_teacher_plans_and_opens_the_class(school: School) -> None:
    adults.plan(school.teacher, "A nurse visits", "Nurse", ("listening", "speaking"))
    assert school.teacher.heading == "A nurse visits: 0 of 30 have logged it"
    school.code = adults.open_class(school.teacher)
    school.pictures = adults.print_cards(school.teacher)
    assert len(school.pictures) == 30


def a_child_tells_about_the_nurse_and_sees_it_in_three_rooms(school: School) -> None:
    daisy = school.tablet_of(DAISY)
    daisy.sees("A nurse came", "Tell us about it")
    children.tell(daisy, HEARTS, picture=children.drawing(), caption="A stethoscope")
    daisy.sees("Nurse", "A visitor to school", HEARTS, "Listening: I can do it", "Maybe")
    children.change_liking(daisy, "Yes please")
    daisy.sees("Yes please")
    children.send(daisy)
    assert daisy.heading == "You found out about being a nurse"
    children.go_home(daisy)
    for room, seen in {"My jobs": "Nurse", "My skills": "I can do it"}.items():
        daisy.follows(room)
        daisy.sees(seen)
        children.go_home(daisy)
    daisy.follows("My thoughts")
    daisy.follows("Nurse")
    daisy.sees(HEARTS, "A stethoscope", "Yes please")


def others_tell_too(school: School) -> None:
    for name, words in {NAOMI: NIGHTS, MASON: "They wear blue.", JACK: "They are kind."}.items():
        child = school.tablet_of(name)
        children.tell(child, words)
        children.send(child)


def the_teacher_sees_who_has_logged_and_answers(school: School) -> None:
    teacher = school.teacher
    teacher.follows("My class")
    assert teacher.heading == "6 Oak: 4 of 30 have logged today"
    teacher.follows("Show only the 26 who have not logged")
    assert teacher.page.all("//tbody//th[contains(., 'Daisy')]") == []
    teacher.follows("Review 4 pages")
    adults.review(teacher, DAISY, sticker="good-question", words="What else did you hear?")
    adults.ask_for_more(teacher, NAOMI, "Why do they work at night?")
    adults.tick(teacher, MASON, JACK)
    teacher.sees("1 page is with a child who is asked for more")


def the_children_see_what_was_answered_and_one_adds_more(school: School) -> None:
    daisy = school.tablet_of(DAISY)
    daisy.follows("Read it")
    daisy.sees("Miss Elder wrote back", "What else did you hear?", "Good question")
    daisy.presses("I have read it")
    daisy.sees("What have you found out?")

    naomi = school.tablet_of(NAOMI)
    naomi.sees("Miss Elder asks for more")
    naomi.follows("Look")
    naomi.sees("Why do they work at night?")
    naomi.follows("Add more")
    naomi.presses("Next", words=MORE)
    naomi.sees(MORE)
    children.send(naomi)

    teacher = school.teacher
    teacher.follows("To review")
    teacher.sees("changed once", MORE)
    adults.review(teacher, NAOMI)


def two_leavers_choose_what_to_take(school: School) -> None:
    daisy = school.tablet_of(DAISY)
    children.pack(daisy, "Nurse", MESSAGE)
    assert daisy.heading == "You packed your bag"
    daisy.sees("will see 1 page and 1 star", "Your teacher reads 1 page first")
    mason = school.tablet_of(MASON)
    children.pack(mason, "Nurse")
    mason.sees("will see 1 page and 1 star")


def the_teacher_reviews_the_messages_and_sets_places(school: School) -> None:
    for known in (NORTHGATE, RIVERSIDE):
        adults.make_school_known(school.lead, *known)
    teacher = school.teacher
    teacher.follows("Moving on")
    assert teacher.heading == "0 of 30 children are ready to move on"
    northgate, riverside = NORTHGATE[0], RIVERSIDE[0]
    places = {"Daisy Williams": northgate, "Naomi O’Neill": northgate, "Mason Young": riverside}
    adults.place(teacher, places)
    assert teacher.heading == "1 of 30 children is ready to move on"
    teacher.follows("1 page not reviewed")
    teacher.sees(MESSAGE)
    adults.review(teacher, DAISY)
    teacher.follows("Moving on")
    assert teacher.heading == "2 of 30 children are ready to move on"


def the_lead_makes_the_packages_and_takes_one(school: School) -> bytes:
    lead = school.lead
    lead.follows("Packages")
    assert lead.heading == "2 of 30 children are ready to move on"
    lead.presses("Make packages for the ready")
    lead.sees("2 packages are being made.", "Being made")
    the_background_loop_runs(school.app)
    lead.follows("Packages")
    lead.sees("Package 1 was made on", "1 of 2 ready")
    file = lead.client.submit(lead.answer, button=f"Download the package for {NORTHGATE[0]}")
    assert file.mimetype == "application/zip"
    return file.data


def it_holds_what_one_child_chose(top: Path) -> None:
    (pupil,) = rows(top / "data/pupils.csv")
    assert (pupil["forename"], pupil["surname"], pupil["upn"]) == (
        "Daisy",
        "Williams",
        "R999200120001",
    )
    entries = rows(top / "data/entries.csv")
    told = {row["kind"]: row["text"] for row in entries if row["kind"] != "skill"}
    assert told == {"encounter": HEARTS, "message": MESSAGE}
    (starred,) = (row for row in entries if row["best_piece"] == "yes")
    assert starred["text"] == HEARTS
    assert (top / "data" / starred["media_file"]).read_bytes().startswith(b"\x89PNG")
    assert HEARTS in next((top / "data/read").glob("*-*.html")).read_text("utf-8")


def nothing_of_anybody_else_is_in_it(top: Path) -> None:
    everything = "\n".join(
        path.read_text("utf-8")
        for path in top.rglob("*")
        if path.is_file() and path.suffix in {".txt", ".csv", ".json", ".html", ".jws"}
    )
    others = [child for child in listed(SIMS) + listed(ARBOR) if child[2] != "R999200120001"]
    assert len(others) == 239
    found = [
        words
        for forename, surname, upn in others
        for words in (upn, f"{forename} {surname}", f"{forename},{surname}")
        if words in everything
    ]
    assert found == []
    for words in (NIGHTS, MORE, "They wear blue.", "They are kind.", "Elmfield", RIVERSIDE[0]):
        assert words not in everything


def the_other_school_knows_nothing_of_it(elmfield: School) -> None:
    elmfield.lead.follows("Packages")
    assert elmfield.lead.heading == "0 of 30 children are ready to move on"
    elmfield.lead.sees("Nobody has a place yet")
    elmfield.lead.sees_nothing_of("Daisy Williams", "Beechwood")


def the_background_loop_runs(app: Flask) -> None:
    def work() -> None:
        with app.app_context():
            loop.run_waiting(loop.worker_name())

    Context().run(work)


def unpacked(package: bytes, tmp_path: Path) -> Path:
    """The package as the secondary unpacks it, with what any computer has."""
    with ZipFile(BytesIO(package)) as zipped:
        zipped.extractall(tmp_path)
    (top,) = tmp_path.iterdir()
    return top


def did_confirmed_by_telephone() -> str:
    """The key of the only school that has made a package."""
    return db.session.scalars(select(SchoolKey.did)).one()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def listed(roster: Path) -> list[tuple[str, str, str]]:
    """Forename, surname and UPN of every child in a class list."""
    text = roster.read_bytes()
    known = text.decode("utf-8-sig" if text.startswith(b"\xef\xbb\xbf") else "cp1252")
    table = csv.DictReader(known.splitlines())
    names = ("Forename", "Surname") if roster == SIMS else ("First name", "Last name")
    return [(row[names[0]], row[names[1]], row["UPN"]) for row in table]
