"""Questions before and after, on the board and on paper."""

import pytest

from tests.support import make


def test_the_board_shows_what_to_ask_before_and_then_what_to_ask_after(as_teacher, activity):
    before = as_teacher.get(f"/class/activities/{activity.id}/board")
    assert "What does a nurse hear?" in before.text
    assert "What surprised you?" not in before.text
    after = as_teacher.get(f"/class/activities/{activity.id}/board?when=after")
    assert "What surprised you?" in after.text
    assert "What does a nurse hear?" not in after.text


def test_no_child_stands_on_the_board(as_teacher, activity, child):
    assert child.forename not in as_teacher.get(f"/class/activities/{activity.id}/board").text


def test_a_board_without_questions_says_where_to_write_them(as_teacher, classroom):
    empty = make.activity(classroom)
    assert "no questions yet" in as_teacher.get(f"/class/activities/{empty.id}/board").text
    assert "no questions yet" in as_teacher.get(f"/class/activities/{empty.id}/questions").text


def test_the_sheet_has_room_to_write(as_teacher, activity):
    page = as_teacher.get(f"/class/activities/{activity.id}/questions")
    assert "What does a nurse hear?" in page.text
    assert "What surprised you?" in page.text
    assert page.text.count('class="line"') == 4


@pytest.fixture
def activity(classroom, child):
    return make.activity(
        classroom,
        before_questions="What does a nurse hear?",
        after_questions="What surprised you?",
    )
