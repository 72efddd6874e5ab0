"""One tablet, two children: the next sees nothing of the last."""

from flask import Flask

from app.schools.models import Account, SchoolClass
from tests.journeys import adults, children
from tests.support import make

SECRET = "I was afraid of the needle."


def test_the_next_child_sees_nothing_of_the_last(
    app: Flask, classroom: SchoolClass, teacher: Account
) -> None:
    first, second = (make.pupil(classroom, name).forename for name in ("Amberley", "Calloway"))
    at_desk = adults.signed_in(app, teacher.email_normal, make.PASSWORD)
    adults.plan(at_desk, "A nurse visits", "Nurse", ("listening",))
    tablet = children.tablet(app, adults.open_class(at_desk))
    pictures = adults.print_cards(at_desk)

    children.sign_in(tablet, first, pictures[first])
    children.tell(tablet, SECRET, picture=children.drawing())
    seen = [tablet.answer.request.full_path]
    children.send(tablet)
    seen += [tablet.answer.request.full_path, "/my/", "/my/jobs/", "/my/thoughts/"]
    children.go_home(tablet)
    tablet.follows("My thoughts")
    drawn = tablet.page.first("//main//img[contains(@src, '/my/pictures/')]")
    assert drawn is not None
    children.pass_on(tablet)
    for address in (*seen, drawn.get("src")):
        answer = tablet.client.get(address)
        assert SECRET not in answer.text
        assert answer.mimetype == "text/html"

    children.sign_in(tablet, second, pictures[second])
    tablet.sees("Tell us about it")
    for address in (*seen, drawn.get("src")):
        answer = tablet.client.get(address)
        assert SECRET not in answer.text
        assert first not in answer.text
        assert answer.mimetype == "text/html"
    for room in ("My jobs", "My skills", "My thoughts"):
        tablet.opens("/my/")
        tablet.follows(room)
        tablet.sees_nothing_of(SECRET, first)
