"""From the database to a package that a receiver can trust: only what was chosen and reviewed."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, select

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.learning_log.actions import message_id
from app.media import storage
from app.safeguarding.actions import add_note
from app.schools.actions import keep_upn
from app.schools.models import SchoolOptions
from app.tasks.models import Task
from app.transition.actions import ask_for_package, ask_for_packages, hand_out
from app.transition.models import Package, PackagePupil
from app.transition.queries import key_in_use, package_for
from app.transition.queries.packages import SHELF
from app.upkeep import loop
from tests.support import leaving, make, receiver, worries
from tests.support.speech import said_on


def test_a_package_made_from_the_database_passes_every_check_of_a_receiver(
    lead, place, room, tmp_path
):
    child = leaving.ready_child(room, place)
    page = leaving.chosen(leaving.reviewed(make.entry(child, "We drew a hospital.")))
    make.picture(page)
    said_on(page)
    leaving.reviewed(message(child, "I like to be asked twice."))
    top = unpacked(lead, make_now(lead, place), tmp_path)
    assert receiver.failures(top, pinned=key_in_use(lead).did, own_urn=place.urn) == []
    assert {row["kind"] for row in entries_of(top)} == {"encounter", "skill", "message"}
    assert sorted(file.suffix for file in (top / "data/media").iterdir()) == [".m4a", ".png"]
    assert "Voice note, 3 seconds" in (top / f"data/read/{child.id}.html").read_text("utf-8")


def test_only_what_is_chosen_and_reviewed_travels(lead, place, room, tmp_path):
    child = leaving.ready_child(room, place)
    leaving.reviewed(make.entry(child, "Reviewed and not chosen."))
    leaving.chosen(make.entry(child, "Chosen and not reviewed."))
    leaving.chosen(leaving.asked_for_more(make.entry(child, "Chosen, and more was asked.")))
    message(child, "A message nobody has reviewed.")
    top = unpacked(lead, make_now(lead, place, nearly=True), tmp_path)
    assert texts_of(top) == {"Nurses listen to your heart."}


def test_a_page_that_changed_after_its_review_stays_behind(lead, place, room, tmp_path):
    child = leaving.ready_child(room, place)
    leaving.chosen(leaving.reviewed(make.entry(child, "Changed since.", revision=2), revision=1))
    top = unpacked(lead, make_now(lead, place, nearly=True), tmp_path)
    assert texts_of(top) == {"Nurses listen to your heart."}


def test_a_page_that_was_put_away_never_travels(lead, place, room, tmp_path, time):
    child = leaving.ready_child(room, place)
    away = leaving.chosen(leaving.reviewed(make.entry(child, "Put away.")))
    away.removed_at = away.saved_at
    top = unpacked(lead, make_now(lead, place), tmp_path)
    assert texts_of(top) == {"Nurses listen to your heart."}


def test_no_concern_travels_and_its_page_travels_like_any_other(
    lead, place, room, school, tmp_path
):
    child = leaving.ready_child(room, place)
    page = leaving.chosen(leaving.reviewed(make.entry(child, "Said in the page.")))
    worry = worries.concern(page, make.staff(school), words="Worried-words", rule="Worried-rule")
    note = "Worried-note"
    add_note(make.staff_viewer(make.staff(school, "safeguarding"), school), worry.id, note)
    top = unpacked(lead, make_now(lead, place), tmp_path)
    assert "Said in the page." in texts_of(top)
    told = b"".join(file.read_bytes() for file in top.rglob("*") if file.is_file()).lower()
    assert b"worried-" not in told
    assert b"concern" not in told


def test_a_page_written_in_an_earlier_class_travels_too(lead, place, room, school, tmp_path):
    child = leaving.ready_child(room, place)
    page = leaving.chosen(leaving.reviewed(make.entry(child, "From Year 5.")))
    page.class_id = make.school_class(school, "Last year").id
    assert "From Year 5." in texts_of(unpacked(lead, make_now(lead, place), tmp_path))


def test_children_who_go_elsewhere_and_those_of_another_school_are_not_in_it(
    lead, place, room, tmp_path
):
    leaving.ready_child(room, place, "Amberley")
    leaving.ready_child(room, leaving.secondary("Riverside High"), "Brightwell")
    leaving.ready_child(leaving.year_six(make.school("Elsewhere Primary")), place, "Calloway")
    top = unpacked(lead, make_now(lead, place), tmp_path)
    assert [row["forename"] for row in rows(top / "data/pupils.csv")] == ["Amberley"]


def test_a_child_whose_place_changed_while_it_waited_does_not_go(lead, place, room, tmp_path):
    leaving.ready_child(room, place, "Amberley")
    moved = leaving.ready_child(room, place, "Brightwell")
    [package_id] = ask_for_package(lead, place, "Adult")
    leaving.going_to(moved, leaving.secondary("Riverside High"))
    run()
    top = unpacked(lead, package_id, tmp_path)
    assert [row["forename"] for row in rows(top / "data/pupils.csv")] == ["Amberley"]
    assert moved.id not in db.session.scalars(select(PackagePupil.pupil_id)).all()


def test_making_it_again_takes_the_next_number_and_the_place_of_the_last(
    lead, place, room, tmp_path
):
    leaving.ready_child(room, place)
    first, second = make_now(lead, place), make_now(lead, place)
    again = package_for(lead, second)
    assert (again.serial, again.supersedes) == (2, first)
    assert again.file_name.endswith("_002.zip")
    info = (unpacked(lead, second, tmp_path) / "bag-info.txt").read_text()
    assert f"Supersedes: urn:uuid:{first}" in info


def test_a_package_at_rest_tells_nobody_who_is_in_it(lead, place, room):
    child = leaving.ready_child(room, place, "Amberley")
    package_id = make_now(lead, place)
    lying = storage.read(lead.school, package_id, SHELF)
    _name, opened = hand_out(lead, package_id)
    assert str(child.id).encode() in opened
    assert not any(word in lying for word in (str(child.id).encode(), b"Amberley", b"PK\x03\x04"))


def test_a_upn_travels_only_while_the_school_says_what_for(lead, place, room, school, tmp_path):
    keep_upn(lead, leaving.ready_child(room, place).id, "A123456789012")
    options = SchoolOptions(school_id=school.id, uses_upn=True, uses_upn_why="to match")
    db.session.add(options)
    assert upns_in(make_now(lead, place), lead, tmp_path, "on") == ["A123456789012"]
    options.uses_upn = False
    assert upns_in(make_now(lead, place), lead, tmp_path, "off") == [""]


def test_asking_twice_makes_one_package(lead, place, room):
    leaving.ready_child(room, place)
    assert ask_for_package(lead, place, "Adult") == ask_for_package(lead, place, "Adult")
    run()
    assert len(db.session.scalars(select(Package)).all()) == 1


def test_every_school_with_somebody_ready_gets_a_package_at_once(lead, place, room):
    other, nobodys = leaving.secondary("Riverside High"), leaving.secondary("Westfield School")
    leaving.ready_child(room, place)
    leaving.ready_child(room, other)
    ask_for_packages(lead, [place, other, nobodys], "Adult")
    run()
    assert sorted(p.destination_name for p in db.session.scalars(select(Package))) == [
        "Northgate Academy",
        "Riverside High",
    ]


def test_what_went_into_a_package_and_who_took_it_is_in_the_trail(lead, place, room):
    child = leaving.ready_child(room, place)
    hand_out(lead, make_now(lead, place))
    trail = db.session.execute(select(AuditEvent.action, AuditEvent.pupil_id)).all()
    assert ("put in package", child.id) in trail
    assert ("package handed out", None) in trail


def test_gathering_asks_as_often_for_many_children_as_for_one(lead, place, room):
    illustrated(room, place)
    make_now(lead, place)
    for_one = questions_in_making(lead, place)
    for _ in range(4):
        illustrated(room, place)
    assert questions_in_making(lead, place) == for_one


def test_a_package_that_nobody_can_go_into_any_more_says_so(lead, place, room):
    child = leaving.ready_child(room, place)
    [package_id] = ask_for_package(lead, place, "Adult")
    leaving.going_to(child, leaving.secondary("Riverside High"))
    run()
    failed = package_for(lead, package_id)
    assert failed.state == "failed"
    assert failed.problem.startswith("None of the children this package was asked for")
    assert db.session.scalars(select(Task.state)).all() == ["failed"]


def make_now(lead, place, *, nearly=False):
    [package_id] = ask_for_package(lead, place, "Adult Numbered", nearly=nearly)
    run()
    assert package_for(lead, package_id).state == "made"
    return package_id


def run():
    db.session.commit()
    loop.run_waiting("a test")


def message(child, words):
    return make.entry(child, words, id=message_id(child.id), kind="message", job=None)


def illustrated(room, place):
    make.picture(leaving.chosen(leaving.reviewed(make.entry(leaving.ready_child(room, place)))))


def questions_in_making(lead, place):
    asked = []

    def listen(_connection, _cursor, statement, *_more):
        if statement.lstrip().startswith("SELECT"):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    make_now(lead, place)
    event.remove(Engine, "before_cursor_execute", listen)
    return len(asked)


def unpacked(lead, package_id, tmp_path: Path) -> Path:
    name, data = hand_out(lead, package_id)
    (tmp_path / name).write_bytes(data)
    return receiver.unpacked(tmp_path / name, tmp_path / "unpacked")


def rows(path: Path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def upns_in(package_id, lead, tmp_path: Path, folder: str):
    into = tmp_path / folder
    into.mkdir()
    return [row["upn"] for row in rows(unpacked(lead, package_id, into) / "data/pupils.csv")]


def entries_of(top: Path):
    return rows(top / "data/entries.csv")


def texts_of(top: Path):
    return {row["text"] for row in entries_of(top) if row["kind"] != "skill"}


@pytest.fixture
def lead(school):
    return make.staff_viewer(make.staff(school, "lead"), school)
