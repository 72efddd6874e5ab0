"""A link lets an adult who forgot their password choose a new one, once."""

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.schools.models import Membership
from app.signin.models import PasswordLink
from tests.support import make, sign_in
from tests.support.client import token_on as token_on_page
from tests.support.make import PASSWORD
from tests.web.signin.test_invitations import CHOSEN, invited, of, open_link, token_on
from tests.web.signin.test_invitations import choose as join
from tests.web.signin.test_staff import sign_in as at_the_door

PATH = "/sign-in/new-password"


def test_the_link_lets_them_choose_and_the_old_password_works_until_then(
    as_lead, as_teacher, client, teacher
):
    token = link_for(as_lead, teacher)
    assert at_the_door(client, teacher.email_normal, PASSWORD).status_code == 303
    shown = open_link(client, token, PATH)
    assert teacher.name in shown.text
    assert choose(client, shown).location == "/class/"
    assert as_teacher.get("/class/").location == "/"
    assert at_the_door(client, teacher.email_normal, PASSWORD).status_code == 422
    assert at_the_door(client, teacher.email_normal, CHOSEN).status_code == 303


def test_it_works_once_and_for_a_day(app, as_lead, client, teacher, school, lead, time):
    token = link_for(as_lead, teacher)
    choose(client, open_link(client, token, PATH))
    assert open_link(client, token, PATH).status_code == 422
    token = link_for(as_lead, teacher)
    time.move(hours=24, minutes=1)
    assert "too old" in open_link(client, token, PATH).text


def test_a_new_link_voids_the_one_before(as_lead, client, teacher):
    first = link_for(as_lead, teacher)
    second = link_for(as_lead, teacher)
    assert open_link(client, first, PATH).status_code == 422
    assert open_link(client, second, PATH).status_code == 200


def test_a_lead_makes_none_for_somebody_of_two_schools(as_lead, teacher):
    elsewhere = make.school("Elsewhere Primary")
    make._added(Membership(school_id=elsewhere.id, account_id=teacher.id, role="teacher"))
    refused = as_lead.submit(as_lead.get(f"/school/staff/{teacher.id}"), button="Make a link")
    assert refused.status_code == 422
    assert "works at another school too" in refused.text


def test_inviting_somebody_of_another_school_opens_no_door_there(as_lead):
    stranger = make.staff(make.school("Elsewhere Primary"), "lead", name="Ms Stranger")
    as_lead.submit(as_lead.get("/school/staff/new"), of(stranger), button="Invite")
    data = {"csrf_token": token_on_page(as_lead.get("/school/staff"))}
    refused = as_lead.post(f"/school/staff/{stranger.id}/password", data=data)
    assert "works at another school too" in refused.text
    assert db.session.query(PasswordLink).count() == 0


def test_joining_a_school_voids_a_link_that_the_lead_of_another_made(as_lead, client, teacher):
    token = link_for(as_lead, teacher)
    elsewhere = make.school("Elsewhere Primary")
    other = sign_in.staff_client(as_lead.application, make.staff(elsewhere, "lead"), elsewhere.id)
    joining = open_link(client, invited(other, of(teacher)))
    assert join(client, joining, now=PASSWORD).status_code == 303
    assert open_link(client, token, PATH).status_code == 422


def test_a_link_of_somebody_who_left_is_dead(as_lead, client, teacher):
    token = link_for(as_lead, teacher)
    as_lead.submit(as_lead.get(f"/school/staff/{teacher.id}"), button="Take them off the staff")
    assert open_link(client, token, PATH).status_code == 422


def test_both_ends_are_in_the_trail(as_lead, client, teacher):
    choose(client, open_link(client, link_for(as_lead, teacher), PATH))
    actions = {one.action for one in db.session.query(AuditEvent)}
    assert {"password link made", "password chosen"} <= actions


def test_the_forgiven_wait_no_longer(as_lead, client, teacher):
    for _ in range(6):
        at_the_door(client, teacher.email_normal, "wrong")
    choose(client, open_link(client, link_for(as_lead, teacher), PATH))
    assert at_the_door(client, teacher.email_normal, CHOSEN).status_code == 303


def test_another_schools_adult_is_not_found(app, teacher):
    stranger = make.school("Elsewhere Primary")
    lead = sign_in.staff_client(app, make.staff(stranger, "lead"), stranger.id)
    page = lead.get("/school/staff/new")
    token = page.text.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    answer = lead.post(f"/school/staff/{teacher.id}/password", data={"csrf_token": token})
    assert answer.status_code == 404


def link_for(lead, adult) -> str:
    return token_on(lead.submit(lead.get(f"/school/staff/{adult.id}"), button="Make a link"))


def choose(client, shown, new: str = CHOSEN):
    return client.submit(shown, {"new": new, "again": new}, button="Choose this password")
