"""Every list that staff see is searched, put in order and paged; or it cannot be long.

A whole table is put in order and searched by script (static/js/table.js). A list without an end of
its own is asked for a page at a time (app/web/long_lists.py), and works without script.
"""

from collections import Counter

import pytest

from app.access.permissions import Permission
from app.access.policy import may
from app.access.viewer import Role
from app.web.guard import permission_for
from tests.house_rules.world import World, rules
from tests.support.client import is_a_page, parsed
from tests.support.crowds import crowd

OF_A_CLASS = "one class, of about thirty"
OF_THIS_YEAR = "the classes of this year, of which the largest primary schools have thirty or so"
WHOLE = {
    "school.certificate_kinds.index": "a few kinds, each written by hand",
    "school.classes.index": OF_THIS_YEAR,
    "school.classes.show": OF_A_CLASS,
    "school.closures.index": "the days without school of two years",
    "school.columns.edit": "the first rows of a file",
    "school.home.index": OF_THIS_YEAR,
    "school.new_years.index": "one a year",
    "school.new_years.show": f"{OF_THIS_YEAR}; then {OF_A_CLASS}",
    "school.packages.index": "the classes of Year 6",
    "signin.account.index": "the devices of one adult",
    "teacher.activities.index": "what is planned for one class and has not been yet",
    "teacher.activities.show": OF_A_CLASS,
    "teacher.cards.index": OF_A_CLASS,
    "teacher.classes.index": OF_THIS_YEAR,
    "teacher.classes.show": OF_A_CLASS,
    "teacher.entries.index": "the eight skills",
    "teacher.leavers.index": OF_A_CLASS,
    "teacher.openings.index": OF_A_CLASS,
    "teacher.overview.index": f"{OF_A_CLASS}; the eight skills; the families of jobs",
    "teacher.past_classes.show": OF_A_CLASS,
    "teacher.rounds.index": "what one class did in a year",
    "teacher.sittings.index": "one class on one day",
}
"""Views whose tables show all their rows, and why those cannot be many."""

ALL_AT_ONCE = {
    "teacher.entries.index": "the jobs that one child met, as one paragraph",
    "teacher.walls.show": "a poster for assembly",
}
"""Views that show many of a kind, to be seen together."""

LONG_LISTS = {
    "school.closings.index",
    "school.concerns.index",
    "school.departures.index",
    "school.imports.find",
    "school.imports.index",
    "school.imports.show",
    "school.pupils.index",
    "school.staff.index",
    "school.symbols.find",
    "school.symbols.index",
    "school.unread.index",
    "school.watch_words.find",
    "school.watch_words.index",
    "teacher.activities.index",
    "teacher.ours.index",
    "teacher.past_classes.index",
    "teacher.unsaved.index",
    "teacher.wishes.index",
    "teacher.words.find",
    "teacher.words.index",
}
"""Views with a table, or cards, asked for a page at a time."""

OTHER_TABS = {
    "teacher.ours.index": "retired=1",
    "teacher.wishes.index": "show=away",
    "teacher.words.find": "show=decided",
    "teacher.words.index": "show=decided",
}
"""Views with a second long list, in a tab of its own: what its address says."""

A_PAGE = 50
"""The largest page there is, of the rows of a class list."""

A_TABLE = "contains(concat(' ', @class, ' '), ' t ')"
CHOICES = " or ".join(
    f"ancestor-or-self::{one}"
    for one in ("select", "datalist", "fieldset", "svg", "table[@data-sort]")
)
"""Parts of one thing, what somebody chooses from, and whole tables: see WHOLE."""
LONG = "//*[@id='list']"
HEADING = "//*[self::th or @class='orders__by'][*[@class='t__by']]"
"""What puts a list in order: the heading of a column, or a word above cards."""
SORTED = "//*[@aria-sort or @data-goes]"
NO_TABLES = {"teacher.menu.index", "teacher.reviews.index", "teacher.entries.index"}
"""Long lists that are no tables: cards, a desk and a time line, each with a form that cuts them."""


def test_every_table_is_searched_put_in_order_and_paged_unless_it_cannot_be_long(staff, subtests):
    for endpoint, client, address in staff:
        page = client.get(address)
        if not is_a_page(page):
            continue
        with subtests.test(endpoint):
            assert wrong_with(endpoint, parsed(page), address) == []


