"""What pages add up to."""

from datetime import date, timedelta

from app.foundation import clock
from app.learning_log.queries import entries_of
from app.learning_log.summaries import families_met, jobs_met, last_skill, skill_history
from tests.support import make


def test_a_job_met_twice_counts_once_and_remembers_the_newest(child, time):
    make.entry(child, "First.", job="nurse")
    time.move(minutes=1)
    make.entry(child, "Again.", job="nurse")
    [met] = jobs_met(pages(child))
    assert (met.title, met.times, met.latest.words) == ("Nurse", 2, "Again.")


def test_words_for_a_job_are_one_job_however_they_are_written(child):
    make.entry(child, job=None, job_words="Zorblax keeper")
    make.entry(child, job=None, job_words="zorblax Keeper")
    assert len(jobs_met(pages(child))) == 1


def test_a_message_is_no_job(child):
    make.entry(child, kind="message", job=None)
    assert jobs_met(pages(child)) == ()


def test_all_25_families_are_counted_and_only_those_met_count(child):
    make.entry(child, job="nurse")
    make.entry(child, job="vet")
    make.entry(child, job=None, job_words="Zorblax keeper")
    counts = families_met(pages(child))
    assert len(counts) == 25
    assert {slug for slug, count in counts.items() if count} == {"healthcare", "animal-care"}


def test_a_skill_has_a_first_and_a_latest_view_by_the_day_it_happened(child):
    make.entry(child, happened_on=clock.today(), skills={"listening": 3})
    make.entry(child, happened_on=clock.today() - timedelta(days=9), skills={"listening": 1})
    make.entry(child, happened_on=date(2026, 6, 8), skills={"listening": None})
    history = skill_history(pages(child))["listening"]
    assert (history.first.self_view, history.latest.self_view) == (1, 3)
    assert len(history.moments) == 3


def test_a_skill_never_used_has_no_first(child):
    assert skill_history(pages(child))["planning"].first is None


def test_the_last_skill_is_that_of_the_newest_page_with_any(child, time):
    make.entry(child, skills={"teamwork": 2})
    time.move(minutes=1)
    make.entry(child)
    assert last_skill(pages(child)) == "teamwork"
    assert last_skill(()) is None


def pages(child):
    return entries_of(make.pupil_viewer(child), child.id)
