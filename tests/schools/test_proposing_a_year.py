"""What is proposed for the next school year: classes stay, and the children move through them."""

from uuid import uuid4

import pytest

from app.schools.new_year.plan import LEAVES, Child, NewClass, OldClass, avatars_for
from app.schools.new_year.proposing import proposed_plan


@pytest.mark.parametrize(
    ("classes", "goes"),
    [
        ({"5 Elm": "5", "5 Ash": "5", "6 Ash": "6", "6 Elm": "6"}, {"5 Elm": "6 Elm"}),
        ({"5E": "5", "5A": "5", "6A": "6", "6E": "6"}, {"5E": "6E", "5A": "6A"}),
        ({"Robins": "4", "Wrens": "4", "Hawks": "5", "Owls": "5"}, {"Robins": "Hawks"}),
        ({"Class 1": "R1", "Class 2": "23"}, {"Class 1 R": "Class 1", "Class 1 1": "Class 2"}),
        ({"Maple": "5"}, {"Maple": "Maple"}),
        ({"5 Elm": "5"}, {"5 Elm": "6 Elm"}),
        ({"Acorns": "R", "Oaks": "2"}, {"Oaks": LEAVES}),
        ({"Oaks": "6"}, {"Oaks": LEAVES}),
    ],
)
def test_where_a_class_goes(classes, goes):
    plan, groups = proposed(classes)
    names = {one.key: one.name for one in plan.classes} | {LEAVES: LEAVES}
    said = {}
    for group in plan.groups:
        room = groups[group.class_id]
        said[room] = said[f"{room} {group.nc_year}"] = names[group.goes_to]
    assert {room: said[room] for room in goes} == goes


def test_a_class_of_the_next_year_that_is_there_is_not_made_again():
    there = NewClass(key="n1", name="6 ELM", nc_years=("6",), id=uuid4(), has=3)
    plan, _groups = proposed({"5 Elm": "5", "6 Elm": "6"}, there)
    assert [one.name for one in plan.classes] == ["6 ELM", "5 Elm"]
    assert "n1" in {group.goes_to for group in plan.groups}


def test_nobody_shares_a_picture_and_whoever_can_keeps_theirs():
    first, second, third = uuid4(), uuid4(), uuid4()
    given = avatars_for([(first, "owl"), (second, "fox"), (third, "fox")], {"owl"}, ["owl", *"abc"])
    assert len(set(given.values())) == 3
    assert "owl" not in given.values()
    with pytest.raises(ValueError, match="holds 1"):
        avatars_for([(first, "a"), (second, "a")], set(), ["a"])


def proposed(classes: dict[str, str], *there: NewClass):
    """A plan for classes by name with the digits of their years, and their names by id."""
    old = [OldClass(id=uuid4(), name=name, nc_years=tuple(y)) for name, y in classes.items()]
    children = [
        Child(
            id=uuid4(), name="A", class_id=one.id, nc_year=year, avatar="owl", enrolment_id=uuid4()
        )
        for one in old
        for year in one.nc_years
    ]
    return proposed_plan(old, there, children), {one.id: one.name for one in old}
