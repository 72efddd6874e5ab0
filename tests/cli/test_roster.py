"""`flask roster import`: a class list from the command line, for a nightly export."""

import json

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.schools.models import Pupil, RosterImport, SchoolIdentifier, SchoolOptions
from tests.schools.files import SAMPLES

NOTHING = {"added": 0, "changed": 0, "moved": 0, "left": 0, "unchanged": 0, "refused": 0}


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("sims-6-oak.csv", {"added": 30}),
        ("arbor-whole-school.csv", {"added": 210}),
        ("bromcom-with-mistakes.csv", {"added": 16, "refused": 7}),
    ],
)
def test_each_sample_goes_in_and_a_second_time_changes_nothing(run, name, counts):
    first = told(run(SAMPLES / name))
    assert {key: first[key] for key in NOTHING} == NOTHING | counts
    second = told(run(SAMPLES / name))
    again = {"unchanged": counts["added"], "refused": counts.get("refused", 0)}
    assert {key: second[key] for key in NOTHING} == NOTHING | again


def test_problems_name_row_and_column(run):
    problems = told(run(SAMPLES / "bromcom-with-mistakes.csv"))["problems"]
    assert problems[1] == {
        "row": 5,
        "column": "UPN",
        "message": "Row 5: the first letter of the UPN does not fit the number. It should be J, "
        "if the rest is right.",
    }


def test_a_trial_says_the_same_and_leaves_nothing(run):
    trial = told(run(SAMPLES / "sims-6-oak.csv", "--dry-run"))
    assert trial["added"] == 30
    assert list(db.session.scalars(select(Pupil))) == []
    assert list(db.session.scalars(select(RosterImport))) == []


def test_without_json_it_speaks_to_a_person(run):
    answer = run(SAMPLES / "bromcom-with-mistakes.csv", as_json=False)
    assert answer.exit_code == 0
    assert "16 new" in answer.output
    assert "Row 11: 31 February 2015 is not a date." in answer.output


def test_a_list_for_another_year_is_noted(run):
    problems = told(run(SAMPLES / "sims-6-oak.csv", "--year", "2026"))["problems"]
    assert problems[0]["message"].startswith("All birth dates fit the year groups of 2025/26")


def test_the_trail_names_the_command(run):
    run(SAMPLES / "sims-6-oak.csv")
    events = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "roster applied"))
    assert [(one.actor_kind, one.request_id.split("/")[0]) for one in events] == [
        ("command", "roster import")
    ]


def test_a_file_that_is_not_there_is_said_so(run, tmp_path):
    answer = run(tmp_path / "nowhere.csv")
    assert answer.exit_code != 0
    assert "cannot be opened: No such file or directory." in answer.output


def test_a_folder_is_no_class_list(run, tmp_path):
    assert "cannot be opened" in run(tmp_path).output


def test_a_file_without_anything_readable_fails_with_a_sentence(run, tmp_path):
    file = tmp_path / "notes.csv"
    file.write_text("Dear all,\nhere is the list\n")
    answer = run(file)
    assert answer.exit_code != 0
    assert "We found no row of headings." in answer.output


def test_an_unknown_school_is_said_so(run):
    answer = run(SAMPLES / "sims-6-oak.csv", urn="100000")
    assert answer.exit_code != 0
    assert "No school with URN 100000 is known here." in answer.output


def told(answer: Result) -> dict:
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


@pytest.fixture
def run(app: Flask, school):
    """Run the command on a file for a school that keeps UPNs."""
    db.session.add(SchoolOptions(school_id=school.id, uses_upn=True, uses_upn_why="to match"))
    known = select(SchoolIdentifier.value).where(SchoolIdentifier.school_id == school.id)
    school_urn = db.session.scalar(known)

    def run_(file, *more: str, urn: str = school_urn, as_json: bool = True) -> Result:
        db.session.commit()
        told = ("--json",) if as_json else ()
        return app.test_cli_runner().invoke(
            args=["roster", "import", str(file), "--school", urn, *told, *more]
        )

    return run_
