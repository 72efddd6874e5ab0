"""Walking through the questions of a page as a child does, without script."""

from typing import Any

from werkzeug.test import TestResponse

from app.activities.models import Activity
from tests.support.client import InspectingClient, parsed

WORDS = "A nurse listens to your heart."


def begin(client: InspectingClient, visit: Activity | None = None) -> TestResponse:
    """The first question of a new page, about an activity or added by oneself."""
    where = f"/my/entries/new?activity={visit.id}" if visit else "/my/entries/new"
    return follow(client, client.get(where))


def at(client: InspectingClient, visit: Activity, screen: str) -> TestResponse:
    """A new page about the activity, opened at this screen."""
    page = begin(client, visit)
    return client.get(f"{page.request.full_path}&at={screen}")


def walk(
    client: InspectingClient, visit: Activity, words: str = WORDS, **more: Any
) -> TestResponse:
    """Answer all five questions; returns the check."""
    page = begin(client, visit)
    page = follow(client, client.submit(page, {"job": "nurse"}, button="Next"))
    page = follow(client, client.submit(page, button="Next"))
    page = follow(client, client.submit(page, {"words": words, **more}, button="Next"))
    page = follow(client, client.submit(page, {"skills": ["listening"]}, button="Next"))
    page = follow(client, client.submit(page, {"view_listening": "3"}, button="Next"))
    return follow(client, client.submit(page, {"would_like": "maybe"}, button="Next"))


def follow(client: InspectingClient, answer: TestResponse) -> TestResponse:
    """Where a press leads; fails, with what the page said, when it was not let through."""
    assert answer.status_code == 303, parsed(answer).words_of(parsed(answer).first("//main"))
    return client.get(answer.location)


def heading(page: TestResponse) -> str:
    """What the page is headed."""
    return parsed(page).words_of(parsed(page).first("//h1"))
