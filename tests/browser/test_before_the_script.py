"""A quick child on a slow line: what was typed or ticked before the page's script came counts."""

from playwright.sync_api import expect
from sqlalchemy import select

from app.activities.models import Activity
from app.foundation.database import db
from app.learning_log.models import EntryDraft
from tests.support import walk
from tests.support.behaviours import begun, late
from tests.support.client import InspectingClient

WORDS = "A nurse listens to your heart."


def test_words_are_kept_when_the_tablet_is_passed_on(page, visit, seated, as_pupil):
    seated(as_pupil)
    question = address(as_pupil, visit, "found")
    with late(page, "draft.js"):
        page.goto(question, wait_until="commit")
        page.get_by_label("My words").fill(WORDS)
    begun(page)
    page.get_by_role("button", name="I’m finished").first.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bye")
    db.session.rollback()
    assert [draft.answers["words"] for draft in db.session.scalars(select(EntryDraft))] == [WORDS]


def test_a_skill_gets_its_question(page, visit, seated, as_pupil):
    seated(as_pupil)
    question = address(as_pupil, visit, "skills")
    with late(page, "skills.js"):
        page.goto(question, wait_until="commit")
        page.locator("label.pick:visible").filter(has_text="Listening").first.tap()
    begun(page)
    page.locator("button:visible").filter(has_text="Next").last.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("How is your listening growing?")


def address(client: InspectingClient, visit: Activity, screen: str) -> str:
    """Where a new page about the visit is, at this question."""
    return walk.at(client, visit, screen).request.full_path
