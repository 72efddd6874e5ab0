"""A summer: a certificate is given, classes move up, a log goes along, and all can be undone."""

from pathlib import Path

from flask import Flask

from app.schools.models import School
from tests.journeys import adults, children
from tests.journeys.person import Person
from tests.support import make

LIST = """Forename,Surname,Year,Class,DOB
Łukasz,Nguyễn,5,5 Elm,05/11/2015
Calloway,Pretend,5,5 Elm,06/12/2015
Dovedale,Pretend,6,6 Ash,07/01/2015
"""
WORDS = "Nurses help people at night."


def test_a_class_moves_up_with_its_teacher_and_its_pages_and_can_move_back(
    app: Flask, school: School, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, "utf-8")
    lead = adults.signed_in(app, make.staff(school, "lead", "office").email_normal, make.PASSWORD)
    adults.import_all(lead, file)
    teacher = adults.let_in(app, lead, "Ms Hill", "teacher")
    adults.give_class(lead, "5 Elm", "Ms Hill")
    teacher.follows("Classes")
    tablet = lukasz_tells(app, teacher)

    teacher.follows("Certificates")
    teacher.sees("1 certificate earned and not given yet", "A first job")
    teacher.presses("Give to those ticked A first job")
    teacher.follows("Print all 1")
    teacher.sees("Łukasz Nguyễn", "You met a nurse.")
    tablet.follows("go to my home page")
    tablet.follows("You have a certificate")
    tablet.sees("You met a nurse.")

    begin_the_new_year(lead)
    teacher.opens("/class/")
    teacher.follows("6 Ash")
    teacher.follows("Łukasz")
    teacher.sees("1 page, 1 job met", "2025/26: 5 Elm", WORDS)

    lead.follows("Children")
    lead.follows("Children who left")
    lead.sees("1 child left", "Dovedale Pretend")
    lead.follows("Children")
    lead.follows("New school year")
    lead.presses("Undo the new year")
    lead.sees("Undone: 3 children back in their old class. Every page stays.")
    teacher.opens("/class/")
    teacher.sees("5 Elm")
    lead.follows("Children")
    lead.follows("Children who left")
    lead.sees("Nobody has left")


def lukasz_tells(app: Flask, teacher: Person) -> Person:
    """A nurse comes to the class, and one child writes about it."""
    adults.plan(teacher, "A nurse visits", "Nurse", ("listening",))
    tablet = children.tablet(app, adults.open_class(teacher))
    children.sign_in(tablet, "Łukasz", adults.print_cards(teacher)["Łukasz"])
    children.tell(tablet, WORDS)
    children.send(tablet)
    return tablet


def begin_the_new_year(lead: Person) -> None:
    """The lead looks at the plan, lets the teacher come along, and begins it."""
    lead.follows("Children")
    lead.follows("New school year")
    lead.presses("Plan 2026/27")
    lead.sees("2 children move up into 2026/27, 1 leaves")
    for select in lead.page.all("//select[starts-with(@name, 'teachers-')]"):
        if select.get("aria-label") == "Who teaches 6 Ash":
            hill = select.xpath(".//option[contains(., 'Ms Hill')]")[0].get("value")
            lead.presses("Save the plan", **{select.get("name"): hill})
            break
    lead.presses("Begin 2026/27")
    lead.sees("The new school year has begun: 2 children moved up.")
