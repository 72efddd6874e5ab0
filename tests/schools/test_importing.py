"""Large class lists are read and applied in the background: all of it, or nothing."""

from string import ascii_lowercase

import pytest
from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.models import AuditEvent
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Conflict, Refused
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.schools import actions, importing
from app.schools.actions import arrivals
from app.schools.actions import imports as doing
from app.schools.models import Pupil, RosterMapping, SchoolClass
from app.schools.queries import change_of, class_sizes, import_for, pupil_for
from app.schools.roster.formats import kinds
from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.said import ColumnsSaid
from app.tasks.models import Task
from app.upkeep.loop import run_waiting
from tests.schools.files import ADA, BEN, CARA, HEADINGS, file_of
from tests.support import make

THIS_YEAR = 2025
STRANGE = (
    b"Learner;Room;Stage;Birthday\nPretend, Ada;6 Oak;6;03/11/2014\nMadeup, Ben;6 Oak;6;04/12/2014"
)
SAID = ColumnsSaid(1, {"full_name": 0, "class_name": 1, "nc_year": 2, "born_on": 3})


def test_a_large_file_is_read_in_the_background_with_how_far_it_is(viewer, large_files):
    import_id = received(viewer, file_of(ADA, BEN))
    assert import_for(viewer, import_id).state == "reading"
    worked(viewer)
    stored = import_for(viewer, import_id)
    assert (stored.state, stored.counts["added"]) == ("checked", 2)
    assert db.session.scalars(select(Task)).one().done_of == 2


def test_a_large_change_is_applied_in_the_background(viewer, large_changes):
    import_id = received(viewer, file_of(ADA, BEN))
    assert asked_to_apply(viewer, import_id).state == "applying"
    with pytest.raises(Refused, match="being worked on"):
        actions.ask_to_apply(viewer, import_id)
    worked(viewer)
    assert import_for(viewer, import_id).state == "applied"
    assert sorted(one.forename for one in db.session.scalars(select(Pupil))) == ["Ada", "Ben"]
    assert "roster applied" in trail()


def test_a_roster_that_changed_meanwhile_is_checked_again_in_the_background(viewer, large_changes):
    import_id = received(viewer, file_of(ADA, BEN))
    asked_to_apply(viewer, import_id)
    actions.apply_roster(viewer, actions.check_roster(viewer, file_of(ADA), "a.csv", THIS_YEAR))
    db.session.commit()
    worked(viewer)
    stored = import_for(viewer, import_id)
    assert (stored.state, stored.problem) == ("checked", doing.CHANGED_SINCE)
    assert (stored.counts["added"], stored.counts["unchanged"]) == (1, 1)


def test_what_cannot_be_read_is_forgotten_and_says_why(viewer, large_files):
    import_id = received(viewer, f"{HEADINGS}\n".encode() + b"Total,,,,,2")
    worked(viewer)
    stored = import_for(viewer, import_id)
    assert (stored.state, stored.file_sealed) == ("dropped", None)
    assert "no children below" in stored.problem


def test_what_cannot_be_applied_stays_as_it_was(viewer, large_changes, monkeypatch):
    import_id = received(viewer, file_of(ADA))
    asked_to_apply(viewer, import_id)
    monkeypatch.setattr(arrivals, "free_avatar", lambda *_: None)
    worked(viewer)
    stored = import_for(viewer, import_id)
    assert stored.state == "checked"
    assert "Split it in two" in stored.problem
    assert list(db.session.scalars(select(Pupil))) == []


def test_a_worker_that_finds_the_roster_moving_plans_anew(viewer, large_changes, monkeypatch):
    import_id = received(viewer, file_of(ADA))
    asked_to_apply(viewer, import_id)
    seen = iter([b"another", import_for(viewer, import_id).roster_digest])
    monkeypatch.setattr(importing, "digest_of", lambda *_: next(seen))
    worked(viewer)
    assert import_for(viewer, import_id).state == "applied"


def test_unknown_columns_wait_to_be_named_and_are_remembered(viewer):
    import_id = received(viewer, STRANGE)
    stored = import_for(viewer, import_id)
    assert stored.state == "unmapped"
    actions.say_columns(viewer, import_id, SAID, stored.version)
    db.session.commit()
    assert import_for(viewer, import_id).counts["added"] == 2
    again = received(viewer, STRANGE.replace(b"Ada", b"Eve"))
    assert import_for(viewer, again).state == "checked"


def test_columns_said_of_a_large_file_are_read_in_the_background(viewer, large_files):
    import_id = received(viewer, STRANGE)
    worked(viewer)
    stored = import_for(viewer, import_id)
    actions.say_columns(viewer, import_id, SAID, stored.version)
    db.session.commit()
    worked(viewer)
    assert import_for(viewer, import_id).counts["added"] == 2
    assert db.session.scalars(select(RosterMapping)).one().columns["full_name"] == 0


def test_of_two_who_say_what_the_columns_are_the_second_is_told(viewer):
    import_id = received(viewer, STRANGE)
    seen = import_for(viewer, import_id).version
    actions.say_columns(viewer, import_id, SAID, seen)
    db.session.commit()
    with pytest.raises(Conflict, match="Somebody else has said"):
        actions.say_columns(viewer, import_id, SAID, seen)
    assert import_for(viewer, import_id).state == "checked"


