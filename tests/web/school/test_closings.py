"""A class that nobody is in any more is closed, and can be opened again."""

from tests.support import make
from tests.support.client import token_on


def test_an_empty_class_is_closed_with_an_undo(as_office, classroom, teacher):
    answer = close(as_office, classroom)
    shown = as_office.get(answer.location)
    assert "The class is closed." in shown.text
    assert "1 class is closed" in shown.text
    as_office.submit(shown, button="Undo")
    assert "Taught by" in as_office.get(f"/school/classes/{classroom.id}").text


def test_one_with_children_stays_open_and_says_what_to_do(as_office, classroom, child):
    refused = close(as_office, classroom)
    assert refused.status_code == 422
    assert "Children are in Maple still." in refused.text


def test_the_closed_stand_in_a_list_and_come_back_from_it(as_office, classroom):
    assert "No class is closed" in as_office.get("/school/classes/closed").text
    close(as_office, classroom)
    closed = as_office.get("/school/classes/closed")
    assert "1 class is closed" in closed.text
    answer = as_office.submit(closed, button="Open it again")
    assert "The class is open again." in as_office.get(answer.location).text


def test_what_was_written_in_it_stays_with_the_child(as_office, as_teacher, classroom, school):
    oak = make.school_class(school, "Oak")
    child = make.pupil(classroom)
    entry = make.entry(child)
    page = as_office.get(f"/school/children/{child.id}")
    as_office.submit(page, {"class_id": str(oak.id)}, button="Move")
    close(as_office, classroom)
    assert as_teacher.get(f"/class/entries/{entry.id}").status_code == 200


def test_an_open_class_is_not_opened(as_office, classroom):
    data = {"csrf_token": token_on(as_office.get(f"/school/classes/{classroom.id}/name"))}
    refused = as_office.post(f"/school/classes/{classroom.id}/reopen", data=data)
    assert (refused.status_code, "is open already" in refused.text) == (422, True)


def close(client, room):
    page = client.get(f"/school/classes/{room.id}/name")
    return client.submit(page, button="Close the class")
