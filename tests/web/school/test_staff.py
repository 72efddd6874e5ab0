"""The careers lead lets adults in, says what they do, and lets them go."""

import pytest
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.schools.models import ROLES, Account, Membership
from tests.support import make, sign_in
from tests.web.signin.test_invitations import choose, open_link, token_on

NEW = {"name": "Miss Madeup", "email": "Miss.Madeup@School.example"}


def test_everybody_who_works_here_is_listed(as_lead, lead, teacher, classroom, office):
    page = as_lead.get("/school/staff")
    assert "3 adults can sign in here" in page.text
    assert all(one.name in page.text for one in (lead, teacher, office))


def test_somebody_new_is_given_a_link_that_is_shown_once(as_lead, client, classroom, school):
    page = as_lead.get("/school/staff/new")
    chosen = NEW | {"roles": ["teacher"], "class_ids": [str(classroom.id)]}
    handed = as_lead.submit(page, chosen, button="Invite")
    token = token_on(handed)
    assert token not in as_lead.get("/school/staff").text
    assert "Has not joined yet" in as_lead.get("/school/staff").text
    choose(client, open_link(client, token))
    assert "Maple" in client.get(f"/class/{classroom.id}").text
    assert "Has not joined yet" not in as_lead.get("/school/staff").text


def test_what_is_missing_is_told_and_nothing_is_lost(as_lead):
    page = as_lead.get("/school/staff/new")
    wrong = as_lead.submit(page, {"name": "Miss Madeup", "email": "miss"}, button="Invite")
    assert wrong.status_code == 422
    assert "Tick at least one" in wrong.text
    assert "Miss Madeup" in wrong.text
    again = as_lead.submit(
        page, {"name": "M", "email": "miss", "roles": ["teacher"]}, button="Invite"
    )
    assert "name@school.example" in again.text


def test_somebody_who_works_here_already_is_not_added_twice(as_lead, teacher):
    page = as_lead.get("/school/staff/new")
    given = {"name": "X", "email": teacher.email_normal, "roles": ["office"]}
    assert "works here already" in as_lead.submit(page, given, button="Invite").text


def test_an_account_of_another_school_keeps_its_password_until_they_join(as_lead, school):
    elsewhere = make.school("Elsewhere Primary")
    adult = make.staff(elsewhere, "teacher", name="Mr Both")
    page = as_lead.get("/school/staff/new")
    given = {"name": "Mr Both", "email": adult.email_normal, "roles": ["teacher"]}
    assert "is invited" in as_lead.submit(page, given, button="Invite").text
    assert adult.password_hash == make.PASSWORD_HASH


def test_a_lead_who_invites_somebody_of_another_school_sees_the_address_and_not_their_name(
    as_lead, time
):
    adult = make.staff(make.school("Elsewhere Primary"), "teacher", name="Mr Both")
    time.move(minutes=1)
    page = as_lead.get("/school/staff/new")
    given = {"name": "Somebody", "email": adult.email_normal, "roles": ["teacher"]}
    answer = as_lead.submit(page, given, button="Invite")
    again = as_lead.submit(page, given, button="Invite")

    for shown in (answer, again, as_lead.get("/school/staff")):
        assert "Mr Both" not in shown.text
        assert adult.email_normal in shown.text


def test_who_is_awaited_at_another_school_keeps_the_name_they_have_there(as_lead, app):
    elsewhere = make.school("Elsewhere Primary")
    other_lead = sign_in.staff_client(app, make.staff(elsewhere, "lead"), elsewhere.id)
    theirs = NEW | {"roles": ["teacher"]}
    other_lead.submit(other_lead.get("/school/staff/new"), theirs, button="Invite")
    here = theirs | {"name": "Another Name"}
    as_lead.submit(as_lead.get("/school/staff/new"), here, button="Invite")
    assert "Miss Madeup" in other_lead.get("/school/staff").text
    assert "Another Name" not in other_lead.get("/school/staff").text


@pytest.mark.parametrize("role", ROLES)
def test_every_role_can_be_given_and_leads_somewhere(as_lead, app, school, role, teacher):
    page = as_lead.get(f"/school/staff/{teacher.id}")
    given = {"roles": [role], "class_ids": None}
    as_lead.submit(page, given, button="Save")
    theirs = sign_in.staff_client(app, teacher, school.id)
    assert theirs.get(theirs.get("/").location).status_code in {200, 303}
    assert f"made {role}" in trail() or role == "teacher"


