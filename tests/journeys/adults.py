"""What adults do in a school, page by page."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from flask import Flask

from app.foundation import clock
from tests.journeys.person import Person, command

ROSTERS = Path(__file__).parents[1] / "data/rosters"
STAFF_DOOR = "/sign-in"
SCHOOL_KEEPS_UPNS = "to match children at the new school"


def lead_of_a_new_school(app: Flask, name: str, urn: str, laestab: str) -> Person:
    """A school is made known at the command line, and its lead signs in for the first time."""
    numbers = ("--urn", urn, "--laestab", laestab, "--upn-why", SCHOOL_KEEPS_UPNS)
    command(app, "school", "add", name, *numbers)
    email = f"lead@{urn}.example"
    who = ("--school", urn, "--role", "lead", "--name", "Mrs Rowan", "--email", email)
    password = command(app, "staff", "add", *who).splitlines()[-1]
    return signed_in_first(app, email, password)


def signed_in_first(app: Flask, email: str, password: str) -> Person:
    """An adult signs in with a password that somebody else made, and chooses one."""
    adult = signed_in(app, email, password)
    adult.sees("Choose a password of your own")
    own = f"kettle meadow {email}"
    adult.presses("Change my password", now=password, new=own, again=own)
    return adult


def signed_in(app: Flask, email: str, password: str) -> Person:
    """An adult signs in."""
    adult = Person(app, STAFF_DOOR)
    adult.presses("Sign in", email=email, password=password)
    return adult


def let_in(app: Flask, lead: Person, name: str, role: str) -> Person:
    """The lead invites an adult and hands the link over; the adult chooses a password."""
    lead.follows("Staff")
    lead.follows("Invite somebody")
    email = f"{role}.{name.split()[-1]}@school.example".lower()
    lead.presses("Invite", name=name, email=email, roles=[role])
    link = lead.page.words_of(lead.element("//*[@id='link']"))
    lead.follows("Done")
    adult = Person(app, "/sign-in/invitation")
    adult.presses("Go on", token=link.partition("#")[2])
    own = f"kettle meadow {email}"
    adult.presses("Join the school", new=own, again=own)
    return adult


def check(office: Person, file: Path, name: str | None = None) -> None:
    """Send a class list to be looked at."""
    office.follows("Class lists")
    office.presses("Check this file", file=(BytesIO(file.read_bytes()), name or file.name))


def import_all(office: Person, file: Path, name: str | None = None) -> None:
    """Check a class list and take it over."""
    check(office, file, name)
    office.presses("Import")


def figures(person: Person) -> dict[str, int]:
    """The figures on top of the page, by what they count."""
    found = {}
    for figure in person.page.all("//p[contains(@class, 'figure')]"):
        number, _, what = person.page.words_of(figure).partition(" ")
        digits = len(number) - len(number.lstrip("0123456789"))
        found[f"{number[digits:]} {what}".strip()] = int(number[:digits])
    return found


def give_class(lead: Person, room: str, teacher: str) -> None:
    """The lead says who teaches a class."""
    lead.follows("Children")
    lead.follows(f"Change teachers of {room}")
    for choice in lead.page.all("//label[.//input[@name='account_ids']]"):
        if teacher in lead.page.words_of(choice):
            lead.presses("Save", account_ids=[choice.find(".//input").get("value")])
            return
    raise AssertionError(f"{teacher} is not offered for {room}")


def plan(teacher: Person, title: str, job: str, skills: tuple[str, ...]) -> None:
    """Plan something for today."""
    teacher.follows("Activities")
    teacher.follows("Plan an activity")
    teacher.presses(
        "Plan it",
        title=title,
        on=clock.today().isoformat(),
        job_1=job,
        visitor_1="A visitor from the hospital",
        visitor_job_1=job,
        skills=list(skills),
    )


def open_class(teacher: Person) -> str:
    """Open the class on tablets; returns the code on the board."""
    teacher.follows("Open the class")
    teacher.presses("Open the class")
    return teacher.page.words_of(teacher.element("//*[@class='code__letters']")).replace(" ", "")


def print_cards(teacher: Person) -> Mapping[str, tuple[str, ...]]:
    """Print everybody's card; returns the pictures on each by name."""
    teacher.follows("Sign-in cards")
    cards_page = teacher.answer
    teacher.presses("Print all new")
    printed = {
        teacher.page.words_of(card.find_class("card__me")[0]): tuple(
            teacher.page.words_of(picture).split(" ", 1)[1]
            for picture in card.find_class("card__pics")[0].findall("li")
        )
        for card in teacher.page.all("//li[@class='card']")
    }
    teacher.answer = cards_page
    return printed


def review(teacher: Person, child: str, sticker: str = "", words: str = "") -> None:
    """Open a child's page in the pile and mark it reviewed, with a sticker and words."""
    teacher.follows(child)
    assert child in teacher.page.words_of(teacher.element("//*[@id='open-page']"))
    teacher.presses("Reviewed, next", sticker=sticker, words=words)


def ask_for_more(teacher: Person, child: str, words: str) -> None:
    """Ask a child to add something to the page in the pile."""
    teacher.follows(child)
    teacher.presses(f"Ask {child} to add something", words=words)


def tick(teacher: Person, *children: str) -> None:
    """Mark several pages of the pile reviewed as they are."""
    ticked = [
        label.find("input").get("value")
        for label in teacher.page.all("//label[@class='queue__tick']")
        if any(name in teacher.page.words_of(label) for name in children)
    ]
    assert len(ticked) == len(children)
    teacher.presses("Mark ticked reviewed", page=ticked)


def place(teacher: Person, places: Mapping[str, str]) -> None:
    """Say which school each of these children goes to."""
    chosen = {}
    for child, school in places.items():
        choice = teacher.element(f"//select[@aria-label='Where {child} goes']")
        offered = {option.text: option.get("value") for option in choice.findall("option")}
        chosen[choice.get("name")] = offered[school]
    teacher.presses("Save the places", **chosen)


def make_school_known(lead: Person, name: str, urn: str, laestab: str) -> None:
    """The lead adds a secondary school that children go to."""
    lead.follows("Packages")
    lead.follows("Add a school")
    lead.presses("Add", name=name, urn=urn, laestab=laestab)
