"""What the lead and the teacher do at their desks, in the story of the main job."""

from contextvars import Context
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import expect

from app.upkeep import loop
from tests.browser.daisy import HEARTS, MESSAGE, MORE
from tests.browser.screen import Screen
from tests.journeys.adults import ROSTERS, SCHOOL_KEEPS_UPNS
from tests.journeys.person import command

SCHOOL, NORTHGATE = "999201", "999401"


def sign_in(adult: Screen, email: str, password: str) -> None:
    """An adult signs in."""
    adult.opens("/sign-in")
    adult.types("Email", email)
    adult.types("Password", password)
    adult.presses("Sign in")


def sign_in_first(adult: Screen, email: str, password: str) -> None:
    """An adult signs in with a password that somebody else made, and chooses one."""
    sign_in(adult, email, password)
    adult.is_headed("Choose a password of your own")
    adult.is_good("password-of-ones-own")
    adult.types("Your password now", password)
    for label in ("New password", "New password again"):
        adult.types(label, f"kettle meadow {email}")
    adult.presses("Change my password")


def the_lead_signs_in_and_lets_a_teacher_in(app: Flask, lead: Screen, teacher: Screen) -> None:
    """A school begins: its lead signs in, adds a secondary school and a teacher."""
    numbers = ("--urn", SCHOOL, "--laestab", "9992001", "--upn-why", SCHOOL_KEEPS_UPNS)
    command(app, "school", "add", "Beechwood Primary School", *numbers)
    who = ("--role", "lead", "--name", "Mrs Rowan", "--email", "rowan@school.example")
    password = command(app, "staff", "add", "--school", SCHOOL, *who).splitlines()[-1]
    lead.opens("/sign-in")
    lead.is_good("staff-sign-in")
    sign_in_first(lead, "rowan@school.example", password)
    lead.is_headed("Import your class lists to begin")
    lead.is_good("school-begins")
    lead.follows("Packages")
    lead.follows("Add a school")
    lead.types("Name of the school", "Northgate Academy")
    lead.types("URN", NORTHGATE)
    lead.types("LAESTAB (DfE number)", "9994001")
    lead.is_good("new-school")
    lead.presses("Add")
    lead.follows("Staff")
    lead.follows("Invite somebody")
    lead.types("Name", "Miss Elder")
    lead.types("Email", "elder@school.example")
    lead.picks("Teacher: opens a class, reads and reviews its pages")
    lead.is_good("new-teacher")
    lead.presses("Invite")
    lead.sees("Give them this link")
    lead.is_good("invitation")
    link = urlsplit(lead.page.locator("#link").inner_text())
    teacher.opens(f"{link.path}#{link.fragment}")
    teacher.is_headed("Join Beechwood Primary School")
    teacher.is_good("joining")
    for label in ("New password", "New password again"):
        teacher.types(label, "kettle meadow trombone")
    teacher.presses("Join the school")
    teacher.is_headed("No class yet")
    teacher.is_good("no-class-yet")


def a_class_list_is_looked_at_and_taken_over(lead: Screen) -> None:
    """What the class list would do, and doing it."""
    lead.follows("Class lists")
    lead.page.get_by_label("The file", exact=True).set_input_files(ROSTERS / "sims-6-oak.csv")
    lead.is_good("send-class-list")
    lead.presses("Check this file")
    lead.is_headed("Ready to import 30 children")
    lead.is_good("look-at-class-list")
    lead.presses("Import 30 children")
    lead.is_headed("Imported: 30 added, 0 changed, 0 left")
    lead.is_good("class-list-is-in")


def the_teacher_is_given_the_class(lead: Screen) -> None:
    """The lead says who teaches 6 Oak."""
    lead.follows("Children")
    lead.is_good("classes")
    lead.follows("Change teachers")
    lead.picks("Miss Elder")
    lead.is_good("teachers-of-a-class")
    lead.presses("Save")
    lead.sees("Saved who teaches 6 Oak.")
    lead.is_good("children-of-a-class")


