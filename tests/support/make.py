"""Made-up schools, people and pages for tests: plain functions that add rows and flush.

Each has a sensible answer to every question, so that a test says only what it is about. Nobody in
here is anybody.
"""

from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import Any, TypeVar
from uuid import UUID

from argon2 import PasswordHasher
from PIL import Image
from sqlalchemy import func, select

from app.access.viewer import Kind, Role, Viewer
from app.activities.models import Activity, ActivityClass, Attendance
from app.foundation import clock, ids
from app.foundation.database import db
from app.learning_log.models import Entry, EntryPicture, EntrySkill
from app.media import storage
from app.media.models import StoredFile
from app.reviews.models import Feedback
from app.schools.avatars import AVATARS
from app.schools.models import (
    Account,
    ClassStaff,
    Enrolment,
    Membership,
    Pupil,
    RosterImport,
    School,
    SchoolClass,
    SchoolIdentifier,
)
from app.signin.models import ClassOpening

PASSWORD = "a made-up pass phrase"
PASSWORD_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
"""Weak on purpose, so that tests are quick."""

FORENAMES = ("Ashmead", "Birkwell", "Cawood", "Dunsop", "Eskdale", "Farnley")
_numbers = count(1)
Row = TypeVar("Row")


def school(name: str = "Madeup Primary School", **given: Any) -> School:
    """A school with a URN and a LAESTAB; `phase="secondary"` for one that receives."""
    made = _added(School(name=name, phase=given.pop("phase", "primary"), **given))
    number = next(_numbers) % 1000
    for kind, value in (("urn", f"{999000 + number}"), ("laestab", f"999{2000 + number}")):
        _added(SchoolIdentifier(kind=kind, value=value, school_id=made.id))
    return made


def school_class(
    in_school: School, name: str | None = None, nc_years: tuple[str, ...] = ("5",)
) -> SchoolClass:
    """A class of this school year."""
    return _added(
        SchoolClass(
            school_id=in_school.id,
            school_year=clock.school_year(),
            name=name or f"Class {next(_numbers)}",
            nc_years=list(nc_years),
        )
    )


def staff(
    in_school: School, *roles: str, classes: tuple[SchoolClass, ...] = (), name: str | None = None
) -> Account:
    """An adult with these roles (`schools.models.ROLES`) who teaches these classes."""
    number = next(_numbers)
    made = _added(
        Account(
            email_normal=f"adult{number}@school.example",
            name=name or f"Adult Numbered{number}",
            password_hash=PASSWORD_HASH,
        )
    )
    for role in roles or ("teacher",):
        _added(Membership(school_id=in_school.id, account_id=made.id, role=role))
    for taught in classes:
        _added(ClassStaff(school_id=in_school.id, class_id=taught.id, account_id=made.id))
    return made


def pupil(in_class: SchoolClass, forename: str | None = None, **given: Any) -> Pupil:
    """A child in this class since September, with an avatar that no one else there has."""
    number = next(_numbers)
    nc_year = given.pop("nc_year", in_class.nc_years[0])
    avatar = given.pop("avatar", None)
    starts_on = given.pop("starts_on", date(in_class.school_year, 9, 1))
    made = _added(
        Pupil(
            school_id=in_class.school_id,
            forename=forename or FORENAMES[number % len(FORENAMES)],
            surname=given.pop("surname", f"Pretend{number}"),
            born_on=given.pop("born_on", date(2015, 11, 5)),
            **given,
        )
    )
    taken = db.session.scalar(
        select(func.count()).select_from(Enrolment).where(Enrolment.class_id == in_class.id)
    )
    _added(
        Enrolment(
            school_id=in_class.school_id,
            pupil_id=made.id,
            class_id=in_class.id,
            nc_year=nc_year,
            avatar=avatar or list(AVATARS)[taken or 0],
            starts_on=starts_on,
        )
    )
    return made


def activity(*classes: SchoolClass, title: str = "A nurse came", **given: Any) -> Activity:
    """Something that these classes did today."""
    made = _added(
        Activity(
            school_id=classes[0].school_id,
            title=title,
            on=given.pop("on", clock.today()),
            jobs=given.pop("jobs", ["nurse"]),
            skills=given.pop("skills", ["listening", "speaking"]),
            **given,
        )
    )
    for each in classes:
        _added(ActivityClass(school_id=each.school_id, activity_id=made.id, class_id=each.id))
    return made


def attended(done: Activity, *children: Pupil) -> None:
    """These children were there."""
    for child in children:
        _added(Attendance(school_id=done.school_id, activity_id=done.id, pupil_id=child.id))


