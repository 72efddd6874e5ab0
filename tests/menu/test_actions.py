"""A school's own lines of the menu: added, changed, retired, brought back."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound
from app.foundation.scope import school_scope
from app.menu import actions
from app.menu.items import SHIPPED
from app.menu.models import SchoolActivity
from app.menu.queries import line_called, menu_for, own_line
from tests.support import make
from tests.support.menus import LINE


def test_what_was_written_is_what_is_shown(viewer):
    kept = own_line(viewer, actions.add_line(viewer, LINE))
    assert replace(kept, own_id=None, version=0) == LINE


def test_our_own_lines_stand_before_the_shipped_ones(viewer):
    own_id = actions.add_line(viewer, LINE)
    menu = menu_for(viewer)
    assert menu[0].own_id == own_id
    assert len(menu) == 1 + len(SHIPPED)


def test_a_copy_remembers_what_it_was(viewer):
    own_id = actions.add_line(viewer, SHIPPED["teddy-bear-clinic"], "teddy-bear-clinic")
    assert own_line(viewer, own_id).copied_from == "teddy-bear-clinic"
    with pytest.raises(NotFound):
        actions.add_line(viewer, LINE, "no-such-line")


def test_the_second_of_two_who_change_a_line_is_told(viewer):
    own_id = actions.add_line(viewer, LINE)
    actions.change_line(viewer, own_id, replace(LINE, title="First"), version=1)
    with pytest.raises(Conflict):
        actions.change_line(viewer, own_id, replace(LINE, title="Second"), version=1)
    assert own_line(viewer, own_id).title == "First"


def test_two_who_save_at_the_same_moment_are_told_so(viewer):
    own_id = actions.add_line(viewer, LINE)
    own_line(viewer, own_id)
    db.session.execute(update(SchoolActivity.__table__).values(version=2))
    with pytest.raises(Conflict):
        actions.change_line(viewer, own_id, replace(LINE, title="Mine"), version=1)


def test_a_retired_line_is_not_offered_and_can_come_back(viewer):
    own_id = actions.add_line(viewer, LINE)
    actions.retire_line(viewer, own_id)
    assert len(menu_for(viewer)) == len(SHIPPED)
    assert line_called(viewer, str(own_id)).retired
    actions.restore_line(viewer, own_id)
    assert len(menu_for(viewer)) == 1 + len(SHIPPED)


def test_another_schools_lines_are_not_ours(viewer):
    own_id = actions.add_line(viewer, LINE)
    with school_scope(make.school("Elsewhere Primary").id):
        assert len(menu_for(viewer)) == len(SHIPPED)
        with pytest.raises(NotFound):
            own_line(viewer, own_id)


@pytest.mark.parametrize("key", ["", "no-such-line", "0" * 5000])
def test_a_key_that_names_nothing_is_not_found(viewer, key):
    with pytest.raises(NotFound):
        line_called(viewer, key)
