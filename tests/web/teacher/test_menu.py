"""Looking through the menu, reading a line, printing it, planning it."""

from datetime import date

from sqlalchemy import select

from app.activities.models import Activity
from app.foundation.database import db
from app.menu.items import SHIPPED
from tests.support import make, menus
from tests.support.client import parsed


def test_the_whole_menu_is_shown_a_page_at_a_time(as_teacher, classroom):
    first = as_teacher.get("/class/menu")
    assert f"{len(SHIPPED)} activities to choose from" in first.text
    assert titles(first) == titles(as_teacher.get("/class/menu?page=-3"))
    second = as_teacher.get("/class/menu?page=2")
    assert not set(titles(first)) & set(titles(second))


def test_words_and_choices_narrow_it_and_stay_in_the_boxes(as_teacher, classroom):
    page = as_teacher.get("/class/menu?words=tedy+bare&stage=EYFS&sort=title")
    assert titles(page)[0] == "The teddy bear clinic"
    shown = parsed(page)
    assert shown.all("//input[@name='words']")[0].get("value") == "tedy bare"
    assert shown.all("//select[@name='stage']/option[@selected]")[0].get("value") == "EYFS"


def test_what_no_list_offers_counts_as_not_chosen(as_teacher, classroom):
    page = as_teacher.get("/class/menu?stage=KS9&theme=x&sort=%00&length=long'&page=zz")
    assert f"{len(SHIPPED)} activities" in page.text


def test_nothing_found_says_what_to_do(as_teacher, classroom):
    page = as_teacher.get("/class/menu?words=qqqzzx")
    assert "Nothing fits all of that" in page.text
    assert f"0 of {len(SHIPPED)} activities" in page.text


def test_our_own_lines_stand_among_them_marked_as_ours(as_teacher, school, classroom):
    menus.own_line(school)
    page = as_teacher.get("/class/menu?ours=y")
    assert titles(page) == ["A baker comes with dough"]
    assert "Ours" in page.text


def test_a_line_says_everything_a_teacher_needs(as_teacher, classroom):
    item = SHIPPED["teddy-bear-clinic"]
    page = parsed(as_teacher.get("/class/menu/teddy-bear-clinic"))
    words = page.words_of(page.all("//main")[0])
    told = (*item.steps, *item.prepare, *item.adaptations, *item.before, *item.after)
    assert [one for one in (*told, item.safeguarding) if one not in words] == []


def test_a_line_that_is_not_there_is_not_found(as_teacher, classroom):
    assert as_teacher.get("/class/menu/no-such-line").status_code == 404


def test_a_line_is_printed_on_a_sheet(as_teacher, classroom):
    page = as_teacher.get("/class/menu/teddy-bear-clinic/sheet")
    assert len(parsed(page).all("//section[contains(@class, 'sheet')]")) == 1


def test_planning_a_line_fills_the_plan_in(as_teacher, classroom):
    line = as_teacher.get("/class/menu/teddy-bear-clinic?on=2026-06-16")
    [plan] = [a for a in parsed(line).all("//a[@href]") if "Plan this" in a.text_content()]
    form = as_teacher.get(plan.get("href"))
    done = as_teacher.submit(form, button="Plan it")
    kept = db.session.scalars(select(Activity)).one()
    item = SHIPPED["teddy-bear-clinic"]
    assert (kept.title, kept.on, kept.menu) == (item.title, date(2026, 6, 16), item.slug)
    assert tuple(kept.before_questions.splitlines()) == item.before
    assert "From the menu" in as_teacher.get(done.location).text


def test_a_line_says_when_it_was_planned_here(as_teacher, classroom):
    make.activity(classroom, menu="teddy-bear-clinic")
    page = as_teacher.get("/class/menu/teddy-bear-clinic")
    assert "Planned here before" in page.text
    assert "Thursday 11 June 2026, Maple" in " ".join(page.text.replace("</a>", "").split())


def test_a_plan_from_a_line_that_is_not_there_is_not_found(as_teacher, classroom):
    assert as_teacher.get("/class/activities/new?menu=no-such-line").status_code == 404


def titles(page):
    shown = parsed(page)
    return [shown.words_of(h2) for h2 in shown.all("//article//h2")]
