"""Large class lists: how far they are, and a preview that stays short."""

from itertools import islice, product
from string import ascii_lowercase

from app.foundation.database import db
from app.schools import actions
from app.schools.actions import imports as importing
from app.schools.roster.formats import kinds
from app.upkeep.loop import run_waiting
from tests.schools.files import ADA, BEN, file_of, sample
from tests.schools.test_imports import counting
from tests.support import make
from tests.support.client import parsed
from tests.web.school.test_imports import HERE, heading, sent


def test_a_large_file_shows_how_far_it_is_until_it_is_read(as_office, monkeypatch):
    monkeypatch.setattr(kinds, "LARGE_TEXT", 10)
    page = sent(as_office, file_of(ADA, BEN))
    assert heading(page) == "Your class list is being read"
    news = parsed(page).first("//*[@data-poll]")
    assert as_office.get(news.get("data-poll")).json == {"now": news.get("data-now")}
    assert "Being read" in as_office.get(HERE).text
    run_waiting("test")
    assert as_office.get(news.get("data-poll")).json != {"now": news.get("data-now")}
    assert heading(as_office.get(page.request.path)) == "Ready to import 2 children"


def test_a_large_change_shows_how_far_it_is_until_it_is_in(as_office, monkeypatch):
    monkeypatch.setattr(importing, "LARGE", 1)
    page = sent(as_office, file_of(ADA, BEN))
    working = as_office.get(as_office.submit(page, button="Import 2 children").location)
    assert heading(working) == "Your class list is being imported"
    run_waiting("test")
    assert heading(as_office.get(page.request.path)) == "Imported: 2 added, 0 changed, 0 left"


def test_a_large_file_that_cannot_be_read_says_what_to_do(as_office, monkeypatch):
    monkeypatch.setattr(kinds, "LARGE_TEXT", 10)
    page = sent(as_office, file_of())
    run_waiting("test")
    after = as_office.get(page.request.path)
    assert heading(after) == "This file could not be read"
    assert "no children below them" in after.text
    assert "Could not be read" in as_office.get(HERE).text


def test_a_long_list_is_cut_by_class_put_in_order_and_searched(as_office):
    page = sent(as_office, sample("arbor-whole-school.csv"))
    one_class = as_office.get(f"{page.request.path}?show=all&room=RA&order=name")
    rows = parsed(one_class).all("//table//tbody/tr")
    assert len(rows) == 15
    surnames = [row.xpath("th")[0].text.split()[-1] for row in rows]
    assert surnames[:3] == sorted(surnames, key=str.casefold)[:3]
    found = as_office.submit(page, {"find": "siobhan"}, button="Find")
    names = [row.text for row in parsed(found).all("//table//tbody//th")]
    assert names
    assert all("Siobhán" in name for name in names)
    assert "siobhan" not in found.request.url


def test_nobody_of_a_name_leaves_a_way_back(as_office):
    page = sent(as_office, sample("arbor-whole-school.csv"))
    found = as_office.submit(page, {"find": "nobody at all"}, button="Find")
    assert "Nobody in this file fits" in found.text
    assert "Show all" in found.text


def test_two_thousand_rows_make_a_short_page_with_few_questions(as_office, school):
    rows = [
        f"Ada,{a}{b}{c},,6,6 Room {at // 30},03/11/2014"
        for at, (a, b, c) in enumerate(islice(product(ascii_lowercase, repeat=3), 2000))
    ]
    viewer = make.staff_viewer(make.staff(school, "office"), school)
    import_id = actions.check_roster(viewer, file_of(*rows), "long.csv", 2025)
    db.session.commit()
    with counting() as asked:
        page = as_office.get(f"{HERE}/{import_id}?show=all&page=40")
    assert "1951 to 2000 of 2000" in page.text
    assert len(page.data) < 60_000
    assert asked.total < 15
