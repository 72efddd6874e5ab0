"""A school with a class, the people in it, and a browser for each: fixtures that any test may ask.

The clients are named for who is signed in. For a second child or school, see `make` and `sign_in`.
"""

import pytest
from flask import Flask

from app.access.viewer import Viewer
from app.activities.models import Activity
from app.learning_log.models import Entry
from app.schools.models import Account, Pupil, School, SchoolClass
from tests.support import make, sign_in
from tests.support.client import InspectingClient


@pytest.fixture
def school() -> School:
    """A primary school."""
    return make.school()


@pytest.fixture
def classroom(school: School) -> SchoolClass:
    """A Year 5 class of that school."""
    return make.school_class(school, "Maple", ("5",))


@pytest.fixture
def child(classroom: SchoolClass) -> Pupil:
    """A child in that class."""
    return make.pupil(classroom)


@pytest.fixture
def teacher(school: School, classroom: SchoolClass) -> Account:
    """The teacher of that class."""
    return make.staff(school, "teacher", classes=(classroom,))


@pytest.fixture
def lead(school: School) -> Account:
    """The adult who leads careers learning in the whole school."""
    return make.staff(school, "lead")


@pytest.fixture
def office(school: School) -> Account:
    """An adult in the school office."""
    return make.staff(school, "office")


@pytest.fixture
def viewer(teacher: Account, school: School) -> Viewer:
    """The teacher, as a query or an action is told who asks."""
    return make.staff_viewer(teacher, school)


@pytest.fixture
def me(child: Pupil) -> Viewer:
    """The child, likewise."""
    return make.pupil_viewer(child)


@pytest.fixture
def entry(child: Pupil) -> Entry:
    """A page that the child wrote."""
    return make.entry(child)


@pytest.fixture
def visit(classroom: SchoolClass, child: Pupil) -> Activity:
    """A nurse and a doctor came to the class, and the child was there."""
    done = make.activity(classroom, jobs=["nurse", "doctor"])
    make.attended(done, child)
    return done


@pytest.fixture
def as_teacher(app: Flask, teacher: Account, school: School) -> InspectingClient:
    """A browser in which the teacher is signed in."""
    return sign_in.staff_client(app, teacher, school.id)


@pytest.fixture
def as_lead(app: Flask, lead: Account, school: School) -> InspectingClient:
    """A browser in which the lead is signed in."""
    return sign_in.staff_client(app, lead, school.id)


@pytest.fixture
def as_office(app: Flask, office: Account, school: School) -> InspectingClient:
    """A browser in which somebody of the office is signed in."""
    return sign_in.staff_client(app, office, school.id)


@pytest.fixture
def as_tablet(app: Flask, classroom: SchoolClass) -> InspectingClient:
    """A tablet on which the class is open, and no child signed in."""
    return sign_in.tablet_client(app, classroom.school_id, classroom.id)


@pytest.fixture
def as_pupil(app: Flask, child: Pupil) -> InspectingClient:
    """A tablet in the hands of the child."""
    return sign_in.pupil_client(app, child)
