"""OneRoster exports: students of this school, in the class that takes the register."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.reading import RosterFile, read_roster
from tests.schools.roster.books import answers_in_words, oneroster, zip_of
from tests.schools.roster.making import YEAR, codes

USERS = "sourcedId,status,orgSourcedIds,role,givenName,familyName,grades\n"


def test_students_are_read_with_class_year_birth_date_and_upn() -> None:
    read = read_zip(oneroster())
    assert [
        (row.row, row.pupil.forename, row.pupil.class_name, row.pupil.nc_year, row.pupil.upn)
        for row in read.rows
    ] == [
        (2, "Daisy", "6 Oak", "6", "R999200120001"),
        (3, "Ben", "6 Oak", "6", "F999200120002"),
    ]
    assert (read.format_name, codes(read)) == ("OneRoster 1.1", [(None, "oneroster")])
    assert read.covers.speaks_for("6 Oak", "6")


def test_version_1_2_says_roles_apart_and_gives_the_name_used_in_school() -> None:
    read = read_zip(
        oneroster(
            manifest="propertyName,value\noneroster.version,1.2",
            users="sourcedId,primaryOrgSourcedId,givenName,familyName,preferredGivenName,grades\n"
            "u1,s1,Daisy,Okafor,Dee,6\nu9,s1,Ms,Okoro,,",
            roles="sourcedId,userSourcedId,role\nr1,u1,student\nr9,u9,teacher",
        )
    )
    assert [row.pupil.preferred_forename for row in read.rows] == ["Dee"]
    assert read.format_name == "OneRoster 1.2"


def test_circumstances_and_addresses_are_set_aside() -> None:
    read = read_zip(oneroster())
    aside = {one.heading: one.why for one in read.columns_set_aside}
    assert (aside["sex"], aside["email"]) == ("sensitive", "not_needed")
    assert "school.example" not in repr(read)


def test_an_export_of_changes_makes_nobody_leave() -> None:
    changes = "propertyName,value\noneroster.version,1.1\nfile.users,delta"
    read = read_zip(oneroster(manifest=changes))
    assert codes(read) == [(None, "oneroster"), (None, "delta")]
    assert not read.covers.classes


def test_who_is_marked_as_deleted_is_not_in_the_file() -> None:
    users = f"{USERS}u1,tobedeleted,s1,student,Daisy,Okafor,6\nu2,active,s1,student,Ben,Carter,6"
    assert [row.pupil.forename for row in read_zip(oneroster(users=users)).rows] == ["Ben"]


def test_of_several_schools_only_this_one_is_read() -> None:
    files = {
        "orgs": "sourcedId,type,identifier\ns1,school,999001\ns2,school,999002",
        "users": f"{USERS}u1,,s1,student,Daisy,Okafor,6\nu2,,s2,student,Ben,Carter,6",
    }
    data = oneroster(**files)
    assert [row.pupil.forename for row in read_zip(data, "999002").rows] == ["Ben"]
    with pytest.raises(UnreadableRoster, match=r"several schools, .* \(999003\)"):
        read_zip(data, "999003")


def test_the_homeroom_that_has_not_ended_counts() -> None:
    files = {
        "classes": "sourcedId,title,classType\nc1,6 Oak,homeroom\nc2,6 Elm,homeroom",
        "enrollments": "sourcedId,classSourcedId,userSourcedId,role,beginDate,endDate\n"
        "e1,c1,u1,student,2025-09-01,2026-01-09\ne2,c2,u1,student,2026-01-10,\n"
        "e3,c1,u2,student,2025-09-01,",
    }
    assert [row.pupil.class_name for row in read_zip(oneroster(**files)).rows] == ["6 Elm", "6 Oak"]


def test_several_classes_without_a_homeroom_leave_a_child_out_with_the_reason() -> None:
    classes = "sourcedId,title,classType\nc1,6 Oak,scheduled\nc2,Maths,scheduled"
    read = read_zip(oneroster(classes=classes))
    assert codes(read) == [(None, "oneroster"), (None, "no_homeroom"), (2, "class_name_missing")]
    assert "none is marked as “homeroom”" in read.problems[1].message


def test_classes_of_another_year_are_no_classes_of_this_one() -> None:
    with pytest.raises(UnreadableRoster, match="another school year than 2026/27"):
        read_roster(oneroster(), "a.zip", 2026)


def test_the_year_of_a_term_is_that_of_the_year_it_is_part_of() -> None:
    sessions = (
        "sourcedId,type,parentSourcedId,schoolYear\nt1,term,y1,\ny1,schoolYear,,2026\n"
        "loop1,term,loop2,\nloop2,term,loop1,"
    )
    assert len(read_zip(oneroster(academicSessions=sessions)).rows) == 2


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (oneroster(demographics=""), "There is no demographics.csv"),
        (oneroster(classes="", enrollments=""), "no classes.csv or enrollments.csv"),
        (oneroster(users=f"{USERS}u9,,s1,teacher,Ms,Okoro,"), "names no students"),
        (oneroster(users="a,b\n\x00\x01\x02\x03\x04\x05"), "users.csv in this ZIP"),
        (oneroster(users=USERS + '"' + "x" * 200_000), "cell that never ends"),
        (oneroster(users=USERS + "a," * 2_000), "more than 500 cells"),
        (zip_of({"a/users.csv": "x", "b/users.csv": "y"}), "two files called users.csv"),
        (zip_of({"users.csv": b"\0" * 26_000_000}), "far more"),
    ],
)
def test_an_export_that_cannot_be_read_says_what_to_do(data: bytes, advice: str) -> None:
    with pytest.raises(UnreadableRoster) as caught:
        read_zip(data)
    assert advice in caught.value.message


def test_names_that_lead_out_of_the_zip_lead_nowhere(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    parts = {"../users.csv": "a", "/etc/classes.csv": "b", "..\\enrollments.csv": "c"}
    with pytest.raises(UnreadableRoster, match=r"There is no demographics.csv"):
        read_zip(zip_of(parts))
    assert [*tmp_path.parent.glob("*.csv"), *tmp_path.iterdir()] == []


GOOD = oneroster()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=8))
def test_an_export_with_any_bytes_changed_is_read_or_refused_in_words(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    assert answers_in_words(bytes(data), "a.zip")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["users", "classes", "enrollments", "demographics", "academicSessions"]),
       st.text(max_size=200))  # fmt: skip
def test_whatever_stands_in_one_of_its_files_it_is_read_or_refused_in_words(
    name: str, text: str
) -> None:
    assert answers_in_words(oneroster(**{name: text}), "a.zip")


def read_zip(data: bytes, own: str = "999001") -> RosterFile:
    return read_roster(data, "a.zip", YEAR, own_numbers=frozenset({own}))
