"""What children do on a tablet, page by page, without script."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from flask import Flask
from PIL import Image, ImageDraw

from tests.journeys.person import Person

LIKE = {"Not for me": "no", "Maybe": "maybe", "Yes please": "yes"}


def tablet(app: Flask, code: str) -> Person:
    """A tablet on which the class is opened with the code on the board."""
    at_tablet = Person(app)
    at_tablet.presses("Open", code=code)
    return at_tablet


def sign_in(at_tablet: Person, name: str, pictures: Iterable[str]) -> None:
    """Pick one's own name, and tap three pictures."""
    at_tablet.follows(name)
    form = at_tablet.element("//form[@id='tap']").get("action")
    for picture in pictures:
        at_tablet.presses(picture, form=form)
    at_tablet.sees("Hello" if "ks1" not in at_tablet.page.moods else "My jobs")


def pass_on(at_tablet: Person) -> None:
    """I'm finished: the tablet goes to the next child."""
    at_tablet.presses("I’m finished")
    at_tablet.follows("See all names")


def tell(child: Person, words: str, *, like: str = "Maybe", **drawn: Any) -> None:
    """Answer the five questions about a nurse who came, up to the check."""
    child.follows("Tell us")
    assert child.heading == "Which job did you meet?"
    child.presses("Next", job="nurse")
    assert child.heading == "How did you meet it?"
    child.presses("Next")
    assert child.heading == "What did you find out?"
    child.presses("Next", words=words, **drawn)
    assert child.heading == "Which skills did you use?"
    child.presses("Next", skills=["listening"])
    assert child.heading == "How is your listening growing?"
    child.presses("Next", view_listening="3")
    assert child.heading == "Would you like to do it?"
    child.presses("Next", would_like=LIKE[like])
    assert child.heading == "Is this right?"


def change_liking(child: Person, like: str) -> None:
    """Change one answer on the check."""
    child.presses("Would you like to do it?")
    child.presses("Next", would_like=LIKE[like])
    assert child.heading == "Is this right?"


def send(child: Person) -> None:
    """It is right: send it."""
    child.presses("Send it")


def go_home(child: Person) -> None:
    """Back to one's own page."""
    child.follows("go to my home page")


def pack(child: Person, best: str, message: str = "") -> None:
    """Take all pages along, star the one of this job, and write to the new school."""
    child.follows("Pages for my new school")
    pieces = child.page.all("//li[contains(@class, 'piece')]")
    taken = [piece.xpath(".//input[@name='take']/@value")[0] for piece in pieces]
    (starred,) = (
        piece.xpath(".//input[@name='best']/@value")[0]
        for piece in pieces
        if best in child.page.words_of(piece)
    )
    child.presses("Next", take=taken, best=starred)
    assert child.heading == "What I want my new school to know"
    child.presses("Next", words=message)


def drawing() -> tuple[BytesIO, str]:
    """A picture as a tablet sends it: a line on paper."""
    paper = Image.new("RGB", (640, 320), "white")
    ImageDraw.Draw(paper).line((40, 40, 600, 280), fill="navy", width=12)
    sent = BytesIO()
    paper.save(sent, "PNG")
    sent.seek(0)
    return sent, "drawing.png"
