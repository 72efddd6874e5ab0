"""A school's own words on its certificates."""

from tests.support.client import token_on

HERE = "/school/certificates"


def test_a_school_words_a_kind_that_ships(as_lead):
    page = as_lead.get(f"{HERE}/ten-jobs")
    done = as_lead.submit(page, {"words": "Madeup Primary says: you met {number} jobs!"})
    listed = as_lead.get(done.location).text
    assert "Madeup Primary says" in listed
    assert "Our own words" in listed


def test_a_school_has_a_kind_of_its_own(as_lead):
    page = as_lead.get(f"{HERE}/new")
    fields = {"title": "Railway week", "words": "You met {jobs}.", "needed": "3"}
    done = as_lead.submit(page, fields)
    assert "Railway week" in as_lead.get(done.location).text


def test_what_does_not_fit_is_told_and_nothing_is_lost(as_lead):
    page = as_lead.get(f"{HERE}/new")
    for wrong, told in (
        ({"words": "Dear {name}"}, "cannot be filled in"),
        ({"title": "", "words": "Hello"}, "Write a heading"),
        ({"title": "T", "words": "W", "needed": "0"}, "number from 1 to 300"),
        ({"title": "T", "words": "W", "needed": ""}, "how many a child needs"),
    ):
        answer = as_lead.submit(page, {"title": "Kept heading", **wrong})
        assert answer.status_code == 422
        assert told in answer.text
        assert wrong.get("title", "Kept heading") in answer.text


def test_a_wording_is_looked_at_before_it_is_kept(as_lead):
    written = {"title": "Railway week", "words": "You met {jobs}.", "needed": "2"}
    looked = as_lead.submit(as_lead.get(f"{HERE}/new"), written, button="See how it reads")
    assert "You met an office worker and a receptionist." in looked.text
    assert "Railway week" not in as_lead.get(HERE).text
    as_lead.submit(looked, button="Save")
    assert "Railway week" in as_lead.get(HERE).text
    looked = as_lead.submit(
        as_lead.get(f"{HERE}/ten-jobs"), {"words": "{number}!"}, button="See how"
    )
    assert "10!" in looked.text


def test_the_second_of_two_sees_what_the_first_wrote(as_lead, app, school):
    mine, theirs = as_lead.get(f"{HERE}/ten-jobs"), as_lead.get(f"{HERE}/ten-jobs")
    as_lead.submit(theirs, {"words": "Theirs {number}."})
    answer = as_lead.submit(mine, {"words": "Mine {number}."})
    assert answer.status_code == 409
    assert "Theirs {number}." in answer.text
    assert as_lead.submit(answer, button="Save").status_code == 303
    assert "Mine {number}." in as_lead.get(HERE).text


def test_a_kind_is_put_away_and_comes_back(as_lead):
    gone = as_lead.get(as_lead.submit(as_lead.get(HERE), button="Put away A first job").location)
    assert "4 kinds of certificates can be given" in gone.text
    assert "“A first job” is offered no longer." in gone.text
    back = as_lead.get(as_lead.submit(gone, button="Undo").location)
    assert "5 kinds of certificates can be given" in back.text


def test_a_kind_that_is_not_there_is_not_found(as_lead):
    token = token_on(as_lead.get(HERE))
    assert as_lead.get(f"{HERE}/nonsense").status_code == 404
    assert as_lead.post(f"{HERE}/nonsense/remove", data={"csrf_token": token}).status_code == 404
