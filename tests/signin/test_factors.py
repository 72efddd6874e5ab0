"""Who is asked for a second factor from when, and which codes are taken."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from app.signin import factors

THEN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
A_WEEK = timedelta(days=7)
SECRET = factors.new_secret()


@pytest.mark.parametrize("role", sorted(factors.WHOLE_SCHOOL_ROLES))
def test_a_role_that_sees_every_class_has_a_fortnight_from_when_it_was_given(role):
    asked = THEN - A_WEEK
    assert factors.due_at([(role, THEN)], (), asked) == THEN + factors.GRACE


def test_a_school_that_begins_to_ask_gives_everybody_a_fortnight():
    assert factors.due_at([("lead", THEN)], (), THEN + A_WEEK) == THEN + A_WEEK + factors.GRACE


def test_of_several_roles_the_first_that_sees_more_counts():
    roles = [("teacher", THEN - A_WEEK), ("office", THEN + A_WEEK), ("lead", THEN)]
    assert factors.due_at(roles, (), THEN) == THEN + factors.GRACE


def test_a_teacher_is_asked_from_a_fortnight_after_the_second_class():
    one, two = THEN, THEN + A_WEEK
    assert factors.due_at([("teacher", THEN)], [one], THEN) is None
    assert factors.due_at([("teacher", THEN)], [two, one], THEN) == two + factors.GRACE


def test_a_school_that_does_not_ask_asks_nobody():
    assert factors.due_at([("lead", THEN)], [THEN, THEN], None) is None


@pytest.mark.parametrize(("seconds", "taken"), [(0, True), (-30, True), (30, True), (-60, False)])
def test_a_code_of_the_step_before_and_after_is_taken(seconds, taken):
    code = pyotp.TOTP(SECRET).at(THEN + timedelta(seconds=seconds))
    assert (factors.step_of(SECRET, code, THEN, 0) is not None) is taken


def test_a_step_is_taken_once_and_none_before_it_after():
    now = pyotp.TOTP(SECRET).at(THEN)
    step = factors.step_of(SECRET, now, THEN, 0)
    assert factors.step_of(SECRET, now, THEN, step) is None
    before = pyotp.TOTP(SECRET).at(THEN - timedelta(seconds=30))
    assert factors.step_of(SECRET, before, THEN, step) is None


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "١٢٣٤٥٦", "abcdef", "é" * 6])
def test_what_is_no_code_is_refused_and_breaks_nothing(typed):
    assert factors.step_of(SECRET, typed, THEN, 0) is None


def test_recovery_codes_differ_and_are_read_in_any_case_without_hyphens():
    made = factors.new_recovery_codes()
    assert len(set(made)) == factors.CODES_MADE
    assert factors.recovery_form(made[0].upper().replace("-", " ")) == made[0].replace("-", "")
    assert all(factors.looks_like_recovery(code) for code in made)
    assert not factors.looks_like_recovery("123 456")
