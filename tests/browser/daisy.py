"""What Daisy does on the tablet, in the story of the main job."""

import re
from collections.abc import Sequence

from playwright.sync_api import expect

from tests.browser.screen import Screen

HEARTS = "I found out that nurses listen to your heart."
MORE = "They use a stethoscope."
MESSAGE = "I like to be shown a thing twice."


def signs_in(tablet: Screen, code: str, pictures: Sequence[str]) -> None:
    """The class is opened with the code, and Daisy picks her name and her pictures."""
    tablet.opens("/")
    tablet.is_good("front-door")
    tablet.types("Class code", code)
    tablet.presses("Open")
    tablet.is_headed("Who are you?")
    tablet.is_good("who-are-you")
    tablet.follows("Daisy")
    tablet.is_headed("Hello Daisy")
    tablet.is_good("tap-your-pictures")
    taps(tablet, pictures)
    tablet.sees("A nurse came")
    tablet.is_good("home")


def tells_about_the_nurse(tablet: Screen) -> None:
    """Five questions, a check, one answer changed, and it is sent."""
    tablet.follows("Tell us")
    answers_question(tablet, "Which job did you meet?", "Nurse")
    answers_question(tablet, "How did you meet it?", "A visitor to school")
    tablet.is_headed("What did you find out?")
    tablet.page.get_by_role("button", name="I found out that").tap()
    tablet.page.keyboard.type("nurses listen to your heart.")
    tablet.is_good("question-found")
    tablet.presses("Next")
    answers_question(tablet, "Which skills did you use?", "Listening")
    answers_question(tablet, "How is your listening growing?", "I can do it")
    answers_question(tablet, "Would you like to do it?", "Maybe")
    tablet.is_headed("Is this right?")
    tablet.is_good("check")
    tablet.page.locator("button[value=to-like]").tap()
    tablet.is_headed("Would you like to do it?")
    tablet.picks("Yes please")
    tablet.presses("Next")
    tablet.sees(HEARTS, "Yes please")
    tablet.presses("Send it")
    tablet.is_headed("You found out about being a nurse")
    tablet.is_good("done")


def sees_it_in_three_rooms(tablet: Screen) -> None:
    """The page stands in My jobs, My skills and My thoughts; the tablet is passed on."""
    tablet.follows("See it on my map")
    tablet.is_headed("My town of jobs")
    tablet.is_good("my-town")
    tablet.follows("Wall")
    tablet.is_headed("My jobs")
    tablet.is_good("my-jobs")
    for room, seen in {"My skills": "I can do it", "My thoughts": HEARTS}.items():
        tablet.follows("Daisy")
        tablet.follows(room)
        tablet.is_headed(room)
        tablet.sees(seen)
        tablet.is_good(room.lower().replace(" ", "-"))
    tablet.presses("I’m finished")
    tablet.is_headed("Bye Daisy!")
    tablet.is_good("pass-it-on")


def adds_more(tablet: Screen, pictures: Sequence[str]) -> None:
    """The teacher has asked for more, and Daisy writes it."""
    comes_back(tablet, pictures)
    tablet.sees("Miss Elder asks for more")
    tablet.is_good("home-asked-for-more")
    tablet.follows("Look")
    tablet.sees("What do they listen with?")
    tablet.is_good("asked-for-more")
    tablet.follows("Add more")
    tablet.types("My words", f"{HEARTS} {MORE}")
    tablet.presses("Next")
    tablet.is_headed("Is this right?")
    tablet.presses("Send it")
    tablet.is_headed("You found out about being a nurse")
    tablet.presses("I’m finished")


def reads_it_and_packs(tablet: Screen, pictures: Sequence[str]) -> None:
    """Daisy reads what was answered, takes her page, stars it and writes a message."""
    comes_back(tablet, pictures)
    tablet.follows("Read it")
    tablet.sees("Miss Elder wrote back")
    tablet.is_good("page-with-sticker")
    tablet.presses("I have read it")
    tablet.follows("Pages for my new school")
    tablet.is_headed("What shall I take with me?")
    tablet.page.locator("label.toggle:has([name=take])").tap()
    tablet.page.locator("label.toggle:has([name=best])").tap()
    tablet.sees("1 page and 1 star")
    tablet.is_good("what-i-take")
    tablet.presses("Next")
    tablet.is_headed("What I want my new school to know")
    tablet.page.locator("#words").fill(MESSAGE)
    tablet.is_good("message")
    tablet.presses("Next")
    tablet.is_headed("You packed your bag")
    tablet.is_good("packed")


def comes_back(tablet: Screen, pictures: Sequence[str]) -> None:
    """Daisy signs in again on the tablet that was passed on."""
    tablet.follows("See all names")
    tablet.follows("Daisy")
    taps(tablet, pictures)


def taps(tablet: Screen, pictures: Sequence[str]) -> None:
    """Three pictures, in order."""
    for picture in pictures:
        tablet.page.get_by_role("button", name=picture, exact=True).tap()
    expect(tablet.page).to_have_url(re.compile(r"/my/$"))


def answers_question(tablet: Screen, question: str, answer: str) -> None:
    """One question by one tap, and on."""
    tablet.is_headed(question)
    tablet.picks(answer)
    tablet.is_good(question.rstrip("?").lower().replace(" ", "-"))
    tablet.presses("Next")
