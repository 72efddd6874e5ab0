"""An adult sees where they are signed in, and signs the other devices out."""

from tests.support.client import token_on
from tests.support.make import PASSWORD
from tests.web.signin.test_staff import sign_in as at_the_door

ACCOUNT = "/sign-in/account"
FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"}


def test_the_devices_are_named_and_this_one_is_marked(client, as_teacher, teacher):
    page = client.get("/sign-in")
    client.submit(page, {"email": teacher.email_normal, "password": PASSWORD}, headers=FIREFOX)
    shown = client.get(ACCOUNT).text
    assert "You are signed in on 2 devices" in shown
    assert "Firefox on Linux" in shown
    assert shown.count("This one") == 1


def test_everywhere_else_is_ended_at_once_and_this_goes_on(client, as_teacher, teacher):
    at_the_door(client, teacher.email_normal)
    client.submit(client.get(ACCOUNT), button="Sign out everywhere else")
    assert as_teacher.get("/class/").location == "/"
    assert "on this device alone" in client.get(ACCOUNT).text


def test_one_device_is_ended_by_itself(app, client, as_teacher, teacher):
    third = app.test_client()
    for one in (third, client):
        at_the_door(one, teacher.email_normal)
    client.submit(client.get(ACCOUNT), button="Sign it out")
    left = sum(one.get("/class/").location == "/" for one in (third, as_teacher))
    assert left == 1


def test_nobody_ends_somebody_elses(as_teacher, as_lead):
    page = as_lead.get(ACCOUNT)
    for key, status in (("00" * 32, 404), ("zz", 400)):
        data = {"csrf_token": token_on(page), "key": key}
        assert as_lead.post(f"{ACCOUNT}/devices", data=data).status_code == status
    assert as_teacher.get(ACCOUNT).status_code == 200


def test_the_rail_leads_there(as_teacher, as_office, as_lead, classroom):
    pages = ((as_teacher, f"/class/{classroom.id}/cards"), (as_lead, "/school/settings"))
    for client, path in (*pages, (as_office, "/school/imports")):
        assert f'href="{ACCOUNT}"' in client.get(path).text
