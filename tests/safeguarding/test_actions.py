"""Raising a concern, and what those who lead safeguarding do with it."""

import pytest
from sqlalchemy import func, select

from app.audit.models import AuditEvent
from app.foundation import mail
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.learning_log.actions import pages_past_keeping, remove_entry, restore_entry
from app.safeguarding import actions
from app.safeguarding.models import Concern
from app.safeguarding.queries import (
    concern_for,
    concerns_of,
    keepers_of,
    new_concerns,
    notes_on,
    own_concern_on,
)
from app.safeguarding.states import Step
from app.signin.actions.links import send_password_link
from app.tasks import outgoing
from tests.support import make, worries


def test_one_tap_tells_whoever_leads_safeguarding(viewer, keeper, entry):
    concern_id = raised(viewer, entry)
    (concern,) = concerns_of(keeper)
    assert (concern.id, concern.state, concern.subject_id) == (concern_id, "open", entry.id)
    assert new_concerns(keeper) == 1


def test_two_taps_raise_one_concern(viewer, keeper, entry):
    assert raised(viewer, entry) == raised(viewer, entry)
    assert len(concerns_of(keeper)) == 1


def test_who_raised_it_sees_that_and_may_say_why_until_it_is_taken_up(viewer, keeper, entry):
    concern_id = raised(viewer, entry)
    actions.say_why(viewer, concern_id, "Something in the drawing.")
    assert own_concern_on(viewer, "entry", entry.id).words == "Something in the drawing."
    step(keeper, concern_id, Step.ACKNOWLEDGE)
    with pytest.raises(Refused, match="Say in person"):
        actions.say_why(viewer, concern_id, "More.")


def test_nobody_else_learns_of_it(viewer, school, classroom, entry, keeper):
    concern_id = raised(viewer, entry)
    colleague = make.staff_viewer(make.staff(school, "teacher", classes=(classroom,)), school)
    lead = make.staff_viewer(make.staff(school, "lead"), school)
    assert own_concern_on(colleague, "entry", entry.id) is None
    assert new_concerns(lead) == new_concerns(colleague) == 0
    for stranger in (colleague, lead, viewer):
        for attempt in (
            lambda who=stranger: concerns_of(who),
            lambda who=stranger: concern_for(who, concern_id),
            lambda who=stranger: notes_on(who, concern_id),
            lambda who=stranger: actions.add_note(who, concern_id, "x"),
            lambda who=stranger: step(who, concern_id, Step.CLOSE, version=1),
        ):
            with pytest.raises(NotFound):
                attempt()
    with pytest.raises(NotFound):
        actions.say_why(colleague, concern_id, "Not mine.")


def test_where_nobody_leads_safeguarding_the_lead_stands_in(viewer, school, entry):
    lead = make.staff_viewer(make.staff(school, "lead", name="Mrs Rowan"), school)
    raised(viewer, entry)
    assert (keepers_of(lead).who, keepers_of(lead).are_named) == ("Mrs Rowan", False)
    assert len(concerns_of(lead)) == 1
    make.staff(school, "safeguarding", name="Mr Oak")
    assert keepers_of(lead).who == "Mr Oak"
    with pytest.raises(NotFound):
        concerns_of(lead)


def test_every_step_says_who_and_when(viewer, keeper, entry, time):
    concern_id = raised(viewer, entry)
    time.move(minutes=5)
    step(keeper, concern_id, Step.ACKNOWLEDGE)
    time.move(minutes=5)
    step(keeper, concern_id, Step.HAND_ON, handed_on_to="Record 12")
    step(keeper, concern_id, Step.CLOSE)
    concern = concern_for(keeper, concern_id)
    assert concern.acknowledged.at < concern.handed_on.at == concern.closed.at
    assert concern.acknowledged.by_name.startswith("Adult")
    assert concern.handed_on_to == "Record 12"
    step(keeper, concern_id, Step.REOPEN)
    assert concern_for(keeper, concern_id).closed is None


def test_handing_on_says_to_whom(viewer, keeper, entry):
    with pytest.raises(Refused, match="to whom"):
        step(keeper, raised(viewer, entry), Step.HAND_ON)


def test_the_second_of_two_who_act_at_once_is_told(viewer, keeper, entry):
    concern_id = raised(viewer, entry)
    read = concern_for(keeper, concern_id).version
    step(keeper, concern_id, Step.ACKNOWLEDGE)
    with pytest.raises(Conflict):
        step(keeper, concern_id, Step.CLOSE, version=read)


def test_a_note_that_arrives_twice_is_one_note(viewer, keeper, entry):
    concern_id = raised(viewer, entry)
    actions.add_note(keeper, concern_id, "Spoke to the class teacher.")
    actions.add_note(keeper, concern_id, "Spoke to the class teacher.")
    assert [note.words for note in notes_on(keeper, concern_id)] == ["Spoke to the class teacher."]


def test_a_page_that_was_put_away_before_is_not_erased_while_a_concern_is_open(
    viewer, teacher, entry, time
):
    remove_entry(viewer, entry.id)
    time.move(days=31)
    assert pages_past_keeping(viewer.school) == [entry.id]
    worries.concern(entry, teacher)
    assert pages_past_keeping(viewer.school) == []
    restore_entry(viewer, entry.id)


def test_opening_and_printing_leave_a_trail(viewer, keeper, entry):
    concern_id = raised(viewer, entry)
    actions.show_concern(keeper, concern_id)
    actions.show_concern(keeper, concern_id, on_paper=True)
    told = db.session.scalars(
        select(AuditEvent.action).where(AuditEvent.subject_kind == "concern")
    ).all()
    assert sorted(told) == ["concern printed", "concern raised", "concern shown"]


def test_where_there_is_mail_a_letter_says_so_and_names_nobody(
    viewer, keeper, entry, child, with_mail
):
    raised(viewer, entry)
    (letter,) = letters_due()
    assert letter["to"] == keepers_of(viewer).emails[keeper.id]
    assert "A concern waits for you" in letter["subject"]
    assert child.called not in letter["text"]


def test_whoever_asks_for_a_password_in_a_keepers_name_stops_no_letter_about_a_concern(
    viewer, keeper, entry, with_mail
):
    raised(viewer, entry)
    send_password_link(keepers_of(viewer).emails[keeper.id], "https://log.example/#")
    assert ["A concern" in letter["subject"] for letter in letters_due()] == [True, False]


def test_a_child_raises_no_concern(me, entry):
    with pytest.raises(NotFound):
        raised(me, entry)
    assert db.session.scalar(select(func.count()).select_from(Concern)) == 0


def raised(viewer, entry):
    return actions.raise_concern(viewer, "entry", entry.id, entry.revision, entry.pupil_id)


def step(keeper, concern_id, which, version=None, handed_on_to=""):
    read = version or concern_for(keeper, concern_id).version
    actions.take_step(keeper, concern_id, which, version=read, handed_on_to=handed_on_to)


def letters_due():
    with school_scope(EVERY_SCHOOL):
        return [due.body for due in iter(outgoing.take_up, None)]


@pytest.fixture
def with_mail():
    mail.install(
        mail.MailServer(host="127.0.0.1", port=1, sender="log@school.example", security="none")
    )
    yield
    mail.install(None)


@pytest.fixture
def keeper(school):
    return make.staff_viewer(make.staff(school, "safeguarding"), school)