def the_teacher_plans_and_opens_the_class(teacher: Screen) -> str:
    """A nurse visits today; returns the code that opens the class."""
    teacher.opens("/class/")
    teacher.is_headed("6 Oak: no activity yet")
    teacher.is_good("class-before")
    teacher.follows("Plan an activity")
    teacher.types("What is it called?", "A nurse visits")
    teacher.types("Which day?", teacher.page.evaluate("new Date().toLocaleDateString('sv')"))
    teacher.types("Job 1", "Nurse")
    teacher.picks("Listening")
    teacher.is_good("plan")
    teacher.presses("Plan it")
    teacher.is_headed("A nurse visits: 0 of 30 have logged it")
    teacher.is_good("activity")
    teacher.follows("Open the class")
    teacher.presses("Open the class")
    teacher.is_headed("6 Oak is open: 0 here now")
    teacher.is_good("class-is-open")
    return teacher.page.locator(".code__letters").inner_text().replace("\n", "").replace(" ", "")


def the_cards_are_printed(teacher: Screen) -> list[str]:
    """Everybody gets a card; returns the pictures on Daisy's."""
    teacher.follows("Sign-in cards")
    teacher.is_good("cards")
    teacher.presses("Print 30 new cards")
    card = teacher.page.locator("li.card").filter(has_text="Daisy").first
    expect(card).to_be_visible()
    teacher.is_good("cards-to-print")
    pictures = card.locator(".card__pics li").all_inner_texts()
    return [picture.split()[-1] for picture in pictures]


def the_teacher_sees_who_has_logged_and_asks_for_more(teacher: Screen) -> None:
    """One child has logged, and is asked to add something."""
    teacher.opens("/class/")
    teacher.is_headed("6 Oak: 1 of 30 has logged today")
    teacher.is_good("class-after")
    teacher.follows("Review 1 page")
    teacher.is_headed("1 page to review")
    teacher.sees(HEARTS)
    teacher.is_good("review")
    teacher.types("Comment", "What do they listen with?")
    teacher.presses("Ask Daisy to add something")
    teacher.is_headed("Nothing to review")
    teacher.is_good("nothing-to-review")


def the_teacher_gives_a_sticker(teacher: Screen) -> None:
    """The page that was changed is reviewed with a sticker."""
    teacher.follows("To review")
    teacher.sees("changed once", MORE)
    teacher.picks("You noticed")
    teacher.is_good("review-again")
    teacher.presses("Reviewed, next")
    teacher.is_headed("Nothing to review")


def the_teacher_says_where_daisy_goes(teacher: Screen) -> None:
    """The message is reviewed, and Daisy's new school set."""
    teacher.follows("To review")
    teacher.sees(MESSAGE)
    teacher.presses("Reviewed, next")
    teacher.follows("Moving on")
    teacher.is_headed("0 of 30 children are ready to move on")
    teacher.page.get_by_label("Where Daisy Williams goes").select_option(label="Northgate Academy")
    teacher.is_good("moving-on")
    teacher.presses("Save the places")
    teacher.is_headed("1 of 30 children is ready to move on")


def the_lead_makes_a_package(app: Flask, lead: Screen, tmp_path: Path) -> Path:
    """The package is asked for, made in the background, and taken as a file."""
    lead.follows("Packages")
    lead.is_good("packages")
    lead.presses("Make packages for the ready")
    lead.sees("It is being made.")
    lead.is_good("package-is-being-made")
    Context().run(work_through, app)
    expect(lead.page.get_by_text("Package 1 was made on")).to_be_visible(timeout=20_000)
    lead.is_good("package-is-made")
    with lead.page.expect_download() as download:
        lead.presses("Download")
    taken = tmp_path / download.value.suggested_filename
    download.value.save_as(taken)
    return taken


def work_through(app: Flask) -> None:
    """Whatever waits for the background loop, done now."""
    with app.app_context():
        loop.run_waiting(loop.worker_name())
