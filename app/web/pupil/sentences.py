"""How job names stand in a sentence, and how days are said to a child."""

from datetime import date, datetime
from typing import Literal

from app.foundation import clock

When = Literal["today", "yesterday", "this week", "before"]


def in_sentence(title: str) -> str:
    """A job or a skill within a sentence: `nurse`, `problem solving`, but `TV presenter`."""
    if title[1:2].isupper():
        return title
    return title.lower() if title.istitle() else title[:1].lower() + title[1:]


def a_job(title: str, starts: bool = False) -> str:
    """With its article: `a nurse`, `an artist`; `A nurse` where it starts the sentence."""
    words = in_sentence(title)
    article = "an" if words[:1].lower() in "aeiou" else "a"
    return f"{article.capitalize() if starts else article} {words}"


def when(at: date | datetime) -> When:
    """How long ago a day was, as a child would say it."""
    on = clock.local(at).date() if isinstance(at, datetime) else at
    days = (clock.today() - on).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return "this week" if days < 7 else "before"
