"""Adding a secondary school that is not on the list."""

import pytest

from app.schools.queries import secondary_schools
from tests.support import leaving, make

NEW = "/school/destinations/new"


def test_a_new_school_can_be_chosen_afterwards(as_lead):
    answer = add(as_lead, name="Westfield School", urn="123456", laestab="831/4001")
    assert answer.headers["Location"] == "/school/packages/"
    (made,) = secondary_schools()
    assert (made.name, made.urn, made.laestab) == ("Westfield School", "123456", "8314001")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Write the name of the school."),
        ({"urn": "12"}, "A URN is six digits"),
        ({"urn": "١٢٣٤٥٦"}, "A URN is six digits"),
        ({"laestab": "4001"}, "A LAESTAB is seven digits"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(as_lead, wrong, sentence):
    answer = add(
        as_lead, **{"name": "Westfield School", "urn": "123456", "laestab": "8314001"} | wrong
    )
    assert answer.status_code == 422
    assert sentence in answer.text
    assert wrong.get("name") == "" or 'value="Westfield School"' in answer.text
    assert secondary_schools() == ()


def test_a_school_that_is_known_is_said_to_be(as_lead):
    known = leaving.secondary("Northgate Academy")
    answer = add(as_lead, name="Northgate", urn=known.urn, laestab="8314001")
    assert "Northgate Academy has this URN and is on the list already." in answer.text


def test_a_primary_school_is_no_destination(as_lead, school):
    make.school("Elsewhere Primary")
    urn = leaving.numbers_of(school)["urn"]
    answer = add(as_lead, name="Madeup", urn=urn, laestab="8314001")
    assert "it is not a secondary school." in answer.text


def test_a_laestab_that_another_school_has_is_refused(as_lead):
    known = leaving.secondary()
    answer = add(as_lead, name="Westfield", urn="123456", laestab=known.laestab)
    assert f"A school with the number {known.laestab} is known already." in answer.text


def add(client, **fields):
    return client.submit(client.get(NEW), fields)
