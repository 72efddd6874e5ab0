"""A card on a device on which no class is open: in school hours, and at home where allowed."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.foundation import clock
from app.foundation.database import db
from app.schools.models import SchoolClosure, SchoolOptions
from app.signin import actions
from app.signin.models import ClassOpening, CodeMiss, Sitting, Tablet
from app.signin.waiting import CODES_IN_A_WHILE
from tests.support import make, sign_in
from tests.support.opened import enter, opened

TEATIME = datetime(2026, 6, 11, 17, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 6, 13, 9, 0, tzinfo=UTC)


def test_in_school_hours_a_card_lets_in_without_an_open_class(client, card, child):
    assert use(client, card).location == "/my/"
    assert child.forename in client.get("/my/").text


def test_it_ends_when_school_closes(client, card, time):
    use(client, card)
    time.set(datetime(2026, 6, 11, 14, 59, tzinfo=UTC))
    assert client.get("/my/").status_code == 200
    time.move(minutes=1)

    assert client.get("/my/").location == "/"


@pytest.mark.parametrize("at", [TEATIME, SATURDAY])
def test_outside_school_hours_a_card_does_nothing(client, card, time, at):
    time.set(at)

    assert "Cards work in school time." in use(client, card).text
    assert db.session.query(Sitting).count() == 0


def test_on_a_day_without_school_a_card_does_nothing(client, card, school):
    db.session.add(SchoolClosure(school_id=school.id, on=clock.today(), words="Made-up day"))

    assert "Cards work in school time." in use(client, card).text


def test_while_a_club_has_the_class_open_it_lets_in_and_the_teacher_sees_who_came(
    app, client, card, time, school, classroom, teacher
):
    time.set(TEATIME)
    opened(school, classroom, teacher)
    use(client, card)
    desk = sign_in.staff_client(app, teacher, school.id)

    assert "is open: 1 here now" in desk.get(f"/class/{classroom.id}/open").text


def test_at_a_tablet_of_the_club_it_lets_in(client, card, time, school, classroom, teacher):
    time.set(TEATIME)
    enter(client, opened(school, classroom, teacher))

    assert use(client, card).location == "/my/"


def test_where_the_school_allows_it_a_card_opens_an_hour_at_home(client, card, at_home, time):
    time.set(SATURDAY)
    assert use(client, card).location == "/my/"
    time.move(minutes=59)
    assert client.get("/my/").status_code == 200
    time.move(minutes=1)

    assert client.get("/my/").location == "/"


def test_at_home_no_name_of_anybody_else_is_shown(client, card, at_home, time, classroom, child):
    friend = make.pupil(classroom, "Zebedee")
    time.set(SATURDAY)
    use(client, card)
    for path in ("/who", f"/who/{friend.id}", "/finish"):
        assert client.get(path).location == "/my/"
    client.submit(client.get("/my/"), button="I’m finished")
    goodbye = client.get("/finish")

    assert "Bye!" in goodbye.text
    assert friend.forename not in goodbye.text
    assert child.forename not in goodbye.text
    assert client.get("/who").location == "/"


def test_a_brother_or_sister_takes_over_with_their_own_card(client, card, school, teacher):
    sister = make.pupil(make.school_class(school, "Willow"), "Zuleika")
    use(client, card)
    token = actions.issue_card(make.staff_viewer(make.staff(school, "lead"), school), sister.id)
    client.submit(client.get("/card"), {"token": token})

    assert sister.forename in client.get("/my/").text


def test_who_was_here_shows_it_with_its_pages(client, as_teacher, card, classroom, child):
    use(client, card)
    page = as_teacher.get(f"/class/{classroom.id}/here").text

    assert "1 child was here" in page
    assert "card, class not open there" in page


def test_the_teacher_does_not_find_the_class_open(client, as_teacher, card, classroom):
    use(client, card)
    assert "is not open on tablets" in as_teacher.get(f"/class/{classroom.id}/open").text
    as_teacher.submit(as_teacher.get(f"/class/{classroom.id}/open"), button="Open the class")

    assert "is open: 0 here now" in as_teacher.get(f"/class/{classroom.id}/open").text


def test_a_card_made_void_ends_what_it_opened(client, card, teacher, school, child):
    use(client, card)
    actions.void_card(make.staff_viewer(teacher, school), child.id)

    assert client.get("/my/").location == "/"
    assert "That card does not work." in use(client, card).text


def test_a_new_card_does_not_disturb_the_child_in_class(
    client, card, teacher, school, classroom, child
):
    enter(client, opened(school, classroom, teacher))
    use(client, card)
    actions.issue_card(make.staff_viewer(teacher, school), child.id)

    assert client.get("/my/").status_code == 200


def test_all_cards_of_a_day_share_one_row(app, client, card, teacher, school, classroom):
    use(client, card)
    friend = make.pupil(classroom)
    token = actions.issue_card(make.staff_viewer(teacher, school), friend.id)
    use(app.test_client(), token)

    assert [row.by_card for row in db.session.scalars(select(ClassOpening))] == [True]
    assert db.session.query(Tablet).count() == 2


def test_it_is_written_into_the_trail(client, card, child):
    use(client, card)
    told = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()[-1]

    assert (told.action, told.pupil_id) == ("signed in with card alone", child.id)
    assert told.tablet_id == db.session.query(Tablet).one().id


def test_an_address_from_which_many_cards_failed_waits(client, card, time):
    for number in range(CODES_IN_A_WHILE):
        use(client, f"1.wrong{number}")
    assert db.session.query(CodeMiss).count() == CODES_IN_A_WHILE

    assert "Many cards did not work here." in use(client, card).text
    time.move(minutes=11)
    assert use(client, card).location == "/my/"


def test_a_tablet_with_the_class_open_never_waits_for_it(client, card, school, classroom, teacher):
    for number in range(CODES_IN_A_WHILE):
        use(client, f"1.wrong{number}")
    enter(client, opened(school, classroom, teacher))

    assert use(client, card).location == "/my/"


def test_a_card_of_a_child_who_left_is_no_card(client, card, child):
    child.left_on = datetime(2026, 6, 1, tzinfo=UTC).date()
    db.session.flush()

    assert "That card does not work." in use(client, card).text


@pytest.fixture
def at_home(school):
    db.session.add(SchoolOptions(school_id=school.id, cards_at_home=True))
    db.session.flush()


@pytest.fixture
def card(teacher, school, child):
    return actions.issue_card(make.staff_viewer(teacher, school), child.id)


def use(client, token):
    return client.submit(client.get("/card"), {"token": token})
