"""The class overview: figures, charts with their tables, and gaps."""

from datetime import date

from app.activities import marking
from tests.support import make
from tests.support.client import parsed
from tests.web.test_query_counts import asked_for


def test_it_is_headed_by_how_far_the_class_has_come(as_teacher, child, visit, classroom):
    page = opened(as_teacher, classroom)
    assert heading(page) == "Maple: 1 of 25 job families met this year"
    assert "1 child, 0 pages" in page.text
    assert "Nobody has met a job in" in page.text


def test_a_chart_says_its_numbers_and_the_table_beneath_says_the_same(
    as_teacher, child, visit, classroom
):
    make.entry(child, skills={"listening": 3})
    make.entry(make.pupil(classroom), skills={"listening": 4})
    page = opened(as_teacher, classroom)
    assert row(page, "Listening") == ["Listening", "0", "0", "1", "1"]
    assert row(page, "Healthcare") == ["Healthcare", "2", "2", "Nobody"]
    drawn = [parsed(page).words_of(one) for one in parsed(page).all("//svg[@role='img']")]
    assert "Listening11" in " ".join(drawn)
    assert "Healthcare2" in " ".join(drawn)


def test_each_child_has_a_row_with_what_is_missing(as_teacher, viewer, child, visit, classroom):
    friends = [make.pupil(classroom, f"Friend{n}") for n in range(4)]
    make.entry(child, activity_id=visit.id, happened_on=date(2026, 6, 1))
    marking.mark_there(viewer, visit.id, friends[0].id, present=False)
    page = opened(as_teacher, classroom)
    assert row(page, "Friend0")[-1] == "No page yet Has not met Healthcare (4 have)"
    assert row(page, child.forename)[1:] == ["1", "2", "1", "1 of 1", "1 June", "–"]


def test_who_wrote_nothing_since_is_named_with_what_was_last(as_teacher, child, visit, classroom):
    make.entry(child, happened_on=date(2026, 6, 1))
    assert "No page since “Nurse”" in row(opened(as_teacher, classroom), child.forename)[-1]


def test_everything_since_they_began_can_be_seen_too(as_teacher, child, classroom):
    make.entry(child, job="vet", school_year=2024)
    assert heading(opened(as_teacher, classroom)) == "Maple: 0 of 25 job families met this year"
    page = opened(as_teacher, classroom, "?since=beginning")
    assert heading(page) == "Maple: 1 of 25 job families met so far"


def test_a_class_without_children_says_who_reads_the_list_in(as_teacher, classroom):
    assert "The school office adds the class list." in opened(as_teacher, classroom).text


def test_a_larger_class_asks_the_database_no_more(as_teacher, child, visit, classroom):
    make.entry(child, activity_id=visit.id, skills={"listening": 2})
    few = asked_for(lambda: opened(as_teacher, classroom, "?since=beginning"))
    for _ in range(8):
        make.entry(make.pupil(classroom), activity_id=visit.id, skills={"listening": 2})
    many = asked_for(lambda: opened(as_teacher, classroom, "?since=beginning"))
    assert len(many) == len(few) < 20


def opened(client, classroom, more=""):
    return client.get(f"/class/{classroom.id}/overview{more}")


def heading(page):
    shown = parsed(page)
    return shown.words_of(shown.first("//h1"))


def row(page, name):
    shown = parsed(page)
    for line in shown.all("//tbody/tr"):
        cells = [shown.words_of(cell) for cell in line]
        if name in cells[0]:
            return cells
    raise AssertionError(f"{name} has no row")
