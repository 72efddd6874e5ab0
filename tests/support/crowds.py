"""A made-up school in which every list is longer than a page."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from app.activities.models import Activity, ActivityClass
from app.foundation import clock, ids
from app.foundation.database import db
from app.jobs.cards import JOBS
from app.jobs.phrases import plain
from app.learning_log.answers import EntryAnswers
from app.learning_log.models import ChangeRequest, Spelling
from app.safeguarding.models import WatchWord
from app.schools.actions import receive_roster
from app.schools.avatars import AVATARS
from app.schools.models import (
    Account,
    Enrolment,
    Membership,
    Pupil,
    School,
    SchoolClass,
    SchoolClosure,
    SchoolSymbol,
)
from app.schools.models.year import YearChange
from app.sync.actions import keep_refused
from app.sync.tickets import ticket_for
from tests.support import make, menus, worries

Row = TypeVar("Row")
MORE_THAN_A_PAGE = 51
A_FULL_CLASS = 32
NONE: dict[str, list[str]] = {"jobs": [], "skills": []}
LONG_AGO = timedelta(days=60)
A_DAY = timedelta(days=1)
OTHERS_NAME_IT = (Account, Activity, Pupil, SchoolClass)
HEADINGS = "First name,Last name,Date of birth,Year,Class"


def crowd(school: School, room: SchoolClass, child: Pupil, lead: Account) -> UUID:
    """A page and more of everything; the id of a class list with two pages of rows."""
    many = _class_list(school, lead)
    page, ours = make.entry(child), menus.own_line(school)
    asked = list(_more_of(page, _not_sorted_out))
    db.session.add_all(asked)
    for row, its_own in (
        (page, _sorted_out),
        (page, _put_away),
        (worries.concern(page, lead), _alike),
        (ours, _ours),
        (ours, _retired),
        (make.roster_import(school), _alike),
    ):
        db.session.add_all(_more_of(row, its_own))
    rows = [one for n in range(MORE_THAN_A_PAGE) for one in _one_of_each(school, room, n)]
    rows += [ChangeRequest(school_id=school.id, entry_id=one.id, wish="change") for one in asked]
    rows += _one_of_what_stays_few(school, room)
    for first in (True, False):
        db.session.add_all(one for one in rows if isinstance(one, OTHERS_NAME_IT) is first)
        db.session.flush()
    _unsaved(child)
    return many


def _class_list(school: School, lead: Account) -> UUID:
    """One whose every row is to mend. Reading it ends the transaction, so it comes first."""
    lines = [f"Kid,Made Up {number},,5,New" for number in range(MORE_THAN_A_PAGE)]
    text = "\n".join([HEADINGS, *lines])
    who = make.staff_viewer(lead, school)
    return receive_roster(who, text.encode(), "many.csv", clock.school_year())


def _more_of(row: Row, its_own: Callable[[int], dict[str, object]]) -> Iterator[Row]:
    """More of a kind, each with something of its own."""
    keys = [one.key for one in type(row).__mapper__.column_attrs]  # type: ignore[attr-defined]
    held = {key: getattr(row, key) for key in keys}
    for number in range(MORE_THAN_A_PAGE):
        yield type(row)(**{**held, "id": ids.new_id(), **its_own(number)})


def _alike(_number: int) -> dict[str, object]:
    return {}


def _sorted_out(number: int) -> dict[str, object]:
    return {"job": None, "job_words": _work(number), "saved_at": clock.now() - LONG_AGO}


def _not_sorted_out(number: int) -> dict[str, object]:
    return {"job": None, "job_words": f"un{_work(number)}"}


def _put_away(_number: int) -> dict[str, object]:
    return {"removed_at": clock.now()}


def _ours(number: int) -> dict[str, object]:
    return {"title": f"Ours {number}"}


def _retired(number: int) -> dict[str, object]:
    return {"title": f"No longer {number}", "retired_at": clock.now()}


def _unsaved(child: Pupil) -> None:
    """What came too late for the log of this child."""
    who = ticket_for(make.pupil_viewer(child)).viewer()
    answers = EntryAnswers(job="nurse", words="Too late.").content()
    for _ in range(MORE_THAN_A_PAGE):
        keep_refused(who, "entry", ids.new_id(), "expired", answers, None)


def _one_of_each(school: School, room: SchoolClass, number: int) -> Iterator[object]:
    at = {"school_id": school.id}
    adult = Account(
        id=ids.new_id(),
        email_normal=f"many{number}@school.example",
        name="Many Made",
        password_hash=make.PASSWORD_HASH,
    )
    yield adult
    yield Membership(**at, account_id=adult.id, role="teacher")
    over = {"nc_years": ["5"], "school_year": 2020, "closed_at": clock.now()}
    yield SchoolClass(**at, name=f"Over {number}", **over)
    visit = Activity(
        **at, id=ids.new_id(), title=f"Visit {number}", on=clock.today() - number * A_DAY, **NONE
    )
    yield visit
    yield ActivityClass(**at, activity_id=visit.id, class_id=room.id)
    yield from _child(room, number, clock.today())
    if number < A_FULL_CLASS:
        yield from _child(room, number, None)
    yield WatchWord(**at, word=f"word{number}")
    yield Spelling(**at, text_normal=plain(_work(number)), job="nurse")
    yield SchoolSymbol(**at, id=ids.new_id(), kind="job", slug=list(JOBS)[number], picture=b"")


def _one_of_what_stays_few(school: School, room: SchoolClass) -> Iterator[object]:
    """So that the tables that show all their rows are there."""
    at, done = {"school_id": school.id}, {"state": "applied", "applied_at": clock.now()}
    yield SchoolClosure(**at, on=clock.today())
    yield YearChange(**at, to_year=clock.school_year(), classes=[], groups=[], **done)
    planned = Activity(**at, id=ids.new_id(), title="Soon", on=clock.today() + A_DAY, **NONE)
    yield planned
    yield ActivityClass(**at, activity_id=planned.id, class_id=room.id)


def _child(room: SchoolClass, number: int, left_on: object) -> Iterator[object]:
    at, named = {"school_id": room.school_id}, {"forename": "Many", "surname": "Made"}
    child = Pupil(**at, id=ids.new_id(), **named, born_on=clock.today(), left_on=left_on)
    yield child
    place = {"pupil_id": child.id, "class_id": room.id, "nc_year": "6"}
    yield Enrolment(**at, **place, avatar=list(AVATARS)[number % A_FULL_CLASS + 1], ends_on=left_on)


def _work(number: int) -> str:
    return f"made up work {chr(97 + number // 26)}{chr(97 + number % 26)}"
