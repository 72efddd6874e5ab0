"""Lists whose headings say too little: guessed, said by a person, and read so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schools.roster.guessing import guessed
from app.schools.roster.problems import UnknownColumns, UnreadableRoster
from app.schools.roster.reading import RosterFile, listing_of, read_roster
from app.schools.roster.said import FIELDS, ColumnsSaid
from tests.schools.roster.making import YEAR, codes

STRANGE = """Made-up Primary;;;;
Learner;Room;Stage;Birthday;Adviser
"Okafor, Daisy";6 Oak;6;03/10/2014;Mx A
Ben Carter;6 Oak;6;03/11/2014;Mx A
"Lima, Maria";6 Oak;6;03/12/2014;Mx A
"Souza, Ana";6 Oak;6;04/12/2014;Mx B"""
SAID = ColumnsSaid(2, {"full_name": 0, "class_name": 1, "nc_year": 2, "born_on": 3})


def test_a_list_with_strange_headings_asks_what_its_columns_are() -> None:
    with pytest.raises(UnknownColumns, match="no row of headings"):
        read(STRANGE)


def test_columns_are_read_as_a_person_says() -> None:
    found = read(STRANGE, SAID)
    assert [(row.pupil.forename, row.pupil.surname) for row in found.rows] == [
        ("Daisy", "Okafor"), ("Ben", "Carter"), ("Maria", "Lima"), ("Ana", "Souza"),
    ]  # fmt: skip
    assert [one.heading for one in found.columns_set_aside] == ["Adviser"]
    assert codes(found) == [(None, "whole_names"), (1, "title")]


def test_one_class_and_year_for_everybody() -> None:
    text = "Vorname,Nachname,Geboren\nDaisy,Okafor,03/10/2014\nBen,Carter,03/11/2014"
    said = ColumnsSaid(1, {"forename": 0, "surname": 1, "born_on": 2}, "6 Oak", "6")
    found = read(text, said)
    assert {(row.pupil.class_name, row.pupil.nc_year) for row in found.rows} == {("6 Oak", "6")}
    assert found.covers.classes == ("6 Oak",)


def test_a_list_without_headings_begins_with_a_child() -> None:
    text = "Daisy,Okafor,6,6 Oak,03/10/2014\nBen,Carter,6,6 Oak,03/11/2014"
    said = ColumnsSaid(
        0, {"forename": 0, "surname": 1, "nc_year": 2, "class_name": 3, "born_on": 4}
    )
    found = read(text, said)
    assert [row.row for row in found.rows] == [1, 2]
    assert found.columns_read[0].heading == "Column A"


def test_a_child_taken_for_headings_by_a_slip_is_not_kept_as_such() -> None:
    said = ColumnsSaid(3, SAID.columns)
    found = read(STRANGE, said)
    assert [one.heading for one in found.columns_read][:2] == ["Column A", "Column B"]
    assert found.columns_set_aside == ()


def test_a_cell_too_many_still_stops_the_row_of_a_widened_list() -> None:
    found = read(STRANGE.replace("Ben Carter;6 Oak;6;03/11/2014;Mx A", "Ben C;6;6;03/11/2014;M;x"),
                 SAID)  # fmt: skip
    assert (4, "too_many_cells") in codes(found)


@pytest.mark.parametrize(
    ("whole", "apart"),
    [
        ("Okafor, Daisy May", ("Daisy May", "Okafor")),
        ("Daisy Okafor", ("Daisy", "Okafor")),
        ("Maria de Souza Lima", ("Maria", "de Souza Lima")),
        ("Maria Souza Lima", None),
        ("Okafor,", None),
        ("Daisy", None),
        ("a, b, c", None),
    ],
)
def test_a_whole_name_is_parted_only_where_that_is_sure(whole, apart) -> None:
    found = read(f'Name,Year,Class,DOB\n"{whole}",6,6 Oak,03/10/2014')
    if apart:
        assert [(row.pupil.forename, row.pupil.surname) for row in found.rows] == [apart]
    else:
        assert "surname. Write it with a comma" in found.problems[-1].message


def test_a_whole_name_beside_both_names_is_not_needed() -> None:
    found = read("Name,Forename,Surname,Year,Class,DOB\nDaisy May O,Daisy,O,6,6,03/10/2014")
    assert (len(found.rows), found.columns_set_aside[0].heading) == (1, "Name")


def test_headings_that_are_nearly_known_and_what_stands_below_are_guessed() -> None:
    text = "Forname;Sir name;X;Y;Z\n" + "\n".join(
        f"Daisy{at};Okafor;R99920012000{at};6;{at + 1:02}/10/2014" for at in range(6)
    )
    said = guessed(listing_of(text.encode(), YEAR), YEAR)
    assert said.header_row == 1
    assert said.columns["forename"] == 0
    assert said.columns["born_on"] == 4
    assert said.columns["nc_year"] == 3


def test_the_guess_for_a_strange_list_is_what_a_person_would_say() -> None:
    said = guessed(listing_of(STRANGE.encode(), YEAR), YEAR)
    assert said.header_row == 2
    assert {what: said.columns[what] for what in ("born_on", "nc_year")} == {
        "born_on": 3, "nc_year": 2,
    }  # fmt: skip


def test_a_running_number_is_no_year_and_sex_is_never_a_class() -> None:
    text = "Code;Kid;Born;Sex;Room\n" + "\n".join(
        f"{at};Okafor, Daisy{at};0{at}/10/2014;{'FM'[at % 2]};{('Owls', 'Wrens')[at % 2]}"
        for at in range(1, 7)
    )
    said = guessed(listing_of(text.encode(), YEAR), YEAR)
    assert said.columns == {"born_on": 2, "full_name": 1, "class_name": 4}


def test_a_list_that_begins_with_a_child_is_seen_to_have_no_headings() -> None:
    text = "Daisy,Okafor,6,6 Oak,03/10/2014\nBen,Carter,6,6 Oak,03/11/2014"
    assert guessed(listing_of(text.encode(), YEAR), YEAR).header_row == 0


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        ({"columns": {"shoe_size": 1}}, "may name only"),
        ({"columns": {"surname": "A"}}, "numbers from 0"),
        ({"columns": {"surname": True}}, "numbers from 0"),
        ({"columns": {"surname": 1, "forename": 1}}, "one thing only"),
        ({"columns": [], "header_row": 1}, "may name only"),
        ({"class_name": 6}, "are words"),
    ],
)
def test_a_mapping_that_makes_no_sense_says_why(kept, sentence) -> None:
    with pytest.raises(ValueError, match=sentence):
        ColumnsSaid.from_json(kept)


@given(
    st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 20)),
    st.integers(0, 9),
    st.text(max_size=9),
)
def test_whatever_is_said_a_list_is_read_or_refused_in_words(columns, row, text) -> None:
    said = ColumnsSaid(row, columns, text, text)
    assert said == ColumnsSaid(**said.to_json())
    try:
        found = read(STRANGE, said)
    except UnreadableRoster as refused:
        found = refused
    assert hasattr(found, "rows") or found.message.endswith(".")


def read(text: str, said: ColumnsSaid | None = None) -> RosterFile:
    return read_roster(text.encode(), "list.csv", YEAR, said=said)
