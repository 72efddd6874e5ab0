"""What is done by the clock: sealing the trail, and deleting what has had its time."""

import pytest
from sqlalchemy import delete, func, select

from app.audit.actions import record
from app.audit.models import AuditSeal
from app.foundation import clock
from app.foundation.database import db
from app.learning_log.models import EntryDraft, EntryPicture
from app.media import storage
from app.media.models import StoredFile
from app.signin.models import (
    ClassCode,
    CodeMiss,
    SignInMiss,
    Sitting,
    StaffMiss,
    StaffSession,
)
from app.upkeep import regular
from tests.support import make, sign_in

DIGEST = b"\0" * 32


@pytest.mark.parametrize(
    ("model", "row"),
    [
        (SignInMiss, {"who_digest": DIGEST, "address_digest": DIGEST}),
        (StaffMiss, {"email_digest": DIGEST}),
        (CodeMiss, {"address_digest": DIGEST}),
    ],
)
def test_a_wrong_try_is_forgotten_after_a_day(known_school, model, row, time):
    own = {"school_id": known_school.id} if "school_id" in model.__table__.columns else {}
    db.session.add(model(**own, **row, at=clock.now()))
    after(time, hours=23)
    assert count(model) == 1
    after(time, hours=2)
    assert count(model) == 0


def test_a_draft_is_forgotten_after_thirty_days(known_school, child, time):
    db.session.add(
        EntryDraft(
            school_id=child.school_id,
            pupil_id=child.id,
            entry_id=child.id,
            activity_id=None,
            answers={},
            saved_at=clock.now(),
        )
    )
    after(time, days=29)
    assert count(EntryDraft) == 1
    after(time, days=2)
    assert count(EntryDraft) == 0


def test_an_adults_session_is_forgotten_a_day_after_its_end(as_teacher, known_school, time):
    after(time, hours=20)
    assert count(StaffSession) == 1
    after(time, hours=20)
    assert count(StaffSession) == 0


def test_a_class_code_is_forgotten_a_day_after_its_end(known_school, classroom, time):
    opening = make.opening(classroom)
    db.session.add(
        ClassCode(
            code_digest=DIGEST,
            school_id=known_school.id,
            opening_id=opening.id,
            ends_at=clock.now(),
        )
    )
    after(time, hours=23)
    assert count(ClassCode) == 1
    after(time, hours=2)
    assert count(ClassCode) == 0


def test_who_sat_where_is_known_for_the_school_year(app, known_school, child, time):
    sign_in.pupil_client(app, child)
    after(time, days=60)
    assert count(Sitting) == 2
    after(time, days=60)
    assert count(Sitting) == 0


def test_a_picture_that_no_page_shows_is_let_go_with_its_bytes(known_school, child, time):
    kept, dropped = make.picture(make.entry(child)), make.picture(make.entry(child))
    db.session.execute(delete(EntryPicture).where(EntryPicture.file_id == dropped.id))
    db.session.commit()
    after(time, days=40)
    after(time, days=2)
    assert db.session.scalars(select(StoredFile.id)).all() == [kept.id]
    assert storage.path_of(kept.school_id, kept.id).exists()


def test_the_trail_is_sealed_a_minute_later(known_school, time):
    after(time, minutes=2)
    assert count(AuditSeal) == 1


def test_each_work_has_its_own_rhythm(known_school, time):
    rota = regular.Rota()
    assert set(rota.do_what_is_due()) >= {"seal_trail", "forget_old_drafts"}
    time.move(seconds=61)
    of_each_minute = {"seal_trail", "screen_pages", "forget_kept_forms"}
    assert set(rota.do_what_is_due()) == of_each_minute
    time.move(hours=1)
    assert "forget_old_drafts" in rota.do_what_is_due()


def test_schools_that_are_only_known_by_name_are_left_out(school):
    assert regular._schools_at_work() == []


def after(time, **by):
    db.session.commit()
    time.move(**by)
    regular.run()
    db.session.expire_all()


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def known_school(school, lead):
    """A school in which something has happened."""
    record(make.staff_viewer(lead, school), "class added", "class", "an id")
    return school
