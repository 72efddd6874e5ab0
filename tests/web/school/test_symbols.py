"""The symbols of a school: sent, seen, replaced, removed."""

import io

import pytest

from app.schools.queries.symbols import symbols_of
from tests.support import make
from tests.support.symbols import png, symbol

ADDRESS = "/school/symbols"


def test_a_symbol_is_sent_and_stands_in_the_list(as_lead, lead_here):
    page = as_lead.get(ADDRESS)
    assert "No symbols of your own yet" in page.text
    done = as_lead.submit(page, {"kind": "job", "name": "nurse", "file": sent()}, button="Send it")
    assert done.status_code == 303
    after = as_lead.get(done.location)
    assert "1 symbol of your own" in after.text
    (symbol_id,) = symbols_of(lead_here).values()
    picture = as_lead.get(f"{ADDRESS}/{symbol_id}")
    assert (picture.status_code, picture.mimetype) == (200, "image/png")


@pytest.mark.parametrize(
    ("kind", "name", "slug"),
    [
        ("skill", "listening", "listening"),
        ("question", "How did you meet it?", "met"),
    ],
)
def test_skills_and_questions_have_symbols_too(as_lead, lead_here, kind, name, slug):
    fields = {"kind": kind, "name": name, "file": sent()}
    as_lead.submit(as_lead.get(ADDRESS), fields, button="Send it")
    assert set(symbols_of(lead_here)) == {(kind, slug)}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": ""}, "Choose one of the three."),
        ({"kind": "teacher"}, "Not a valid choice"),
        ({"name": ""}, "Write which job, skill or question it is."),
        ({"name": "Wizard"}, "“Wizard” is not a job. Choose a name from the list."),
        ({"file": ""}, "Choose a picture first."),
        ({"file": (io.BytesIO(b"words"), "nurse.png")}, "This is not a picture."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(as_lead, lead_here, wrong, sentence):
    token = as_lead.get(ADDRESS).text.split('name="csrf_token"')[1].split('value="')[1]
    fields = {"kind": "job", "name": "Nurse", "file": sent(), **wrong}
    answer = as_lead.post(ADDRESS, data={"csrf_token": token.split('"')[0], **fields})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert symbols_of(lead_here) == {}


def test_a_symbol_is_removed_once_it_is_confirmed(as_lead, lead_here, school):
    symbol(school)
    gone = as_lead.submit(as_lead.get(ADDRESS), button="Remove it")
    assert "Children see the shipped picture again." in as_lead.get(gone.location).text
    assert symbols_of(lead_here) == {}


def test_a_symbol_is_found_by_what_it_stands_for(as_lead, school):
    for slug in ("nurse", "vet"):
        symbol(school, slug=slug)
    found = as_lead.submit(as_lead.get(ADDRESS), {"find": "nur"}, button="Find")
    assert "1 found" in found.text
    assert "“Vet”" not in found.text


def test_a_teacher_does_not_set_the_school_up(as_teacher):
    assert as_teacher.get(ADDRESS).status_code == 404


def test_the_settings_lead_here(as_lead):
    assert f'href="{ADDRESS}"' in as_lead.get("/school/settings").text


def sent():
    """A file as a browser sends it."""
    return io.BytesIO(png()), "nurse.png"


@pytest.fixture
def lead_here(lead, school):
    return make.staff_viewer(lead, school)