def entry(child: Pupil, words: str = "Nurses listen to your heart.", **given: Any) -> Entry:
    """A page that this child wrote today in the class they are in."""
    enrolled = _enrolment(child)
    skills = given.pop("skills", {})
    made = _added(
        Entry(
            school_id=child.school_id,
            id=given.pop("id", None) or ids.new_id(),
            pupil_id=child.id,
            class_id=enrolled.class_id,
            nc_year=enrolled.nc_year,
            school_year=given.pop("school_year", clock.school_year()),
            kind=given.pop("kind", "encounter"),
            job=given.pop("job", "nurse"),
            words=words,
            happened_on=given.pop("happened_on", clock.today()),
            content_digest=given.pop("content_digest", b"\0" * 32),
            written_by_kind="pupil",
            written_by=child.id,
            **given,
        )
    )
    for skill, self_view in skills.items():
        _added(
            EntrySkill(
                school_id=child.school_id, entry_id=made.id, skill=skill, self_view=self_view
            )
        )
    return made


def picture(page: Entry, caption: str = "A stethoscope") -> StoredFile:
    """A drawing on this page, one white dot large."""
    dot = BytesIO()
    Image.new("RGB", (1, 1), "white").save(dot, "PNG")
    made = _added(
        StoredFile(
            school_id=page.school_id,
            pupil_id=page.pupil_id,
            sha256=sha256(dot.getvalue()).hexdigest(),
            kind="drawing",
            media_type="image/png",
            bytes=len(dot.getvalue()),
            width=1,
            height=1,
        )
    )
    storage.write(page.school_id, made.id, dot.getvalue())
    _added(
        EntryPicture(
            school_id=page.school_id,
            entry_id=page.id,
            position=1,
            file_id=made.id,
            caption=caption,
        )
    )
    return made


def opening(of_class: SchoolClass) -> ClassOpening:
    """This class, open on tablets for the next three hours."""
    return _added(
        ClassOpening(
            school_id=of_class.school_id,
            class_id=of_class.id,
            code="MADEUP",
            ends_at=clock.now() + timedelta(hours=3),
        )
    )


def feedback(page: Entry, by: Account, words: str = "Well looked at!", **given: Any) -> Feedback:
    """What this adult answered to a page."""
    return _added(
        Feedback(
            school_id=page.school_id,
            entry_id=page.id,
            revision=page.revision,
            words=words,
            by=by.id,
            **given,
        )
    )


def roster_import(of_school: School) -> RosterImport:
    """A class list that was checked and changes nothing."""
    counts = ("added", "changed", "moved", "left", "back", "unchanged", "refused")
    return _added(
        RosterImport(
            school_id=of_school.id,
            file_name="list.csv",
            format_name="Commas, UTF-8",
            school_year=clock.school_year(),
            covers={"classes": [], "years": []},
            columns_read=[],
            columns_set_aside=[],
            notes=[],
            counts=dict.fromkeys(counts, 0),
            roster_digest=b"\0" * 32,
        )
    )


def pupil_viewer(child: Pupil) -> Viewer:
    """This child, as a query or an action is told who asks."""
    enrolled = _enrolment(child)
    return Viewer(
        kind=Kind.PUPIL,
        roles=frozenset({Role.PUPIL}),
        school_id=child.school_id,
        id=child.id,
        class_ids=frozenset({enrolled.class_id}),
        nc_year=enrolled.nc_year,
    )


def staff_viewer(adult: Account, in_school: School) -> Viewer:
    """This adult, at this school, with the roles and classes they have there."""
    roles = db.session.scalars(
        select(Membership.role).where(
            Membership.school_id == in_school.id, Membership.account_id == adult.id
        )
    )
    classes: set[UUID] = set(
        db.session.scalars(
            select(ClassStaff.class_id).where(
                ClassStaff.school_id == in_school.id, ClassStaff.account_id == adult.id
            )
        )
    )
    return Viewer(
        kind=Kind.STAFF,
        roles=frozenset(Role(role) for role in roles),
        school_id=in_school.id,
        id=adult.id,
        class_ids=frozenset(classes),
    )


def _enrolment(child: Pupil) -> Enrolment:
    return db.session.scalars(
        select(Enrolment).where(
            Enrolment.school_id == child.school_id,
            Enrolment.pupil_id == child.id,
            Enrolment.ends_on.is_(None),
        )
    ).one()


def _added(row: Row) -> Row:
    db.session.add(row)
    db.session.flush()
    return row
