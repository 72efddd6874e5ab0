"""The teacher's screen hears of a child who asks, and lets them in."""

from tests.support.opened import enter, opened


def test_a_child_who_asks_is_news_and_stands_on_the_teachers_page(
    client, as_teacher, school, classroom, teacher, child
):
    opening = opened(school, classroom, teacher)
    enter(client, opening)
    address = f"/class/{classroom.id}/open/{opening.id}/news"
    before = as_teacher.get(address).json
    client.submit(client.get(f"/who/{child.id}"), button="Ask my teacher")

    assert as_teacher.get(address).json != before
    page = as_teacher.get(f"/class/{classroom.id}/open")
    assert "asks to be let in on Tablet 1" in page.text
    answer = as_teacher.submit(page, button=f"Let in {child.forename}")
    assert answer.location == f"/class/{classroom.id}/open"
    assert "asks to be let in" not in as_teacher.get(answer.location).text
    again = as_teacher.submit(page, button=f"Let in {child.forename}")
    assert "does not wait any more" in as_teacher.get(again.location).text


def test_the_news_names_nobody(as_teacher, school, classroom, teacher, child):
    opening = opened(school, classroom, teacher)
    told = as_teacher.get(f"/class/{classroom.id}/open/{opening.id}/news")

    assert set(told.json) == {"now"}
    assert len(told.json["now"]) == 12
