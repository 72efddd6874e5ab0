"""A class list is checked and stored sealed, then applied whole or not at all."""

import pytest
from sqlalchemy import Engine, event, select

from app.access.viewer import Viewer
from app.audit.models import AuditEvent
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.schools import actions
from app.schools.models import Enrolment, Pupil, SchoolClass, SchoolOptions
from app.schools.queries import (
    change_of,
    class_sizes,
    classes_for,
    import_for,
    lines_of,
    pupil_for,
    upns_of,
)
from app.schools.roster.problems import UnreadableRoster
from tests.schools.files import ADA, BEN, CARA, file_of, sample, words_at_rest
from tests.support import make

THIS_YEAR, NEXT_YEAR = 2025, 2026
FIGURES = ("added", "changed", "moved", "left", "unchanged", "refused")


@pytest.mark.parametrize(
    ("name", "figures", "classes"),
    [
        ("sims-6-oak.csv", (30, 0, 0, 0, 0, 0), 1),
        ("arbor-whole-school.csv", (210, 0, 0, 0, 0, 0), 14),
        ("bromcom-with-mistakes.csv", (16, 0, 0, 0, 0, 7), 2),
    ],
)
def test_a_sample_goes_in_with_exact_figures(viewer, school, name, figures, classes):
    keep_upns(school)
    assert imported(viewer, sample(name), name) == figures
    assert len(classes_for(viewer)) == classes
    assert sum(class_sizes(viewer).values()) == figures[0]


@pytest.mark.parametrize("name", ["sims-6-oak.csv", "arbor-whole-school.csv"])
def test_the_same_file_again_changes_nothing(viewer, name):
    imported(viewer, sample(name), name)
    before = stand(viewer)
    figures = imported(viewer, sample(name), name)
    assert figures == (0, 0, 0, 0, sum(class_sizes(viewer).values()), 0)
    assert stand(viewer) == before


def test_a_file_for_one_class_never_makes_others_leave(viewer):
    imported(viewer, file_of(ADA, BEN, CARA))
    assert imported(viewer, file_of(ADA)) == (0, 0, 0, 1, 1, 0)
    assert left(viewer) == {"Ben"}


def test_a_child_who_left_comes_back_as_the_same_child(viewer):
    imported(viewer, file_of(ADA, BEN))
    before = {one.forename: one.id for one in db.session.scalars(select(Pupil))}
    imported(viewer, file_of(ADA))
    assert imported(viewer, file_of(ADA, BEN)) == (1, 0, 0, 0, 1, 0)
    assert left(viewer) == set()
    assert {one.forename: one.id for one in db.session.scalars(select(Pupil))} == before


def test_a_child_who_moves_class_keeps_id_pages_and_animal(viewer):
    imported(viewer, file_of(ADA, CARA))
    cara = db.session.scalars(select(Pupil).where(Pupil.forename == "Cara")).one()
    page = make.entry(cara, "A page of the year before.")
    animal = pupil_for(viewer, cara.id).avatar
    moved = CARA.replace("5 Elm", "5 Ash")
    assert imported(viewer, file_of(moved)) == (0, 0, 1, 0, 0, 0)
    assert page.pupil_id == cara.id
    assert pupil_for(viewer, cara.id).avatar == animal
    assert page.class_id != pupil_for(viewer, cara.id).class_id


def test_next_years_lists_move_everybody_up_and_close_what_is_empty(viewer):
    imported(viewer, file_of(ADA, CARA))
    up = CARA.replace(",5,5 Elm", ",6,6 Oak")
    assert imported(viewer, file_of(up), school_year=NEXT_YEAR) == (0, 0, 1, 1, 0, 0)
    assert [(one.name, one.school_year) for one in classes_for(viewer)] == [("6 Oak", NEXT_YEAR)]
    assert left(viewer) == {"Ada"}


def test_looking_changes_nothing_but_the_stored_file(viewer):
    imported(viewer, file_of(ADA))
    before = stand(viewer)
    checked(viewer, file_of(BEN), "oak.csv")
    assert stand(viewer) == before


def test_a_file_that_cannot_be_read_is_not_stored(viewer):
    with pytest.raises(UnreadableRoster):
        actions.check_roster(viewer, b"", "empty.csv", THIS_YEAR)
    assert trail() == []


def test_no_name_of_a_checked_file_can_be_found_at_rest(viewer):
    checked(viewer, sample("sims-6-oak.csv"), "sims-6-oak.csv")
    db.session.commit()
    at_rest = words_at_rest()
    assert b"sims-6-oak.csv" in at_rest
    assert not [name for name in (b"Amelia", b"Chowdhury", b"Khadija") if name in at_rest]


def test_upns_are_kept_only_where_the_school_says_what_for(viewer, school):
    imported(viewer, sample("sims-6-oak.csv"))
    children = list(db.session.scalars(select(Pupil.id)))
    assert upns_of(viewer, children) == {}
    keep_upns(school)
    assert imported(viewer, sample("sims-6-oak.csv")) == (0, 30, 0, 0, 0, 0)
    assert len(upns_of(viewer, children)) == 30
    db.session.commit()
    assert next(iter(upns_of(viewer, children).values())).encode() not in words_at_rest()


def test_a_roster_that_changed_since_is_checked_again_and_not_applied(viewer):
    import_id = checked(viewer, file_of(ADA, BEN), "oak.csv")
    imported(viewer, file_of(ADA))
    with pytest.raises(actions.CheckedAgain, match="changed since"):
        actions.apply_roster(viewer, import_id)
    assert figures_of(viewer, import_id) == (1, 0, 0, 0, 1, 0)
    assert len(list(db.session.scalars(select(Pupil)))) == 1
    assert actions.apply_roster(viewer, import_id).state == "applied"


