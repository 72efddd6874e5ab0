"""A card is lost: it is voided and printed again, and only the new one opens the child's log."""

from flask import Flask

from app.schools.models import Account, Pupil
from tests.journeys import adults, children
from tests.journeys.person import Person
from tests.support import make
from tests.support.qr import address_in


def test_a_lost_card_opens_nothing_and_the_one_printed_again_does(
    app: Flask, teacher: Account, child: Pupil
) -> None:
    name = child.forename
    at_desk = adults.signed_in(app, teacher.email_normal, make.PASSWORD)
    lost = printed(at_desk, "Print")
    code = adults.open_class(at_desk)
    finder = children.tablet(app, code)
    shows(finder, lost)
    assert finder.heading == f"Hello {name}"
    children.pass_on(finder)

    at_desk.follows("Sign-in cards")
    at_desk.presses(f"Void {name}")
    at_desk.sees("That card opens nothing any more.", "No card")
    is_turned_away(finder, lost, name)

    new = printed(at_desk, "Print")
    assert new != lost
    is_turned_away(finder, lost, name)
    shows(finder, new)
    assert finder.heading == f"Hello {name}"


def printed(teacher: Person, button: str) -> str:
    """Print the only card there is to print; returns what its square says to a camera."""
    teacher.follows("My class")
    teacher.follows("Sign-in cards")
    desk = teacher.answer
    teacher.presses(button)
    address = address_in(teacher.element("//*[@class='card__qr']//*[name()='svg']"))
    teacher.answer = desk
    return address


def shows(at_tablet: Person, address: str) -> None:
    """Hold a card to the camera, which opens its address; script sends what stands behind the #."""
    at_tablet.opens(address)
    at_tablet.presses("Go on", token=address.partition("#")[2])


def is_turned_away(at_tablet: Person, address: str, name: str) -> None:
    at_tablet.opens(address)
    at_tablet.is_refused("Go on", token=address.partition("#")[2])
    at_tablet.sees("That card does not work.")
    at_tablet.sees_nothing_of(name)
