"""How often pages ask the database: a save asks once, and no page more for a larger class."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event

from tests.support import make, menus
from tests.support.client import token_on

TRANSACTIONS = ("BEGIN", "COMMIT", "ROLLBACK")


def test_a_save_asks_who_is_there_and_then_only_writes(as_pupil, classroom):
    visit = make.activity(classroom, jobs=["nurse"])
    path = f"/my/entries/new?page={uuid4()}&activity={visit.id}&at=check"
    answers = {
        "csrf_token": token_on(as_pupil.get(path)),
        "go": "save",
        "job": "nurse",
        "met_how": "visitor",
        "words": "They work at night.",
        "skills": ["listening", "teamwork"],
        "view_listening": "3",
        "view_teamwork": "4",
        "would_like": "maybe",
    }
    with statements() as asked:
        answer = as_pupil.post(path, data=answers)
    assert answer.status_code == 303
    assert [" ".join(said.split()[:3]) for said in asked] == [
        "SELECT sitting.school_id, sitting.id",
        "INSERT INTO entry",
        "INSERT INTO entry_skill",
        "INSERT INTO audit_event",
        "DELETE FROM entry_draft",
    ]


@pytest.mark.parametrize("page", ["/who", "home", "class", "reviews"])
def test_a_page_asks_no_more_for_a_larger_class(
    page, classroom, child, as_tablet, as_pupil, as_teacher
):
    addresses: dict[str, Callable[[], object]] = {
        "/who": lambda: as_tablet.get("/who"),
        "home": lambda: as_pupil.get("/my/"),
        "class": lambda: as_teacher.get(f"/class/{classroom.id}"),
        "reviews": lambda: as_teacher.get(f"/class/{classroom.id}/reviews"),
    }
    visit = make.activity(classroom, jobs=["nurse"])
    make.entry(child)
    few = asked_for(addresses[page])
    for _ in range(8):
        friend = make.pupil(classroom)
        make.attended(visit, friend)
        make.entry(friend)
    make.entry(child)
    assert len(asked_for(addresses[page])) == len(few)


@pytest.mark.parametrize("page", ["calendar", "menu", "menu/ours"])
def test_a_fuller_calendar_and_a_longer_menu_ask_no_more(page, school, classroom, as_lead):
    def opening() -> object:
        return as_lead.get(f"/class/{page}")

    make.activity(classroom)
    menus.own_line(school)
    few = asked_for(opening)
    for number in range(8):
        make.activity(classroom, make.school_class(school))
        menus.own_line(school, title=f"Our own {number}")
    assert len(asked_for(opening)) == len(few)


def asked_for(opening: Callable[[], object]) -> list[str]:
    opening()  # what is only asked once is not counted
    with statements() as asked:
        opening()
    return asked


@contextmanager
def statements() -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    asked: list[str] = []

    def note(_connection, _cursor, said: str, _values, _context, _many) -> None:
        if not said.startswith(TRANSACTIONS):
            asked.append(said)

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)
