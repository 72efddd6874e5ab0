"""Where children are and have been: what several queries begin with."""

from sqlalchemy import Select, and_, select

from app.schools.models import Enrolment, Pupil, SchoolClass


def children_with_places() -> Select[Pupil, Enrolment, SchoolClass]:
    """Each child with each place they have, or had, and its class. Whose, is for the caller."""
    return (
        select(Pupil, Enrolment, SchoolClass)
        .join(
            Enrolment,
            and_(Enrolment.school_id == Pupil.school_id, Enrolment.pupil_id == Pupil.id),
        )
        .join(
            SchoolClass,
            and_(
                SchoolClass.school_id == Enrolment.school_id,
                SchoolClass.id == Enrolment.class_id,
            ),
        )
    )
