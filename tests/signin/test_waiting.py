"""Guessing is slow, and nobody can lock a friend out."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.signin import waiting
from app.signin.waiting import Advice, Miss, wait_before_next_try

NOW = datetime(2026, 6, 11, 9, 30, tzinfo=UTC)

ages = st.timedeltas(timedelta(0), timedelta(days=2))
misses = st.lists(
    st.builds(
        lambda age, child, tablet, address: Miss(NOW - age, child, tablet, address),
        ages,
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    max_size=120,
)


@given(misses)
def test_a_tablet_that_has_not_missed_today_is_never_refused(missed):
    elsewhere = [miss for miss in missed if not miss.same_tablet or NOW - miss.at > waiting.A_DAY]

    assert not wait_before_next_try(elsewhere, NOW).refuses(NOW)


@given(misses, st.timedeltas(timedelta(0), timedelta(hours=3)))
def test_waiting_longer_never_refuses_what_was_allowed(missed, later):
    if not wait_before_next_try(missed, NOW).refuses(NOW):
        assert not wait_before_next_try(missed, NOW + later).refuses(NOW + later)


@given(misses)
def test_another_miss_never_makes_the_wait_shorter(missed):
    before = wait_before_next_try(missed, NOW)
    after = wait_before_next_try([*missed, Miss(NOW, same_child=True, same_tablet=True)], NOW)

    assert after.closed >= before.closed
    assert after.closed or (after.until or NOW) >= (before.until or NOW)


@given(st.integers(20, 900))
def test_no_more_than_ten_tries_a_day_under_one_name_on_one_tablet(seconds):
    tried, now = [], NOW
    while now < NOW + timedelta(hours=23):
        if not wait_before_next_try(tried, now).refuses(now):
            tried.append(Miss(now, same_child=True, same_tablet=True))
        now += timedelta(seconds=seconds)

    assert len(tried) <= waiting.MISSES_IN_A_DAY


def test_each_miss_waits_a_second():
    assert wait_before_next_try(missed(1), NOW).refuses(NOW)
    assert not wait_before_next_try(missed(1), NOW + waiting.A_MOMENT).refuses(
        NOW + waiting.A_MOMENT
    )


def test_the_third_miss_says_to_look_at_the_card():
    told = [wait_before_next_try(missed(count), NOW).advice for count in range(5)]

    assert told == [
        Advice.NONE,
        Advice.TRY_AGAIN,
        Advice.TRY_AGAIN,
        Advice.LOOK_AT_CARD,
        Advice.LOOK_AT_CARD,
    ]


def test_five_misses_in_ten_minutes_wait_for_the_teacher_or_the_ten_minutes():
    wait = wait_before_next_try(missed(5), NOW)

    assert wait.advice is Advice.ASK_TEACHER
    assert wait.refuses(NOW + timedelta(minutes=9))
    assert not wait.refuses(NOW + timedelta(minutes=11))


def test_ten_misses_in_a_day_stay_closed_until_the_teacher_lets_in():
    slowly = [
        Miss(NOW - timedelta(hours=2 * n), same_child=True, same_tablet=True) for n in range(10)
    ]

    assert wait_before_next_try(slowly, NOW).closed


def test_a_busy_address_slows_only_tablets_that_miss():
    crowd = [
        Miss(NOW - timedelta(seconds=n), same_child=False, same_tablet=False) for n in range(90)
    ]

    assert not wait_before_next_try(crowd, NOW).refuses(NOW)
    one_more = [*crowd, *missed(1)]
    assert wait_before_next_try(one_more, NOW).refuses(NOW + timedelta(seconds=9))


def test_the_sixth_password_waits_and_each_further_one_longer():
    waits = [waiting.wait_before_next_password([NOW] * count, NOW) for count in (4, 5, 6, 7, 8, 20)]

    assert [wait and (wait - NOW).seconds // 60 for wait in waits] == [None, 5, 10, 20, 40, 60]


def test_an_address_types_sixty_wrong_codes_in_ten_minutes():
    assert waiting.wait_before_next_code([NOW] * 59, NOW) is None
    assert waiting.wait_before_next_code([NOW] * 60, NOW) == NOW + timedelta(minutes=10)


def missed(count: int) -> list[Miss]:
    """So many misses of this child on this tablet, this second."""
    return [Miss(NOW, same_child=True, same_tablet=True)] * count
