"""The page without a connection is the same for everybody, and knows nobody."""

from tests.house_rules.test_permission_matrix import without_tokens


def test_it_says_that_nothing_is_lost(client):
    assert "Your pages are safe on this tablet." in client.get("/offline").text


def test_a_child_at_work_gets_nobodys_page(client, as_pupil, as_teacher, child):
    page = as_pupil.get("/offline").text

    assert child.forename not in page
    assert "I’m finished" not in page
    assert without_tokens(page) == without_tokens(client.get("/offline").text)
    assert without_tokens(page) == without_tokens(as_teacher.get("/offline").text)
