"""What a roster changes: who is new, moved, renamed, gone, back, and who is spared."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.schools.roster.change import change_between
from app.schools.roster.lines import Line, RosterChange
from app.schools.roster.pupils import CurrentPupil, RosterPupil
from tests.schools.roster.making import BEN, DAISY, current, roster, row, sample, upn


def actions(change: RosterChange) -> list[tuple[str, str | None]]:
    return [(line.action, line.pupil_id) for line in change.lines]


def test_the_same_file_again_changes_nothing() -> None:
    change = change_between([current(DAISY), current(BEN)], roster(row(DAISY), row(BEN)))
    assert actions(change) == [("unchanged", "daisy"), ("unchanged", "ben")]
    assert change.changes_nothing


def test_a_child_we_do_not_have_is_added() -> None:
    change = change_between([current(DAISY)], roster(row(DAISY), row(BEN)))
    assert actions(change) == [("unchanged", "daisy"), ("added", None)]
    assert change.lines[1].after == BEN


def test_a_child_who_is_not_in_the_file_has_left() -> None:
    change = change_between([current(DAISY), current(BEN)], roster(row(DAISY)))
    assert actions(change) == [("unchanged", "daisy"), ("left", "ben")]
    assert change.lines[1].row is None


def test_a_file_of_one_class_speaks_for_no_other() -> None:
    elm = current(BEN, class_name="6 Elm")
    assert change_between([current(DAISY), elm], roster(row(DAISY))).changes_nothing


def test_a_file_of_one_year_does_not_speak_for_the_others_of_a_mixed_class() -> None:
    younger = current(BEN, nc_year="5")
    assert change_between([current(DAISY), younger], roster(row(DAISY))).changes_nothing


def test_a_new_class_is_a_move() -> None:
    change = change_between([current(DAISY)], roster(row(DAISY, class_name="6 Elm")))
    assert actions(change) == [("moved", "daisy")]
    assert change.lines[0].changed_fields == ("class_name",)


def test_another_spelling_of_the_class_is_no_move() -> None:
    assert change_between([current(DAISY)], roster(row(DAISY, class_name="6 OAK"))).changes_nothing


def test_a_new_surname_with_the_same_upn_is_a_change() -> None:
    change = change_between([current(DAISY)], roster(row(DAISY, surname="Bello")))
    assert actions(change) == [("changed", "daisy")]
    line = change.lines[0]
    assert line.before == DAISY
    assert line.after == replace(DAISY, surname="Bello")
    assert line.changed_fields == ("surname",)


def test_an_empty_cell_empties_nothing() -> None:
    have = current(DAISY, preferred_forename="Dee")
    assert change_between([have], roster(row(DAISY, upn=None))).changes_nothing


def test_a_upn_supplied_later_is_a_change() -> None:
    change = change_between([current(DAISY, upn=None)], roster(row(DAISY)))
    assert actions(change) == [("changed", "daisy")]
    assert change.lines[0].changed_fields == ("upn",)


def test_a_replaced_upn_is_a_change_worth_a_look() -> None:
    change = change_between([current(DAISY)], roster(row(DAISY, upn=upn(9))))
    assert actions(change) == [("changed", "daisy")]
    assert [problem.code for problem in change.problems] == ["upn_replaced"]


def test_a_former_upn_still_finds_the_child() -> None:
    have = CurrentPupil("daisy", DAISY, former_upns=(upn(9),))
    change = change_between([have], roster(row(DAISY, surname="Bello", upn=upn(9))))
    assert actions(change) == [("changed", "daisy")]


def test_a_child_is_found_by_the_name_used_in_school() -> None:
    have = current(DAISY, preferred_forename="Dee", upn=None)
    assert change_between([have], roster(row(DAISY, forename="Dee", upn=None))).changes_nothing


def test_a_leaver_in_the_file_comes_back() -> None:
    have = replace(current(DAISY), is_leaver=True)
    change = change_between([have], roster(row(DAISY)))
    assert actions(change) == [("back", "daisy")]
    assert change.counts()["added"] == 1


def test_a_leaver_who_is_not_in_the_file_stays_one() -> None:
    have = replace(current(BEN), is_leaver=True)
    assert actions(change_between([have], roster(row(DAISY)))) == [("added", None)]


def test_a_upn_that_belongs_to_another_child_is_refused_and_nobody_leaves() -> None:
    change = change_between([current(DAISY), current(BEN)], roster(row(BEN, upn=DAISY.upn)))
    assert actions(change) == [("refused", None)]
    assert [problem.code for problem in change.problems] == ["upn_of_another"]


def test_a_upn_on_an_unknown_child_with_nothing_else_alike_is_refused() -> None:
    stranger = row(BEN, forename="Leo", upn=DAISY.upn, born_on=date(2015, 1, 1))
    change = change_between([current(DAISY)], roster(stranger))
    assert actions(change) == [("refused", "daisy")]


def test_swapped_upns_of_twins_rename_nobody() -> None:
    tom = replace(DAISY, forename="Tom", upn=upn(3))
    swapped = roster(row(DAISY, upn=tom.upn), row(tom, upn=DAISY.upn))
    change = change_between([current(DAISY), current(tom)], swapped)
    assert [line.action for line in change.lines] == ["refused", "refused"]


def test_a_upn_never_renames_a_child_who_has_a_row_of_its_own() -> None:
    renamed = row(DAISY, surname="Bello")
    change = change_between([current(DAISY)], roster(renamed, row(DAISY, upn=None)))
    assert actions(change) == [("refused", "daisy"), ("unchanged", "daisy")]
    assert change.problems[0].message.startswith("Row 2: the UPN belongs to the child in row 3.")


def test_two_rows_about_one_child_name_the_first() -> None:
    have = current(DAISY, preferred_forename="Dee")
    as_called = row(DAISY, forename="Dee", upn=None)
    change = change_between([have], roster(row(DAISY), as_called))
    assert actions(change) == [("unchanged", "daisy"), ("refused", "daisy")]
    assert next(problem.message for problem in change.problems if problem.stops) == (
        "Row 3: this is the same child as in row 2. Leave one of the two out."
    )


def test_another_birth_date_for_a_name_of_the_class_is_asked_about() -> None:
    change = change_between(
        [current(DAISY, upn=None)], roster(row(DAISY, born_on=date(2014, 10, 13)))
    )
    assert actions(change) == [("refused", "daisy")]
    assert "born on 3 October 2014" in change.problems[0].message


def test_names_that_may_have_changed_places_are_asked_about_and_nobody_leaves() -> None:
    turned = row(DAISY, forename=DAISY.surname, surname=DAISY.forename, upn=None)
    change = change_between([current(DAISY)], roster(turned))
    assert actions(change) == [("refused", "daisy")]
    assert "we have Daisy Okafor, born on the same day" in change.problems[0].message


def test_a_namesake_the_other_way_round_with_a_upn_of_its_own_is_another_child() -> None:
    turned = row(DAISY, forename=DAISY.surname, surname=DAISY.forename, upn=upn(9))
    change = change_between([current(DAISY)], roster(row(DAISY), turned))
    assert actions(change) == [("unchanged", "daisy"), ("added", None)]


def test_two_pupils_of_one_name_and_birth_date_need_a_upn() -> None:
    twice = [current(DAISY, "one"), current(DAISY, "two", upn=upn(9))]
    change = change_between(twice, roster(row(DAISY, upn=None)))
    assert actions(change) == [("refused", None)]
    assert [problem.code for problem in change.problems] == ["which_child"]


@pytest.mark.parametrize(
    "refused",
    [
        row(BEN, upn=f"A{(BEN.upn or '')[1:]}", surname="Bello"),
        row(BEN, upn=None, class_name=""),
        row(BEN, upn=None).replace("03/11/2014", "31/02/2014"),
        row(BEN, upn=None, surname="<b>Carter</b>"),
        row(BEN, forename="=A1"),
        row(BEN, upn=None, surname=""),
        row(BEN, upn=DAISY.upn),
        f"{row(BEN)},one too many",
        "?,?,,,6,6 Oak,31/02/2014",
        "Ben,,,,,,",
    ],
)
def test_a_child_whose_row_is_refused_has_not_left(refused: str) -> None:
    change = change_between([current(DAISY), current(BEN)], roster(row(DAISY), refused))
    assert [line.action for line in change.lines] == ["unchanged", "refused"]


def test_a_refused_row_about_somebody_else_keeps_no_leaver() -> None:
    stranger = "Leo,Green,,,9,6 Oak,06/10/2014"
    change = change_between([current(DAISY), current(BEN)], roster(row(DAISY), stranger))
    assert [line.action for line in change.lines] == ["unchanged", "refused", "left"]


def test_a_refused_line_shows_the_cells_as_typed() -> None:
    (line,) = change_between([], roster("Leo,<b>,,,9,6 Oak,soon")).lines
    assert line.typed is not None
    assert (line.typed.surname, line.typed.born_on) == ("<b>", "soon")


def test_every_line_survives_being_kept() -> None:
    change = change_between([current(DAISY), current(BEN)], sample("bromcom-with-mistakes.csv"))
    kept = [json.loads(json.dumps(line.to_json())) for line in change.lines]
    assert tuple(Line.from_json(each) for each in kept) == change.lines


@pytest.mark.parametrize(
    "name", ["sims-6-oak.csv", "arbor-whole-school.csv", "bromcom-with-mistakes.csv"]
)
def test_a_sample_imported_twice_changes_nothing_the_second_time(name: str) -> None:
    read = sample(name)
    first = change_between([], read)
    again = change_between(applied([], first), read)
    assert again.changes_nothing
    assert again.numbers()["unchanged"] == len(read.rows)


children = st.builds(
    RosterPupil,
    forename=st.sampled_from(["Ben", "Daisy", "Zoë", "Zoe"]),
    surname=st.sampled_from(["Carter", "O’Neill", "ONeill"]),
    preferred_forename=st.sampled_from([None, "Dee"]),
    upn=st.none() | st.integers(1, 6).map(upn),
    nc_year=st.sampled_from(["5", "6"]),
    class_name=st.sampled_from(["6 Oak", "6 Elm"]),
    born_on=st.sampled_from([date(2014, 10, 3), date(2014, 11, 3)]),
)


called_by_one_name = children.map(lambda each: replace(each, preferred_forename=None))
"""A file that lists a child under both names, and changes one, contradicts itself."""


def name_of(pupil: RosterPupil) -> tuple[str, str, date]:
    return pupil.surname.replace("’", ""), pupil.forename.replace("ë", "e"), pupil.born_on


def agree(pupils: list[RosterPupil]) -> bool:
    """Nobody has two UPNs, and no UPN is two people's: such a file contradicts itself or us."""
    known = {(name_of(pupil), pupil.upn) for pupil in pupils if pupil.upn}
    return len(known) == len({name for name, _ in known}) == len({upn for _, upn in known})


