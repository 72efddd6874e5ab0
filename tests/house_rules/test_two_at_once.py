"""Two adults at the same thing: the second is told, or there is a reason why nobody need be.

Every POST of a page for staff stands in one of the tables. A new one fails here until somebody has
thought of the colleague who pressed a moment before.
"""

import re

from flask import Flask

from app.access.permissions import Permission
from app.access.policy import GRANTS
from app.access.viewer import STAFF_ROLES
from app.web.guard import permission_for
from tests.house_rules.tree import ROOT
from tests.house_rules.world import methods, rules

GUARDED = {
    "school.certificate_kinds.edit": "school/test_certificate_kinds.py::"
    "test_the_second_of_two_sees_what_the_first_wrote",
    "school.class_names.edit": "school/test_class_names.py::"
    "test_two_who_change_it_at_once_are_told_and_neither_loses_what_they_wrote",
    "school.classes.edit": "school/test_classes.py::"
    "test_who_says_who_teaches_a_class_after_a_colleague_did_is_told",
    "school.columns.new": "school/test_columns.py::"
    "test_of_two_who_say_it_the_second_is_shown_what_the_first_said",
    "school.concerns.edit": "school/test_concerns.py::test_two_who_act_at_once_are_told",
    "school.imports.apply": "school/test_imports.py::"
    "test_a_roster_that_changed_meanwhile_is_shown_again_and_then_goes_in",
    "school.mends.edit": "school/test_mends.py::"
    "test_the_second_of_two_is_told_and_keeps_what_they_wrote",
    "school.new_years.edit": "school/test_new_years.py::"
    "test_the_second_of_two_who_change_it_sees_both_and_loses_nothing",
    "school.options.edit": "school/test_options.py::"
    "test_settings_changed_by_somebody_else_meanwhile_are_not_overwritten_unseen",
    "school.pupils.edit": "school/test_pupils.py::test_two_who_correct_at_once_see_both",
    "school.pupils.move": "school/test_pupils.py::test_two_who_move_a_child_at_once_are_told",
    "school.staff.edit": "school/test_staff.py::"
    "test_who_saves_what_an_adult_does_after_a_colleague_did_is_told_and_may_save_theirs",
    "school.year_moves.edit": "school/test_year_moves.py::"
    "test_two_lists_opened_at_once_keep_both_changes",
    "teacher.activities.edit": "teacher/test_activities.py::"
    "test_two_who_change_the_same_plan_lose_nothing",
    "teacher.attendance.edit": "teacher/test_attendance.py::"
    "test_two_who_mark_at_the_same_time_lose_nothing",
    "teacher.calendar.edit": "teacher/test_calendar.py::test_the_second_of_two_who_move_it_is_told",
    "teacher.cards.edit": "teacher/test_cards.py::"
    "test_who_presses_after_a_colleague_set_new_pictures_is_told_and_changes_nothing",
    "teacher.cards.new": "teacher/test_cards.py::"
    "test_who_presses_after_a_colleague_set_new_pictures_is_told_and_changes_nothing",
    "teacher.cards.remove": "teacher/test_cards.py::"
    "test_who_voids_a_card_after_a_colleague_printed_another_is_told",
    "teacher.concerns.edit": "teacher/test_concerns.py::"
    "test_words_that_come_too_late_are_shown_again",
    "teacher.feedback.new": "teacher/test_reviews.py::"
    "test_a_page_the_child_changed_meanwhile_is_read_again_and_no_word_is_lost",
    "teacher.fill_ins.new": "teacher/test_fill_ins.py::"
    "test_when_another_adult_puts_it_right_meanwhile_the_second_is_told",
    "teacher.modes.edit": "teacher/test_modes.py::"
    "test_who_sets_it_after_a_colleague_did_is_told_and_may_save_theirs",
    "teacher.moves.edit": "teacher/test_moves.py::"
    "test_the_second_of_two_who_move_it_is_told_whose_it_is_now",
    "teacher.openings.edit": "teacher/test_openings.py::"
    "test_who_presses_after_a_colleague_closed_it_is_told",
    "teacher.ours.edit": "teacher/test_ours.py::test_two_who_change_the_same_line_lose_nothing",
    "teacher.reviews.new": "teacher/test_reviews.py::"
    "test_a_colleague_who_was_quicker_is_named_as_such",
    "teacher.reviews.several": "teacher/test_reviews.py::"
    "test_the_second_of_two_who_tick_the_same_pages_is_told",
    "teacher.tablets.edit": "teacher/test_tablets.py::"
    "test_who_renames_it_after_a_colleague_did_is_told_and_may_save_theirs",
    "teacher.unsaved.edit": "teacher/test_unsaved.py::test_the_second_of_two_who_decide_is_told",
    "teacher.unsaved.remove": "teacher/test_unsaved.py::test_the_second_of_two_who_decide_is_told",
    "teacher.visitors.edit": "teacher/test_visitors.py::"
    "test_the_second_of_two_is_told_and_keeps_the_ticks",
    "teacher.wishes.decline": "teacher/test_wishes.py::"
    "test_the_second_of_two_who_answer_is_told_and_keeps_the_words",
    "teacher.wishes.grant": "teacher/test_wishes.py::"
    "test_the_second_of_two_who_answer_is_told_and_keeps_the_words",
    "teacher.words.edit": "teacher/test_words.py::"
    "test_the_second_of_two_who_sort_the_same_words_is_told",
}
"""What two adults could take from each other, and the test that shows how the second is told."""

