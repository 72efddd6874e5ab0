"""Names for rows: in order where they stay, by chance alone where they travel."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from app.foundation import clock, ids

MORNING = datetime(2026, 6, 11, 9, 30, tzinfo=UTC)


def test_ids_of_one_moment_come_in_the_order_they_were_made():
    with clock.frozen(MORNING):
        made = [ids.new_id() for _ in range(1000)]
    assert made == sorted(set(made))


def test_an_id_tells_the_millisecond_it_was_made_in_and_is_one_of_version_7():
    with clock.frozen(MORNING):
        made = ids.new_id()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == MORNING.timestamp() * 1000


def test_an_id_of_an_earlier_moment_sorts_before_one_that_is_there_already():
    with clock.frozen(MORNING):
        later = ids.new_id()
    with clock.frozen(MORNING.replace(hour=8)):
        assert ids.new_id() < later


def test_threads_at_work_together_never_make_the_same_id():
    def several(_thread: int) -> list:
        with clock.frozen(MORNING):
            return [ids.new_id() for _ in range(500)]

    with ThreadPoolExecutor(8) as threads:
        made = [one for some in threads.map(several, range(8)) for one in some]
    assert len(set(made)) == len(made)


def test_what_travels_is_named_by_chance_alone():
    assert ids.new_random_id().version == 4
    assert ids.new_random_id() != ids.new_random_id()