def test_roles_and_classes_can_be_changed(as_lead, school, teacher, classroom):
    page = as_lead.get(f"/school/staff/{teacher.id}")
    as_lead.submit(page, {"roles": ["office"], "class_ids": None}, button="Save")
    theirs = sign_in.staff_client(as_lead.application, teacher, school.id)
    assert theirs.get("/school/imports").status_code == 200
    assert theirs.get(f"/class/{classroom.id}").status_code == 404


def test_who_saves_what_an_adult_does_after_a_colleague_did_is_told_and_may_save_theirs(
    as_lead, teacher
):
    mine, theirs = (as_lead.get(f"/school/staff/{teacher.id}") for _ in range(2))
    as_lead.submit(theirs, {"roles": ["teacher", "champion"]}, button="Save")

    told = as_lead.submit(mine, {"roles": ["teacher", "office"]}, button="Save")
    assert told.status_code == 409
    assert "A colleague changed what they do here meanwhile" in told.text
    assert "Teacher, CRL Champion" in told.text

    assert as_lead.submit(told, button="Save").status_code == 303
    now = {
        one.role
        for one in db.session.query(Membership).filter_by(account_id=teacher.id, to_at=None)
    }
    assert now == {"teacher", "office"}


def test_the_last_lead_stays(as_lead, lead):
    page = as_lead.get(f"/school/staff/{lead.id}")
    assert "nobody else does" in as_lead.submit(page, {"roles": ["teacher"]}, button="Save").text
    refused = as_lead.submit(page, button="Take them off the staff")
    assert refused.status_code == 422
    assert "nobody else does" in refused.text
    assert as_lead.submit(refused, {"roles": ["lead", "teacher"]}, button="Save").status_code == 303
    held = db.session.scalars(select(Membership).where(Membership.account_id == lead.id)).all()
    assert {(one.role, one.to_at) for one in held} == {("lead", None), ("teacher", None)}


def test_a_second_lead_may_let_the_first_go(as_lead, lead, school):
    make.staff(school, "lead")
    page = as_lead.get(f"/school/staff/{lead.id}")
    as_lead.submit(page, {"roles": ["teacher"]}, button="Save")
    assert as_lead.get("/school/staff").status_code == 404


def test_somebody_taken_off_the_staff_is_out_at_once_and_may_return(as_lead, as_teacher, teacher):
    page = as_lead.get(f"/school/staff/{teacher.id}")
    as_lead.submit(page, button="Take them off the staff")
    assert as_teacher.get("/class/").location == "/"
    assert "can no longer sign in here" in as_lead.get("/school/staff").text
    assert teacher.email_normal not in as_lead.get("/school/staff").text
    assert db.session.get_one(Account, teacher.id).disabled_at is not None
    back = {"name": "Miss Back", "email": teacher.email_normal, "roles": ["teacher"]}
    shown = as_lead.submit(as_lead.get("/school/staff/new"), back, button="Invite")
    assert "Miss Back is invited" in shown.text
    assert db.session.get_one(Account, teacher.id).disabled_at is None


def test_a_class_whose_only_teacher_leaves_is_named(as_lead, teacher, classroom):
    page = as_lead.get(f"/school/staff/{teacher.id}")
    as_lead.submit(page, button="Take them off the staff")
    assert "Nobody teaches Maple now." in as_lead.get("/school/staff").text
    assert "Nobody teaches this class yet" in as_lead.get(f"/school/classes/{classroom.id}").text
    assert "Say who teaches Maple" in as_lead.get("/school/").text


def test_what_somebody_who_left_wrote_keeps_their_name(as_lead, teacher, entry, as_pupil):
    make.feedback(entry, teacher)
    as_lead.submit(as_lead.get(f"/school/staff/{teacher.id}"), button="Take them off the staff")
    assert teacher.name in as_lead.get(f"/class/entries/{entry.id}").text
    assert teacher.name in as_pupil.get(f"/my/entries/{entry.id}").text


def test_an_adult_of_another_school_is_not_found(as_lead):
    stranger = make.staff(make.school(), "lead")
    assert as_lead.get(f"/school/staff/{stranger.id}").status_code == 404


def test_the_office_cannot_let_anybody_in(as_office):
    assert as_office.get("/school/staff").status_code == 404


def trail() -> set[str]:
    return {one.action for one in db.session.query(AuditEvent)}
