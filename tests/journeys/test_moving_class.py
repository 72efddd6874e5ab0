"""A new class list puts a child into another class: the log comes along, to the new teacher."""

from pathlib import Path

from flask import Flask

from app.schools.models import School
from tests.journeys import adults, children
from tests.journeys.person import Person
from tests.support import make

HEAD = "Forename,Surname,Year,Class,DOB\n"
AMBER = "Amberley,Pretend,5,{room},05/11/2015\n"
OTHERS = "Calloway,Pretend,5,5 Elm,06/12/2015\nDovedale,Pretend,5,5 Ash,07/01/2016\n"
WORDS = "Nurses help people at night."


def test_a_child_moved_by_a_class_list_keeps_the_log_and_the_new_teacher_reads_it(
    app: Flask, school: School, tmp_path: Path
) -> None:
    lead = adults.signed_in(app, make.staff(school, "lead", "office").email_normal, make.PASSWORD)
    import_list(lead, tmp_path, room="5 Elm")
    old, new = (a_teacher(app, lead, *post) for post in (("Mr Old", "5 Elm"), ("Ms New", "5 Ash")))
    adults.plan(old, "A nurse visits", "Nurse", ("listening",))
    tablet = children.tablet(app, adults.open_class(old))
    children.sign_in(tablet, "Amberley", adults.print_cards(old)["Amberley"])
    children.tell(tablet, WORDS)
    children.send(tablet)
    assert "Amberley" not in words_of_class(new)

    import_list(lead, tmp_path, room="5 Ash")
    lead.sees("1 changed")

    assert "Amberley" in words_of_class(new)
    new.follows("Amberley")
    new.sees("1 page, 1 job met", WORDS)
    new.follows("Nurse")
    new.sees(WORDS)
    new.follows("Review it")
    new.presses("Reviewed, next", words="Well looked at!")
    new.sees("Amberley’s page is reviewed.")
    assert "Amberley" not in words_of_class(old)
    assert "Amberley" in words_of_class(new)
    again = children.tablet(app, adults.open_class(new))
    children.sign_in(again, "Amberley", adults.print_cards(new)["Amberley"])
    again.follows("My thoughts")
    again.sees(WORDS)


def import_list(lead: Person, folder: Path, room: str) -> None:
    """The class list with Amberley in this class."""
    file = folder / f"{room}.csv"
    file.write_text(HEAD + AMBER.format(room=room) + OTHERS, "utf-8")
    adults.import_all(lead, file)


def a_teacher(app: Flask, lead: Person, name: str, room: str) -> Person:
    """A teacher let in by the lead and given this class."""
    teacher = adults.let_in(app, lead, name, "teacher")
    adults.give_class(lead, room, name)
    teacher.follows("Classes")
    return teacher


def words_of_class(teacher: Person) -> str:
    """The page of the teacher's class."""
    teacher.follows("My class")
    return teacher.words
