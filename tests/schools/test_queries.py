"""Children as a class knows them."""

import pytest

from app.foundation import clock
from app.foundation.errors import NotFound
from app.schools.queries import pupil_for, pupils_in_class
from tests.support import make


def test_children_stand_in_the_order_of_the_names_they_go_by(viewer, classroom):
    make.pupil(classroom, "Zoe")
    make.pupil(classroom, "Zachary", preferred_forename="Ben")
    make.pupil(classroom, "Élise")
    make.pupil(classroom, "adam")
    make.pupil(classroom, "Frank")
    shown = [pupil.shown for pupil in pupils_in_class(viewer, classroom.id)]
    assert shown == ["adam", "Ben", "Élise", "Frank", "Zoe"]


def test_two_of_one_name_have_an_initial_and_stand_by_it(viewer, classroom):
    make.pupil(classroom, "Sam", surname="Young")
    make.pupil(classroom, "Sam", surname="Abbot")
    assert [pupil.shown for pupil in pupils_in_class(viewer, classroom.id)] == ["Sam A", "Sam Y"]


def test_two_of_one_name_and_one_initial_have_three_letters_of_their_surname(viewer, classroom):
    make.pupil(classroom, "Sam", surname="Abbot")
    make.pupil(classroom, "Sam", surname="Adler")
    assert [pupil.shown for pupil in pupils_in_class(viewer, classroom.id)] == [
        "Sam Abb",
        "Sam Adl",
    ]


def test_a_child_who_has_left_is_not_found(viewer, classroom):
    gone = make.pupil(classroom, left_on=clock.today())
    with pytest.raises(NotFound):
        pupil_for(viewer, gone.id)
