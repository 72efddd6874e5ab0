"""A child of six, who neither reads nor types, tells about a nurse by pictures and by ear."""

from flask import Flask

from app.schools.models import School
from tests.journeys import adults, children
from tests.journeys.person import Person
from tests.support import make


def test_a_child_who_neither_reads_nor_types_makes_a_page_that_the_teacher_reads(
    app: Flask, school: School
) -> None:
    room = make.school_class(school, "Acorns", ("1",))
    name = make.pupil(room).forename
    teacher = make.staff(school, "teacher", classes=(room,), name="Miss Elder")
    at_desk = adults.signed_in(app, teacher.email_normal, make.PASSWORD)
    adults.plan(at_desk, "A nurse visits", "Nurse", ("listening",))
    at_tablet = children.tablet(app, adults.open_class(at_desk))
    children.sign_in(at_tablet, name, adults.print_cards(at_desk)[name])

    assert hears(at_tablet)
    at_tablet.follows("Go")
    for picked in (
        {"job": "nurse"},
        {},
        {"picture": children.drawing()},
        {"skills": ["listening"]},
        {"view_listening": "4"},
        {"would_like": "yes"},
    ):
        assert hears(at_tablet)
        at_tablet.presses("Next", **picked)
    assert hears(at_tablet)
    children.send(at_tablet)
    assert at_tablet.heading == "You met a nurse!"
    assert hears(at_tablet)
    children.go_home(at_tablet)
    at_tablet.follows("My pages")
    assert [img.get("alt") for img in at_tablet.page.all("//main//img[@loading]")] == ["My drawing"]

    at_desk.follows("To review")
    assert f"{name}: Nurse" in at_desk.words
    picture = at_desk.element("//figure//img").get("src")
    assert at_desk.client.get(picture).mimetype == "image/png"
    adults.review(at_desk, name, sticker="you-noticed")
    children.go_home(at_tablet)
    at_tablet.sees("Miss Elder wrote back to you")
    assert hears(at_tablet)


def test_a_page_of_nothing_but_pictures_picked_is_a_page_too(app: Flask, school: School) -> None:
    room = make.school_class(school, "Acorns", ("2",))
    name = make.pupil(room).forename
    teacher = make.staff(school, "teacher", classes=(room,))
    at_desk = adults.signed_in(app, teacher.email_normal, make.PASSWORD)
    at_tablet = children.tablet(app, adults.open_class(at_desk))
    children.sign_in(at_tablet, name, adults.print_cards(at_desk)[name])
    at_tablet.follows("Add one")
    at_tablet.presses("Animal care")
    for picked in ({"job": "vet"}, {"met_how": "trip"}, {}, {}, {"would_like": "maybe"}):
        at_tablet.presses("Next", **picked)
    children.send(at_tablet)
    assert at_tablet.heading == "You met a vet!"


def hears(person: Person) -> bool:
    """Whether the page can be read aloud, and says in pictures what it asks."""
    buttons = person.page.all("//*[@data-listen]")
    pictures = person.page.all("//main//*[name()='svg' or name()='img']")
    return bool(buttons and pictures)
