"""Children who move on: made-up choices, places and reviews, added as rows."""

from typing import TypeVar

from sqlalchemy import select

from app.foundation import clock
from app.foundation.database import db
from app.learning_log.models import Entry
from app.reviews.models import Review
from app.schools.models import Pupil, School, SchoolClass, SchoolIdentifier
from app.transition.leavers import Destination
from app.transition.models import Choice, Leaver, Package
from tests.support import make

Row = TypeVar("Row")


def secondary(name: str = "Northgate Academy") -> Destination:
    """A secondary school, as a place to go to."""
    made = make.school(name, phase="secondary")
    numbers = numbers_of(made)
    return Destination(urn=numbers["urn"], laestab=numbers["laestab"], name=made.name)


def numbers_of(school: School) -> dict[str, str]:
    """The URN and LAESTAB of a school."""
    rows = db.session.execute(
        select(SchoolIdentifier.kind, SchoolIdentifier.value).where(
            SchoolIdentifier.school_id == school.id
        )
    )
    return dict(rows.all())


def year_six(school: School, name: str = "Kestrels") -> SchoolClass:
    """A class whose children move on."""
    return make.school_class(school, name, ("6",))


def reviewed(page: Entry, revision: int | None = None) -> Entry:
    """A teacher has reviewed this page as it is, or as it was at an earlier revision."""
    _added(
        Review(
            school_id=page.school_id,
            entry_id=page.id,
            revision=revision or page.revision,
            state="reviewed",
        )
    )
    return page


def asked_for_more(page: Entry) -> Entry:
    """A teacher has asked the child to add something."""
    _added(
        Review(school_id=page.school_id, entry_id=page.id, revision=page.revision, state="asked")
    )
    return page


def chosen(page: Entry, *, best: bool = False) -> Entry:
    """The child takes this page along."""
    _added(Choice(school_id=page.school_id, pupil_id=page.pupil_id, entry_id=page.id))
    if best:
        _row(page.school_id, page.pupil_id).best_entry_id = page.id
        db.session.flush()
    return page


def going_to(child: Pupil, place: Destination) -> Pupil:
    """This child's next school."""
    row = _row(child.school_id, child.id)
    row.destination_urn, row.destination_laestab = place.urn, place.laestab
    row.destination_name = place.name
    db.session.flush()
    return child


def ready_child(in_class: SchoolClass, place: Destination, forename: str | None = None) -> Pupil:
    """A child who has chosen and starred one page, which is reviewed, and has a place."""
    child = going_to(make.pupil(in_class, forename), place)
    chosen(reviewed(make.entry(child, skills={"listening": 3})), best=True)
    return child


def package(school: School, place: Destination, **given: object) -> Package:
    """A package that was asked for; it waits, unless `state` says something else."""
    return _added(
        Package(
            school_id=school.id,
            destination_urn=place.urn,
            destination_laestab=place.laestab,
            destination_name=place.name,
            transfer_year=clock.school_year() + 1,
            serial=given.pop("serial", 1),
            contact_name="Adult Numbered",
            **given,
        )
    )


def _row(school_id: int, pupil_id: object) -> Leaver:
    key = {"school_id": school_id, "pupil_id": pupil_id, "school_year": clock.school_year()}
    return db.session.get(Leaver, key) or _added(Leaver(**key))


def _added(row: Row) -> Row:
    db.session.add(row)
    db.session.flush()
    return row