def test_columns_that_cannot_be_so_leave_the_file_as_it_was(viewer):
    import_id = received(viewer, STRANGE)
    version = import_for(viewer, import_id).version
    with pytest.raises(UnreadableRoster, match="not these"):
        actions.say_columns(viewer, import_id, ColumnsSaid(1, {"surname": 0}), version)
    assert import_for(viewer, import_id).state == "unmapped"


def test_another_school_has_other_headings_to_remember(viewer):
    import_id = received(viewer, STRANGE)
    actions.say_columns(viewer, import_id, SAID, import_for(viewer, import_id).version)
    db.session.commit()
    with school_scope(EVERY_SCHOOL):
        elsewhere = make.school()
        stranger = make.staff_viewer(make.staff(elsewhere, "office"), elsewhere)
        db.session.commit()
    with school_scope(elsewhere.id):
        assert import_for(stranger, received(stranger, STRANGE)).state == "unmapped"


def test_a_class_closed_meanwhile_is_told_before_it_is_opened_again(viewer):
    actions.apply_roster(viewer, actions.check_roster(viewer, file_of(CARA), "a.csv", THIS_YEAR))
    db.session.commit()
    import_id = received(viewer, file_of(CARA, ADA.replace("6 Oak", "5 Elm")))
    db.session.scalars(select(SchoolClass)).one().closed_at = clock.now()
    db.session.commit()
    with pytest.raises(actions.CheckedAgain):
        actions.apply_roster(viewer, import_id)
    (note,) = change_of(viewer, import_for(viewer, import_id)).notes
    assert note.message == (
        "Row 2: 5 Elm was closed on 11 June 2026. Importing opens it again, for rows 2 to 3. If "
        "that is wrong, put the right class there."
    )
    actions.apply_roster(viewer, import_id)
    assert db.session.scalars(select(SchoolClass)).one().closed_at is None


def test_a_move_in_a_large_school_keeps_each_child_their_animal_and_pages(viewer):
    rows = [f"{name},X,,6,6 Oak,03/11/2014" for name in ("Ana", "Bo", "Cy")]
    done(viewer, file_of(*rows))
    before = animals(viewer)
    done(viewer, file_of(*(row.replace("6 Oak", "6 Ash") for row in rows)))
    assert animals(viewer) == before


def test_two_full_classes_change_places_and_each_child_keeps_their_animal(viewer):
    rows = [f"{name},X,,6,6 {room},03/11/2014" for name, room in crowd(90)]
    done(viewer, file_of(*rows))
    before = animals(viewer)
    swapped = [row.replace("6 Oak", "6 ?").replace("6 Elm", "6 Oak") for row in rows]
    done(viewer, file_of(*(row.replace("6 ?", "6 Elm") for row in swapped)))
    assert animals(viewer) == before
    assert sorted(class_sizes(viewer).values()) == [45, 45]


def test_of_sixty_children_in_a_class_forty_five_go_in_and_nobody_of_them_leaves_again(viewer):
    rows = file_of(*(f"{name},X,,6,6 Oak,03/11/2014" for name, _room in crowd(60)))
    for _time in ("first", "again"):
        done(viewer, rows)
        assert list(class_sizes(viewer).values()) == [45]
    assert [one.left_on for one in db.session.scalars(select(Pupil))] == [None] * 45


def crowd(size):
    """Names of made-up children, half of them for each of two classes."""
    names = [f"Z{one}{other}" for one in ascii_lowercase for other in ascii_lowercase][:size]
    return [(name, "Oak" if at < size / 2 else "Elm") for at, name in enumerate(names)]


def animals(viewer):
    pupils = db.session.scalars(select(Pupil))
    return {one.forename: pupil_for(viewer, one.id).avatar for one in pupils}


def done(viewer, data):
    actions.apply_roster(viewer, actions.check_roster(viewer, data, "list.csv", THIS_YEAR))
    db.session.commit()


def received(viewer, data):
    import_id = actions.receive_roster(viewer, data, "list.csv", THIS_YEAR)
    db.session.commit()
    return import_id


def asked_to_apply(viewer, import_id):
    stored = actions.ask_to_apply(viewer, import_id)
    db.session.commit()
    return stored


def worked(viewer):
    """Everything that waits is done, as the loop does it: in no school's scope."""
    db.session.commit()
    run_waiting("test")
    db.session.rollback()


def trail():
    return set(db.session.scalars(select(AuditEvent.action)))


@pytest.fixture
def large_files(monkeypatch):
    """Every file is a large one."""
    monkeypatch.setattr(kinds, "LARGE_TEXT", 10)


@pytest.fixture
def large_changes(monkeypatch):
    """Every change is a large one."""
    monkeypatch.setattr(doing, "LARGE", 1)


@pytest.fixture
def viewer(school, office) -> Viewer:
    with school_scope(school.id):
        db.session.commit()
        yield make.staff_viewer(office, school)