@given(
    st.lists(called_by_one_name, max_size=6, unique_by=name_of),
    st.lists(called_by_one_name, min_size=1, max_size=6),
)
def test_a_roster_that_was_applied_changes_nothing_more(
    here: list[RosterPupil], told: list[RosterPupil]
) -> None:
    """Except for rows that were unsure: what the others changed may have made them sure."""
    assume(agree([*here, *told]))
    have = [current(pupil, str(number)) for number, pupil in enumerate(here)]
    read = roster(*(row(pupil) for pupil in told))
    first = change_between(have, read)
    taken = [line.pupil_id for line in first.lines if line.pupil_id and line.action != "refused"]
    assert len(taken) == len(set(taken))
    again = change_between(applied(have, first), read)
    unsure = ("upn_of_another", "which_child")
    cleared = [problem.row for problem in first.problems if problem.code in unsure]
    settled = [line for line in again.lines if line.row not in cleared]
    assert {line.action for line in settled} <= {"unchanged", "refused"}


def applied(have: list[CurrentPupil], change: RosterChange) -> list[CurrentPupil]:
    """The pupils after the change, as the import will leave them."""
    pupils = {each.id: each for each in have}
    for number, line in enumerate(change.lines):
        if line.action == "left" and line.pupil_id:
            pupils[line.pupil_id] = replace(pupils[line.pupil_id], is_leaver=True)
        elif line.after is not None:
            pupil_id = line.pupil_id or f"new {number}"
            old = line.before.upn if line.before else None
            former = (old,) if old and old != line.after.upn else ()
            known = pupils[pupil_id].former_upns if pupil_id in pupils else ()
            pupils[pupil_id] = CurrentPupil(pupil_id, line.after, former_upns=known + former)
    return list(pupils.values())
