"""Certificates are given once, to who has earned them, in the words of the day."""

import pytest
from sqlalchemy import select

from app.celebrations.actions import (
    give_certificates,
    put_kind_away,
    return_certificate,
    take_back_certificates,
    word_kind,
)
from app.celebrations.models import Certificate
from app.celebrations.queries import awards_in_class, kind_for, kinds_of, own_certificates
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from tests.support import make


def test_who_has_earned_one_gets_it_and_nobody_else(viewer, classroom, child):
    make.pupil(classroom)
    make.entry(child)
    (given,) = give_certificates(viewer, classroom.id, "first-job")
    row = db.session.scalars(select(Certificate)).one()
    assert (row.id, row.pupil_id) == (given, child.id)
    assert row.words == "You met a nurse. Your town has begun to colour in."
    assert (row.jobs, row.families) == (["nurse"], ["healthcare"])


def test_it_is_given_once_however_often_the_button_is_pressed(viewer, classroom, child):
    make.entry(child)
    assert len(give_certificates(viewer, classroom.id, "first-job")) == 1
    assert give_certificates(viewer, classroom.id, "first-job") == ()
    assert give_certificates(viewer, classroom.id, "first-job", [child.id]) == ()


def test_one_that_is_not_earned_is_not_given(viewer, classroom, child):
    make.entry(child)
    with pytest.raises(Refused, match="earned"):
        give_certificates(viewer, classroom.id, "ten-jobs", [child.id])


def test_the_rule_counts_jobs_families_and_skills(viewer, classroom, child):
    for job, skill in zip(
        ("nurse", "vet", "train-driver", "chef", "barrister"),
        ("listening", "speaking", "creativity", "planning", "teamwork"),
        strict=True,
    ):
        make.entry(child, job=job, skills={skill: 2})
    awards = {one.kind.slug: one for one in awards_in_class(viewer, classroom.id).kinds}
    assert [pupil.id for pupil in awards["five-families"].earned] == [child.id]
    assert awards["ten-jobs"].earned == ()
    assert awards["all-eight-skills"].on_the_way == 1


def test_taking_back_and_returning(viewer, classroom, child, me):
    make.entry(child)
    (given,) = give_certificates(viewer, classroom.id, "first-job")
    assert take_back_certificates(viewer, classroom.id, [given]) == 1
    assert own_certificates(me) == ()
    return_certificate(viewer, classroom.id, given)
    assert [one.id for one in own_certificates(me)] == [given]


def test_what_was_given_again_meanwhile_is_not_returned_twice(viewer, classroom, child):
    make.entry(child)
    (given,) = give_certificates(viewer, classroom.id, "first-job")
    take_back_certificates(viewer, classroom.id, [given])
    give_certificates(viewer, classroom.id, "first-job")
    with pytest.raises(Refused, match="already"):
        return_certificate(viewer, classroom.id, given)


def test_a_school_s_own_words_hold_from_then_on_and_change_nothing_given(
    viewer, school, classroom, child
):
    lead = make.staff_viewer(make.staff(school, "lead"), school)
    make.entry(child)
    other = make.pupil(classroom)
    give_certificates(viewer, classroom.id, "first-job")
    word_kind(lead, "first-job", title="Off you go", words="Met {jobs}.", measure="jobs", needed=99)
    assert kind_for(lead, "first-job").needed == 1
    make.entry(other, job="vet")
    give_certificates(viewer, classroom.id, "first-job")
    said = {row.pupil_id: row.words for row in db.session.scalars(select(Certificate))}
    assert said[other.id] == "Met a vet."
    assert said[child.id].startswith("You met a nurse")


def test_two_who_change_the_words_at_once_are_told(school):
    lead = make.staff_viewer(make.staff(school, "lead"), school)
    slug = word_kind(lead, None, title="Own", words="Hello.", measure="choice", needed=0)
    own = {"title": "Own", "words": "One.", "measure": "choice", "needed": 0}
    word_kind(lead, slug, **own, version=1)
    with pytest.raises(Conflict):
        word_kind(lead, slug, **own, version=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 61},
        {"words": ""},
        {"words": "x" * 301},
        {"words": "Dear {name}"},
        {"needed": 0},
        {"needed": 301},
    ],
)
def test_wording_that_does_not_fit_is_refused(school, wrong):
    lead = make.staff_viewer(make.staff(school, "lead"), school)
    fits = {"title": "T", "words": "W", "measure": "jobs", "needed": 1}
    with pytest.raises(Refused):
        word_kind(lead, None, **(fits | wrong))


def test_a_kind_put_away_is_offered_no_longer_and_can_come_back(viewer, school, classroom, child):
    lead = make.staff_viewer(make.staff(school, "lead"), school)
    make.entry(child)
    give_certificates(viewer, classroom.id, "first-job")
    put_kind_away(lead, "first-job")
    assert "first-job" not in {kind.slug for kind in kinds_of(viewer)}
    with pytest.raises(NotFound):
        give_certificates(viewer, classroom.id, "first-job")
    put_kind_away(lead, "first-job", away=False)
    assert "first-job" in {kind.slug for kind in kinds_of(viewer)}


def test_another_class_is_not_there(viewer, school, child):
    other = make.school_class(school)
    with pytest.raises(NotFound):
        give_certificates(viewer, other.id, "first-job")
