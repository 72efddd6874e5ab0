"""A class without pupils, as in August: every page of it opens and says what to do."""

import pytest

from app.access.policy import may
from app.access.viewer import Role
from app.web.guard import permission_for
from tests.house_rules.world import rules
from tests.support import make, sign_in
from tests.support.client import is_a_page, parsed

OF_A_CLASS = {"class_id", "activity_id"}
OF_NOBODY = ("0 of 0", "of 0 ")


@pytest.mark.parametrize("role", [Role.TEACHER, Role.LEAD, Role.OFFICE, Role.CHAMPION])
def test_every_page_of_it_opens(app, school, room, role, subtests):
    adult = make.staff(school, role.value, classes=(room,) if role is Role.TEACHER else ())
    client = sign_in.staff_client(app, adult, school.id)
    known = {"class_id": room.id, "activity_id": make.activity(room).id}
    for rule in rules(app):
        wanted = "GET" in rule.methods and "class_id" in rule.arguments | set()
        if not (wanted or rule.arguments == {"activity_id"}) or not rule.arguments <= OF_A_CLASS:
            continue
        viewer = make.staff_viewer(adult, school)
        if "GET" in rule.methods and may(viewer, permission_for(app, rule.endpoint)):
            with subtests.test(f"{role} {rule}"):
                values = {name: known[name] for name in rule.arguments}
                address = app.url_map.bind("localhost").build(rule.endpoint, values)
                page = client.get(address)
                assert page.status_code < 400
                if is_a_page(page):
                    words = parsed(page).words_of(parsed(page).first("//main"))
                    assert [odd for odd in OF_NOBODY if odd in words] == []


@pytest.fixture
def room(school):
    """A class that nobody is in yet."""
    return make.school_class(school, "Maple", ("6",))
