"""A class holds 45 children: who finds a seat, who is left out, and that nobody loses one."""

from collections import Counter
from dataclasses import replace
from datetime import date
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schools.roster import seats
from app.schools.roster.change import change_between
from app.schools.roster.lines import RosterChange
from app.schools.roster.pupils import CurrentPupil, RosterPupil
from app.schools.roster.seats import SEATS
from tests.schools.roster.making import DAISY, YEAR, roster, row


def test_the_rows_beyond_a_full_class_are_left_out_and_every_other_goes_in() -> None:
    change = change_between([], roster(*map(row, [*crowd(60), in_elm(DAISY)])))
    assert (change.numbers()["added"], change.numbers()["refused"]) == (46, 15)
    assert [line.row for line in change.lines_of("refused")] == list(range(47, 62))
    assert change.problems[0].message == (
        "6 Oak would have 60 children, and a class holds 45 at most. Who is in it already stays, "
        "then the first in the file go in; 15 rows are left out until the class is split in two."
    )
    assert change.lines_of("refused")[0].problems[-1].message == (
        "Row 47: 6 Oak is full: a class holds 45 children at most. Split it in two, or put this "
        "child into another class."
    )


def test_a_class_of_just_so_many_is_no_problem() -> None:
    change = change_between([], roster(*map(row, crowd(SEATS))))
    assert (change.numbers()["added"], change.problems) == (SEATS, ())


def test_who_is_in_the_class_keeps_the_seat_wherever_their_row_stands() -> None:
    *others, last = crowd(SEATS + 1)
    change = change_between(here([last]), roster(*map(row, [*others, last])))
    assert [line.row for line in change.lines_of("refused")] == [SEATS + 1]
    assert [line.pupil_id for line in change.lines_of("unchanged")] == [last.forename]
    assert change.lines_of("left") == ()


def test_a_child_who_finds_no_seat_stays_in_their_class_and_has_not_left() -> None:
    mover = in_elm(DAISY)
    told = [*crowd(SEATS), replace(mover, class_name="6 Oak"), in_elm(crowd(60)[59])]
    change = change_between(here([mover]), roster(*map(row, told)))
    [refused] = change.lines_of("refused")
    assert (refused.pupil_id, refused.before) == (mover.forename, mover)
    assert change.lines_of("left") == ()


def test_a_child_who_is_spared_keeps_a_seat_taken() -> None:
    *others, spared = crowd(SEATS + 1)
    unsound = row(spared).replace("03/10/2014", "31/02/2014")
    change = change_between(here([spared]), roster(unsound, *map(row, others)))
    assert [line.row for line in change.lines_of("refused")] == [2, SEATS + 2]


def test_two_full_classes_may_change_places() -> None:
    oak, elm = crowd(2 * SEATS)[:SEATS], [*map(in_elm, crowd(2 * SEATS)[SEATS:])]
    swapped = [*map(in_elm, oak), *(replace(each, class_name="6 Oak") for each in elm)]
    change = change_between(here([*oak, *elm]), roster(*map(row, swapped)))
    assert change.numbers()["moved"] == 2 * SEATS


def test_who_is_turned_away_from_one_class_may_take_the_seat_of_another() -> None:
    """Elm is full; its child cannot move to Oak, which is full too, so nobody can take the seat."""
    oak, elm = crowd(2 * SEATS)[:SEATS], [*map(in_elm, crowd(2 * SEATS)[SEATS:])]
    stuck = replace(elm[0], class_name="6 Oak")
    newcomer = in_elm(crowd(2 * SEATS + 1)[-1])
    change = change_between(
        here([*oak, *elm]), roster(*map(row, [*oak, stuck, *elm[1:], newcomer]))
    )
    assert [line.row for line in change.lines_of("refused")] == [SEATS + 2, 2 * SEATS + 2]


def test_last_years_class_of_this_name_takes_no_seats_in_the_new_one() -> None:
    before = [replace(each, class_year=YEAR - 1) for each in here(crowd(SEATS))]
    change = change_between(before, roster(*map(row, [*crowd(60)[SEATS:], in_elm(DAISY)])))
    assert change.numbers()["refused"] == 0


def test_the_same_crowd_again_leaves_out_the_same_rows() -> None:
    told = roster(*map(row, crowd(60)))
    first = change_between([], told)
    again = change_between(here(pupils_in(first)), told)
    assert again.changes_nothing
    assert [line.row for line in again.lines_of("refused")] == list(range(47, 62))


rooms = st.sampled_from(["6 Oak", "6 Elm", "6 Ash"])


@given(st.lists(rooms, max_size=8), st.lists(rooms, min_size=1, max_size=10), st.integers(0, 8))
def test_no_class_is_too_full_and_the_same_file_again_refuses_the_same_rows(
    before: list[str], told: list[str], first: int
) -> None:
    """`before` are the classes of those here, as far as seats go; the file begins at `first`."""
    names = [each.forename for each in crowd(20)]
    sitting = [
        replace(DAISY, forename=name, upn=None, class_name=room)
        for at, (name, room) in enumerate(zip(names, before, strict=False))
        if before[:at].count(room) < 2
    ]
    file = roster(
        *(
            row(replace(DAISY, forename=name, upn=None, class_name=room))
            for name, room in zip(names[first:], told, strict=False)
        )
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seats, "SEATS", 2)
        change = change_between(here(sitting), file)
        after = after_all(sitting, change)
        assert all(count <= 2 for count in Counter(each.class_name for each in after).values())
        again = change_between(here(after), file)
    assert again.changes_nothing
    assert [line.row for line in again.lines] == [line.row for line in change.lines if line.row]


def after_all(sitting: list[RosterPupil], change: RosterChange) -> list[RosterPupil]:
    """Who is here once it is applied."""
    told = {line.after.forename: line.after for line in change.lines if line.after}
    gone = {line.pupil_id for line in change.lines_of("left")}
    stay = {each.forename: each for each in sitting if each.forename not in gone}
    return list((stay | told).values())


def crowd(size: int) -> list[RosterPupil]:
    """Made-up children of 6 Oak without UPNs, each with a name of their own."""
    names = [f"Z{one}{other}" for one in ascii_lowercase for other in ascii_lowercase]
    return [
        RosterPupil(name, "Madeup", None, None, "6", "6 Oak", date(2014, 10, 3))
        for name in names[:size]
    ]


def in_elm(pupil: RosterPupil) -> RosterPupil:
    return replace(pupil, class_name="6 Elm")


def here(pupils: list[RosterPupil]) -> list[CurrentPupil]:
    """These, in their classes of this year."""
    return [CurrentPupil(pupil.forename, pupil, class_year=YEAR) for pupil in pupils]


def pupils_in(change: RosterChange) -> list[RosterPupil]:
    return [line.after for line in change.lines if line.after]