ASKS = "changes nothing: looks for something, shows it, or makes a file of it"
ADDS = "adds something of its own beside what colleagues added"
TWICE = "the same choice made twice is made once, and the page shows what stands"
OWN = "an adult's own, which no colleague can change"

NEED_NOT = {
    "school.certificate_kinds.new": ADDS,
    "school.certificate_kinds.remove": TWICE,
    "school.class_names.new": ADDS,
    "school.closings.index": ASKS,
    "school.closings.new": TWICE,
    "school.closings.remove": TWICE,
    "school.closures.index": ADDS,
    "school.closures.remove": TWICE,
    "school.concerns.index": ASKS,
    "school.concerns.note": ADDS,
    "school.concerns.paper": ASKS,
    "school.concerns.show": ASKS,
    "school.departures.index": ASKS,
    "school.departures.new": TWICE,
    "school.departures.restore": "who is in a class again is not found among those who left",
    "school.destinations.new": ADDS,
    "school.factors.edit": TWICE,
    "school.factors.remove": TWICE,
    "school.imports.find": ASKS,
    "school.imports.new": ADDS,
    "school.imports.remove": TWICE,
    "school.imports.show": ASKS,
    "school.mends.new": "carries the version of the file, as school.mends.edit does",
    "school.mends.remove": "carries the version of the file, as school.mends.edit does",
    "school.new_years.apply": "carries the plan that was seen; a second press does nothing",
    "school.new_years.new": "one plan a school: the second finds the first's",
    "school.new_years.remove": TWICE,
    "school.new_years.restore": TWICE,
    "school.packages.download": ASKS,
    "school.packages.new": ADDS,
    "school.pupils.index": ASKS,
    "school.pupils.new": ADDS,
    "school.staff.index": ASKS,
    "school.staff.invite": "a new link ends the one before, and both pages say so",
    "school.staff.link": "a new link ends the one before, and both pages say so",
    "school.staff.new": "who works here already is not added twice, and the second is told",
    "school.staff.remove": TWICE,
    "school.symbols.find": ASKS,
    "school.symbols.new": ADDS,
    "school.symbols.remove": TWICE,
    "school.unread.index": ASKS,
    "school.watch_words.find": ASKS,
    "school.watch_words.new": ADDS,
    "school.watch_words.remove": TWICE,
    "signin.account.edit": OWN,
    "signin.codes.new": OWN,
    "signin.factors.new": OWN,
    "signin.factors.remove": OWN,
    "signin.factors.renew": OWN,
    "signin.kept.remove": OWN,
    "signin.looks.edit": OWN,
    "signin.names.edit": OWN,
    "signin.password.edit": OWN,
    "signin.schools.edit": OWN,
    "signin.staff.remove": OWN,
    "teacher.activities.index": ASKS,
    "teacher.activities.new": ADDS,
    "teacher.activities.remove": TWICE,
    "teacher.activities.restore": TWICE,
    "teacher.certificates.new": "who has it already keeps it, and the answer says how many are new",
    "teacher.certificates.remove": TWICE,
    "teacher.certificates.restore": TWICE,
    "teacher.concerns.new": ADDS,
    "teacher.entries.index": ASKS,
    "teacher.entries.remove": TWICE,
    "teacher.entries.restore": TWICE,
    "teacher.exports.new": ASKS,
    "teacher.feedback.remove": "sends how the page stood; a colleague's review since then stays",
    "teacher.knocks.edit": "a child who no longer waits is told of, and is let in once",
    "teacher.leavers.edit": "sends what each place was; a colleague's choice since then stays",
    "teacher.openings.here": OWN,
    "teacher.openings.new": "a class is opened beside another opening of it, which goes on",
    "teacher.openings.remove": TWICE,
    "teacher.ours.index": ASKS,
    "teacher.ours.new": ADDS,
    "teacher.ours.remove": TWICE,
    "teacher.ours.restore": TWICE,
    "teacher.past_classes.index": ASKS,
    "teacher.projector.edit": OWN,
    "teacher.reviews.find": ASKS,
    "teacher.reviews.remove": "sends how the page stood; a colleague's review since then stays",
    "teacher.reviews.restore": "sends how each page stood; a colleague's review since then stays",
    "teacher.rounds.edit": "one child's mark, seen by every colleague within five seconds",
    "teacher.starters.keep": OWN,
    "teacher.starters.new": OWN,
    "teacher.starters.remove": OWN,
    "teacher.unsaved.index": ASKS,
    "teacher.wishes.index": ASKS,
    "teacher.words.find": ASKS,
    "teacher.words.remove": TWICE,
}
"""Where the last press may count, and why."""


def test_every_save_of_an_adult_minds_the_colleague_who_was_quicker(app):
    assert saves_of_adults(app) - set(GUARDED) - set(NEED_NOT) == set()


def test_none_is_named_twice_or_for_nothing(app):
    assert set(GUARDED) & set(NEED_NOT) == set()
    assert set(GUARDED) | set(NEED_NOT) == saves_of_adults(app)


def test_each_test_that_is_named_is_there():
    assert [
        named
        for named in GUARDED.values()
        if not re.search(rf"^def {named.partition('::')[2]}\(", source_of(named), re.MULTILINE)
    ] == []


def source_of(named: str) -> str:
    return (ROOT / "tests" / "web" / named.partition("::")[0]).read_text()


def saves_of_adults(app: Flask) -> set[str]:
    """Endpoints that an adult posts to who is signed in."""
    ours = set().union(*(GRANTS[role] for role in STAFF_ROLES)) - {Permission.OPEN}
    return {
        rule.endpoint
        for rule in rules(app)
        if "POST" in methods(rule) and permission_for(app, rule.endpoint) in ours
    }
