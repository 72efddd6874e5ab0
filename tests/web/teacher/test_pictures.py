"""Children's drawings, for the staff of their class."""

from tests.support import make, sign_in


def test_the_teacher_sees_the_drawing(as_teacher, child):
    file = make.picture(make.entry(child))
    answer = as_teacher.get(f"/class/pictures/{file.id}")
    assert (answer.status_code, answer.mimetype) == (200, file.media_type)


def test_the_teacher_of_another_class_does_not(app, school, child):
    file = make.picture(make.entry(child))
    other = make.staff(school, "teacher", classes=(make.school_class(school),))
    client = sign_in.staff_client(app, other, school.id)
    assert client.get(f"/class/pictures/{file.id}").status_code == 404
