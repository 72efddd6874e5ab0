"""A Year 6 class, a child in it and a school to go to: fixtures that any test may ask."""

import pytest
from flask import Flask

from app.schools.models import Pupil, School, SchoolClass
from app.transition.leavers import Destination
from tests.support import leaving, make, sign_in
from tests.support.client import InspectingClient


@pytest.fixture
def room(school: School) -> SchoolClass:
    """A class whose children move on."""
    return leaving.year_six(school)


@pytest.fixture
def place() -> Destination:
    """A secondary school to go to."""
    return leaving.secondary()


@pytest.fixture
def leaver(room: SchoolClass) -> Pupil:
    """A child who moves on."""
    return make.pupil(room)


@pytest.fixture
def as_leaver(app: Flask, leaver: Pupil) -> InspectingClient:
    """A tablet in the hands of that child."""
    return sign_in.pupil_client(app, leaver)