def test_each_heading_of_a_long_list_puts_it_in_order(staff, subtests):
    for endpoint, client, address in staff:
        if endpoint in LONG_LISTS:
            with subtests.test(endpoint):
                headings = parsed(client.get(address)).all(HEADING)
                assert headings
                for heading in headings:
                    turned = parsed(client.get(heading.find("a").get("href")))
                    (sorted_by,) = turned.all(SORTED)
                    assert words_of(sorted_by) == words_of(heading)


def test_a_search_that_finds_nothing_says_so_and_is_cleared(staff, subtests):
    for endpoint, client, address in staff:
        if endpoint in LONG_LISTS:
            with subtests.test(endpoint):
                nothing = client.submit(client.get(address), {"find": "zzqx"}, button="Find")
                assert nothing.status_code == 200
                assert "zzqx" not in nothing.request.full_path
                page = parsed(nothing)
                assert not page.all(LONG)
                (clear, *_) = page.all("//div[@class='empty']//a")
                assert parsed(client.get(clear.get("href"))).all(LONG)


def words_of(heading):
    """What it says to the eye."""
    return heading.text_content().partition(",")[0]


def wrong_with(endpoint, page, address):
    """What the lists of a page lack."""
    longs = page.all(LONG)
    whole = page.all(f"//main//table[{A_TABLE}][not(ancestor::*[@id='list'])]")
    is_long = bool(longs) or endpoint in NO_TABLES
    faults = {
        "a table that nobody can put in order: give it long_list=, or whole=true": any(
            "data-sort" not in one.attrib for one in whole
        ),
        "a table that shows all its rows: give it long_list=, or say in WHOLE why not": whole
        and endpoint not in WHOLE,
        "WHOLE names it, and there is no such table; or the crowd holds none of it": not whole
        and endpoint in WHOLE
        and "?" not in address,
        "a long list that LONG_LISTS does not name, or a named one that is not there": bool(longs)
        != (endpoint in LONG_LISTS),
        "two long lists on one page: give each a tab of its own": len(longs) > 1,
        "a long list without find(long_list, ...)": longs
        and not page.all("//form[@id='find' and @role='search']"),
        "a list that nobody can search": is_long and not page.all("//main//form[@role='search']"),
        "a long list without pages(long_list, page); or the crowd holds no more of it": is_long
        and not page.all("//main//nav[@class='paging']"),
    }
    return [*(words for words, is_so in faults.items() if is_so), *too_many_in(endpoint, page)]


def too_many_in(endpoint, page):
    """What shows more of a kind than a page has."""
    many = [one for one in page.all(f"//main//*[not({CHOICES})]") if most_alike(one) > A_PAGE]
    if endpoint in ALL_AT_ONCE:
        return []
    return [f"more than {A_PAGE} of a kind in {one.tag}, line {one.sourceline}" for one in many]


def most_alike(element):
    """How many parts of one kind an element has."""
    return max(Counter((part.tag, part.get("class")) for part in element).values(), default=0)


@pytest.fixture
def staff(app):
    """Each page of a crowded school: its endpoint, who looks, and where."""
    world = World(app)
    lead = world.adults[Role.LEAD]
    many = crowd(world.school, world.classroom, world.child, lead)
    world.records |= {"import_id": many, "row": 2}
    return [
        (rule.endpoint, world.clients[role], address)
        for rule in rules(app)
        for role in who_looks(app, world, rule)
        for address in addresses(world, rule)
    ]


def addresses(world, rule):
    """Where a view is looked at: each tab that holds a long list."""
    tabs = ["", *(f"?{OTHER_TABS[one]}" for one in [rule.endpoint] if one in OTHER_TABS)]
    return [f"{world.address(rule)}{tab}" for tab in tabs]


def who_looks(app, world, rule):
    """The lead, or who leads safeguarding where concerns are; nobody where it is not for staff."""
    mark = permission_for(app, rule.endpoint)
    role = Role.SAFEGUARDING if mark is Permission.CONCERN_READ else Role.LEAD
    of_staff = rule.endpoint.partition(".")[0] in {"teacher", "school", "signin"}
    return [role] if of_staff and "GET" in rule.methods and may(world.viewers[role], mark) else []
