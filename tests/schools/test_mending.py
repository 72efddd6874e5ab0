"""Rows of a checked file are put right before it is imported, and taken back."""

import pytest
from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.models import AuditEvent
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.schools import actions
from app.schools.actions import mending
from app.schools.models import Pupil
from app.schools.queries import change_of, import_for
from app.schools.queries.imports import mends_of
from app.schools.roster.formats import kinds
from app.schools.roster.mends import Mend
from app.upkeep.loop import run_waiting
from tests.schools.files import ADA, BEN, file_of, words_at_rest
from tests.support import make

THIS_YEAR = 2025
MONTH_FIRST = BEN.replace("04/12/2014", "12/24/2014")
LOST = BEN.replace("Madeup", "?")


def test_a_yes_to_a_suggestion_lets_the_row_go_in_and_can_be_taken_back(viewer):
    import_id = checked(viewer, MONTH_FIRST)
    take(viewer, import_id, 3, "date_month_first")
    assert counts(viewer, import_id) == (2, 0)
    assert mends(viewer, import_id) == (Mend(3, "born_on", "24/12/2014", "12/24/2014"),)
    mending.take_back(viewer, import_id, 3, version(viewer, import_id))
    assert (counts(viewer, import_id), mends(viewer, import_id)) == ((1, 1), ())


def test_what_was_put_right_is_what_is_imported_and_stays_in_the_trail(viewer):
    import_id = checked(viewer, LOST)
    mending.mend_row(viewer, import_id, 3, {"surname": "Madeup"}, version(viewer, import_id))
    actions.apply_roster(viewer, import_id)
    db.session.commit()
    assert set(db.session.scalars(select(Pupil.surname))) == {"Pretend", "Madeup"}
    trail = set(db.session.scalars(select(AuditEvent.action)))
    assert {"roster row mended", "roster applied with mended rows"} <= trail


def test_the_next_file_is_read_as_it_is(viewer):
    import_id = checked(viewer, MONTH_FIRST)
    take(viewer, import_id, 3, "date_month_first")
    assert counts(viewer, checked(viewer, MONTH_FIRST)) == (1, 1)


def test_a_repeated_row_that_is_left_out_makes_nobody_leave(viewer):
    actions.apply_roster(viewer, checked(viewer))
    db.session.commit()
    import_id = checked(viewer, ADA.upper())
    take(viewer, import_id, 3, "child_repeated")
    assert lines(viewer, import_id) == ["unchanged"]


def test_names_that_changed_places_are_swapped_back_and_nobody_leaves(viewer):
    actions.apply_roster(viewer, checked(viewer))
    db.session.commit()
    data = file_of(ADA.replace("Ada,Pretend", "Pretend,Ada"))
    import_id = actions.check_roster(viewer, data, "list.csv", THIS_YEAR)
    db.session.commit()
    assert lines(viewer, import_id) == ["refused"]
    take(viewer, import_id, 2, "names_swapped")
    assert lines(viewer, import_id) == ["unchanged"]


def test_of_two_who_put_a_file_right_the_second_is_told(viewer):
    import_id = checked(viewer, MONTH_FIRST)
    seen = version(viewer, import_id)
    take(viewer, import_id, 3, "date_month_first")
    for late in (
        lambda: mending.mend_row(viewer, import_id, 3, {"surname": "Other"}, seen),
        lambda: mending.take_suggestion(viewer, import_id, 3, "date_month_first", seen),
    ):
        with pytest.raises(Conflict, match="as it is now"):
            late()
    assert len(mends(viewer, import_id)) == 1


def test_what_was_put_right_stands_when_the_roster_has_changed_since(viewer):
    import_id = checked(viewer, MONTH_FIRST)
    take(viewer, import_id, 3, "date_month_first")
    actions.apply_roster(viewer, checked(viewer))
    db.session.commit()
    with pytest.raises(actions.CheckedAgain):
        actions.apply_roster(viewer, import_id)
    assert counts(viewer, import_id) == (1, 0)


def test_a_large_file_is_read_again_in_the_background(viewer, monkeypatch):
    import_id = checked(viewer, MONTH_FIRST)
    monkeypatch.setattr(kinds, "LARGE_TEXT", 10)
    take(viewer, import_id, 3, "date_month_first")
    assert import_for(viewer, import_id).state == "reading"
    run_waiting("test")
    db.session.rollback()
    assert counts(viewer, import_id) == (2, 0)


def test_what_was_put_right_cannot_be_read_at_rest_and_goes_with_the_lines(viewer):
    import_id = checked(viewer, LOST)
    mending.mend_row(viewer, import_id, 3, {"surname": "Unheard"}, version(viewer, import_id))
    db.session.commit()
    assert b"Unheard" not in words_at_rest()
    actions.drop_roster(viewer, import_id)
    assert import_for(viewer, import_id).mends_sealed is None


def test_a_row_that_suggests_nothing_and_a_row_that_is_not_there_are_not_found(viewer):
    import_id = checked(viewer, LOST)
    for row, code in ((3, "not_a_name"), (3, "nonsense"), (9, "not_a_name")):
        with pytest.raises(NotFound):
            take(viewer, import_id, row, code)


def test_so_many_cells_are_mended_where_they_come_from(viewer, monkeypatch):
    monkeypatch.setattr(mending, "MOST_MENDS", 1)
    import_id = checked(viewer, LOST)
    two = {"surname": "Madeup", "forename": "Benno"}
    with pytest.raises(Refused, match="in your own system"):
        mending.mend_row(viewer, import_id, 3, two, version(viewer, import_id))


def test_another_schools_file_is_not_found(viewer):
    import_id = checked(viewer, LOST)
    with school_scope(EVERY_SCHOOL):
        elsewhere = make.school()
        stranger = make.staff_viewer(make.staff(elsewhere, "office"), elsewhere)
    with school_scope(elsewhere.id), pytest.raises(NotFound):
        mending.mend_row(stranger, import_id, 3, {"surname": "Madeup"}, 1)
    with school_scope(elsewhere.id), pytest.raises(NotFound):
        mending.take_back(stranger, import_id, 3, 1)


def checked(viewer, *more):
    """A file of Ada and these, looked at."""
    import_id = actions.check_roster(viewer, file_of(ADA, *more), "list.csv", THIS_YEAR)
    db.session.commit()
    return import_id


def take(viewer, import_id, row, code):
    mending.take_suggestion(viewer, import_id, row, code, version(viewer, import_id))
    db.session.commit()


def lines(viewer, import_id):
    """What each line would do."""
    return [line.action for line in change_of(viewer, import_for(viewer, import_id)).lines]


def version(viewer, import_id):
    return import_for(viewer, import_id).version


def mends(viewer, import_id):
    return mends_of(viewer, import_for(viewer, import_id))


def counts(viewer, import_id):
    told = import_for(viewer, import_id).counts
    return told["added"], told["refused"]


@pytest.fixture
def viewer(school, office) -> Viewer:
    with school_scope(school.id):
        db.session.commit()
        yield make.staff_viewer(office, school)
