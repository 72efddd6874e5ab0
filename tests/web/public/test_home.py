"""The front door knows nobody, and sends on everybody who is known."""


def test_the_front_door_asks_for_the_class_code_and_shows_staff_the_way(client):
    page = client.get("/")

    assert "Type the code on the board." in page.text
    assert 'href="/sign-in"' in page.text


def test_a_child_is_sent_on_to_their_own_pages(as_pupil):
    assert as_pupil.get("/").location == "/my/"


def test_adults_are_sent_on_to_where_they_work(as_teacher, as_office, as_lead):
    assert as_teacher.get("/").location == "/class/"
    assert as_office.get("/").location == "/school/"
    assert as_lead.get("/").location.startswith("/school")
