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
from tests.schools.roster.books import DAISY, HEADINGS, book, oneroster

NOTHING = {"added": 0, "changed": 0, "moved": 0, "left": 0, "unchanged": 0, "refused": 0}


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("sims-6-oak.csv", {"added": 30}),
        ("arbor-whole-school.csv", {"added": 210}),
        ("bromcom-with-mistakes.csv", {"added": 16, "refused": 7}),
        ("9992004_CTF_9994001_001.xml", {"added": 8}),
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


def test_a_class_with_too_many_children_takes_as_many_as_it_holds(run, tmp_path):
    names = [f"A{one}{other}" for one in "abcdefgh" for other in "abcdefgh"][:60]
    rows = [HEADINGS, *((name, "Madeup", *DAISY[2:]) for name in names)]
    (tmp_path / "crowd.csv").write_text("\n".join(map(",".join, rows)))
    first, again = told(run(tmp_path / "crowd.csv")), told(run(tmp_path / "crowd.csv"))
    assert (first["added"], first["refused"], first["left"]) == (45, 15, 0)
    assert (again["unchanged"], again["refused"], again["left"]) == (45, 15, 0)
    assert first["problems"][1]["message"].startswith("Row 47: 6 Oak is full: a class holds 45")


def test_a_trial_says_the_same_and_leaves_nothing(run):
    trial = told(run(SAMPLES / "sims-6-oak.csv", "--dry-run"))
    assert trial["added"] == 30
    assert list(db.session.scalars(select(Pupil))) == []
    assert list(db.session.scalars(select(RosterImport))) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.tsv", "\t".join(HEADINGS).encode() + b"\n" + "\t".join(DAISY).encode()),
        ("list.xlsx", book(HEADINGS, DAISY)),
        ("list.csv", book(HEADINGS, DAISY)),  # whatever its name says
        ("school.zip", oneroster(orgs="sourcedId,type,identifier\ns1,school,1")),
    ],
)
def test_every_format_has_the_same_outcome(run, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    added = 2 if name.endswith(".zip") else 1
    assert told(run(tmp_path / name)).items() >= (NOTHING | {"added": added}).items()
    assert told(run(tmp_path / name)).items() >= (NOTHING | {"unchanged": added}).items()


def test_a_mapping_says_what_unknown_columns_are_and_is_remembered(run, tmp_path):
    file, mapping = tmp_path / "strange.csv", tmp_path / "mapping.json"
    file.write_text("Learner;Room;Stage;Birthday\nPretend, Ada;6 Oak;6;03/11/2014\n")
    said = {"full_name": 0, "class_name": 1, "nc_year": 2, "born_on": 3}
    mapping.write_text(json.dumps({"header_row": 1, "columns": said}))
    assert run(file).exit_code != 0
    assert told(run(file, "--mapping", str(mapping)))["added"] == 1
    assert told(run(file))["unchanged"] == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not a mapping"),
        ("[1]", "It must be one object"),
        ('{"columns": {"shoes": 1}}', "may name only: forename"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_said_so(run, tmp_path, text, sentence):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(text)
    answer = run(SAMPLES / "sims-6-oak.csv", "--mapping", str(mapping))
    assert answer.exit_code != 0
    assert sentence in answer.output


def test_a_file_of_fifty_megabytes_is_refused_without_reading_it(run, tmp_path):
    file = tmp_path / "huge.csv"
    with file.open("wb") as huge:
        huge.truncate(50 * 1024 * 1024)
    answer = run(file)
    assert answer.exit_code != 0
    assert "larger than 5 MB" in answer.output


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