def test_turning_upns_off_counts_as_a_change_of_the_roster(viewer, school):
    options = keep_upns(school)
    import_id = checked(viewer, sample("sims-6-oak.csv"), "a.csv")
    options.uses_upn = False
    with pytest.raises(actions.CheckedAgain):
        actions.apply_roster(viewer, import_id)
    actions.apply_roster(viewer, import_id)
    assert upns_of(viewer, db.session.scalars(select(Pupil.id))) == {}


def test_a_file_is_applied_once(viewer):
    import_id = checked(viewer, file_of(ADA), "oak.csv")
    actions.apply_roster(viewer, import_id)
    with pytest.raises(Refused, match="Nothing was done a second time"):
        actions.apply_roster(viewer, import_id)
    with pytest.raises(Refused):
        actions.drop_roster(viewer, import_id)


def test_a_forgotten_file_leaves_only_its_counts(viewer):
    import_id = checked(viewer, file_of(ADA), "oak.csv")
    actions.drop_roster(viewer, import_id)
    kept = import_for(viewer, import_id)
    assert (kept.state, kept.file_sealed, kept.counts["added"]) == ("dropped", None, 1)
    assert lines_of(viewer, import_id) == ()


def test_another_schools_file_is_not_found(viewer):
    import_id = checked(viewer, file_of(ADA), "oak.csv")
    with school_scope(EVERY_SCHOOL):
        elsewhere = make.school()
        stranger = make.staff_viewer(make.staff(elsewhere, "office"), elsewhere)
    for ask in (import_for, actions.apply_roster, actions.drop_roster):
        with pytest.raises(NotFound), school_scope(elsewhere.id):
            ask(stranger, import_id)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("S:\\Office\\lists\\6 Oak.csv", "6 Oak.csv"),
        ("../../etc/passwd", "passwd"),
        ("<b>\x00list\u202e</b>.csv", "b>.csv"),
        ("", "roster"),
        ("/", "roster"),
        ("x" * 500 + ".csv", "x" * 116 + ".csv"),
    ],
)
def test_a_hostile_file_name_is_cut_to_something_harmless(viewer, sent, kept):
    import_id = checked(viewer, file_of(ADA), sent)
    assert import_for(viewer, import_id).file_name == kept


def test_files_nobody_applied_and_lines_of_those_applied_go_after_a_week(viewer, school, time):
    waiting = checked(viewer, file_of(BEN), "ben.csv")
    applied = checked(viewer, file_of(ADA), "ada.csv")
    actions.apply_roster(viewer, applied)
    time.move(days=6)
    assert actions.forget_rosters(school.id) == 0
    time.move(days=1, seconds=1)
    assert actions.forget_rosters(school.id) == 2
    states = [import_for(viewer, one).state for one in (waiting, applied)]
    assert states == ["dropped", "applied"]
    assert import_for(viewer, waiting).file_sealed is None
    assert lines_of(viewer, waiting) == lines_of(viewer, applied) == ()
    assert actions.forget_rosters(school.id) == 0


def test_every_change_to_a_child_is_in_the_trail(viewer):
    imported(viewer, file_of(ADA, BEN))
    imported(viewer, file_of(ADA.replace("6 Oak", "5 Elm"), CARA.replace("5 Elm", "6 Oak")))
    told = set(trail())
    assert {"roster checked", "roster applied", "class added", "pupil added"} <= told
    assert {"pupil enrolled", "pupil moved"} <= told


def test_a_school_of_210_takes_few_statements_a_child(viewer):
    with counting() as looked:
        import_id = checked(viewer, sample("arbor-whole-school.csv"), "a")
    with counting() as wrote:
        actions.apply_roster(viewer, import_id)
    assert looked.total < 20
    assert wrote.total < 210 * 10
    with counting() as again:
        change_of(viewer, import_for(viewer, import_id))
    assert again.total <= 2


class counting:  # noqa: N801 - reads as a word
    """How many statements went to the database within a block."""

    def __enter__(self):
        self.total = 0
        event.listen(Engine, "before_cursor_execute", self._count)
        return self

    def __exit__(self, *_error):
        event.remove(Engine, "before_cursor_execute", self._count)

    def _count(self, *_statement):
        self.total += 1


@pytest.fixture
def viewer(school, office) -> Viewer:
    with school_scope(school.id):
        db.session.commit()
        yield make.staff_viewer(office, school)


def checked(viewer, data, name, school_year=THIS_YEAR):
    """Check, and keep what was found as a request would."""
    import_id = actions.check_roster(viewer, data, name, school_year)
    db.session.commit()
    return import_id


def imported(viewer, data, name="list.csv", school_year=THIS_YEAR):
    """Check and apply; the figures of the check."""
    import_id = checked(viewer, data, name, school_year)
    figures = figures_of(viewer, import_id)
    actions.apply_roster(viewer, import_id)
    db.session.commit()
    return figures


def keep_upns(school):
    options = SchoolOptions(school_id=school.id, uses_upn=True, uses_upn_why="to match")
    db.session.add(options)
    db.session.commit()
    return options


def figures_of(viewer, import_id):
    counts = change_of(viewer, import_for(viewer, import_id)).counts()
    return tuple(counts[key] for key in FIGURES)


def stand(_viewer):
    """The roster in rows, without the files."""
    return [
        sorted(map(repr, db.session.execute(select(*model.__table__.columns))))
        for model in (Pupil, Enrolment, SchoolClass)
    ]


def left(_viewer):
    return {one.forename for one in db.session.scalars(select(Pupil)) if one.left_on}


def trail():
    return list(db.session.scalars(select(AuditEvent.action)))
