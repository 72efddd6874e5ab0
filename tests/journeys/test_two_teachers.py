"""Two teachers of a class change the same activity: the second is shown both, and loses nothing."""

from flask import Flask

from app.schools.models import School, SchoolClass
from tests.journeys import adults
from tests.journeys.person import Person
from tests.support import make

CHANGED_ELSEWHERE = 409


def test_the_second_of_two_teachers_sees_both_texts_and_puts_them_together(
    app: Flask, school: School, classroom: SchoolClass
) -> None:
    make.pupil(classroom)
    first, second = (a_teacher(app, school, classroom, name) for name in ("Mr Ash", "Miss Elder"))
    adults.plan(first, "A nurse visits", "Nurse", ("listening",))
    for teacher in (first, second):
        teacher.follows("Activities")
        teacher.follows("A nurse visits")
        teacher.follows("Change it")

    first.presses("Save", title="Nurse Day", notes="Bring the stethoscope.")
    assert first.heading.startswith("Nurse Day:")
    second.answer = second.client.submit(
        second.answer, {"title": "A nurse and a doctor", "job_2": "Doctor"}, button="Save"
    )
    assert second.answer.status_code == CHANGED_ELSEWHERE
    second.sees("Somebody else changed this activity", "Nurse Day", "Bring the stethoscope.")
    typed = second.element("//input[@name='title']").get("value")
    assert (typed, second.element("//input[@name='job_2']").get("value")) == (
        "A nurse and a doctor",
        "Doctor",
    )

    second.presses("Save my version", notes="Bring the stethoscope.")
    second.sees("Doctor", "Bring the stethoscope.")
    first.follows("Activities")
    first.sees("A nurse and a doctor")
    first.sees_nothing_of("Nurse Day")


def a_teacher(app: Flask, school: School, room: SchoolClass, name: str) -> Person:
    """A teacher of the class, signed in."""
    account = make.staff(school, "teacher", classes=(room,), name=name)
    return adults.signed_in(app, account.email_normal, make.PASSWORD)
