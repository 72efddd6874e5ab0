"""Common Transfer Files: only what a roster holds is read, and nobody counts as left."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.schools.roster.change import change_between
from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.reading import RosterFile, read_roster
from app.schools.roster.said import ColumnsSaid
from tests.schools.roster.books import answers_in_words
from tests.schools.roster.making import BEN, DAISY, SAMPLES, YEAR, current, upn

DATA = (SAMPLES / "9992004_CTF_9994001_001.xml").read_bytes()


def test_the_children_of_a_ctf_are_read() -> None:
    read = read_roster(DATA, "ctf.xml", YEAR)
    assert (len(read.rows), len(read.refused)) == (8, 0)
    assert read.format_name == "Common Transfer File 25.0"
    assert read.rows[7].pupil.forename == "Łucja"
    assert [problem.code for problem in read.problems] == ["ctf"]


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("9994001", []),
        ("9992004", ["ctf_sent_from_here"]),
        ("9992001", ["ctf_for_another"]),
    ],
)
def test_a_ctf_that_was_made_for_another_school_is_noted(own: str, told: list[str]) -> None:
    read = read_roster(DATA, "ctf.xml", YEAR, own_numbers=frozenset({"999001", own}))
    assert [problem.code for problem in read.problems] == ["ctf", *told]


def test_sex_is_set_aside_unread() -> None:
    read = read_roster(DATA, "ctf.xml", YEAR)
    assert [(one.heading, one.why) for one in read.columns_set_aside] == [("Sex", "sensitive")]


def test_circumstances_are_named_and_their_text_is_never_looked_at() -> None:
    read = ctf(pupil(more="<SENhistory><SEN>K</SEN></SENhistory><Address>1 Lane</Address>"))
    aside = {one.heading: one.why for one in read.columns_set_aside}
    assert aside == {"SENhistory": "sensitive", "Address": "not_needed"}
    assert "Lane" not in repr(read)


def test_upns_are_set_aside_for_a_school_that_does_not_keep_them() -> None:
    read = read_roster(DATA, "ctf.xml", YEAR, keep_upns=False)
    aside = {one.heading for one in read.columns_set_aside if one.why == "not_kept"}
    assert aside == {"UPN", "FormerUPN"}
    assert {row.pupil.upn for row in read.rows} == {None}


def test_children_who_are_here_stay_in_their_class_and_nobody_has_left() -> None:
    here = [current(DAISY), current(BEN)]
    change = change_between(here, ctf(pupil(surname="Okafor-Lee")))
    (line,) = change.lines
    assert (line.action, line.changed_fields) == ("changed", ("surname",))


@pytest.mark.parametrize(
    ("classes", "goes_to"), [([], "Year 6"), (["6 Oak"], "6 Oak"), (["6 Oak", "6 Elm"], None)]
)
def test_new_children_go_to_the_only_class_of_their_year(classes, goes_to) -> None:
    here = [
        current(replace(BEN, upn=None, forename=f"Ben{at}"), str(at), class_name=name)
        for at, name in enumerate(classes)
    ]
    (line,) = change_between(here, ctf(pupil())).lines
    if goes_to:
        assert line.after is not None
        assert line.after.class_name == goes_to
    else:
        assert "Year 6 is in 6 Elm and 6 Oak" in line.problems[0].message


def test_new_children_go_where_the_office_says() -> None:
    (line,) = change_between([], ctf(pupil(), said=ColumnsSaid(class_name="6 Ash"))).lines
    assert line.after is not None
    assert line.after.class_name == "6 Ash"


def test_a_child_in_another_year_than_here_is_placed_anew() -> None:
    here = [current(replace(DAISY, nc_year="5", class_name="5 Elm"))]
    (line,) = change_between(here, ctf(pupil())).lines
    assert (line.action, line.after and line.after.class_name) == ("moved", "Year 6")


def test_a_child_is_found_by_the_upn_the_file_gives_as_the_former_one() -> None:
    here = [current(DAISY)]
    text = pupil(number=upn(77), surname="Other", more="", former=upn(1))
    (line,) = change_between(here, ctf(text)).lines
    assert (line.action, line.pupil_id) == ("changed", "daisy")


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"<?xml version='1.0'?><CTfile><CTFpupilData/></CTfile>", "no children"),
        (b"<?xml version='1.0'?><CTfile><Pupil>", "damaged in line 1"),
        (b"<?xml version='1.0'?>\n<a>CTfile</a>", "not a Common Transfer File"),
        (b"<?xml version='1.0'?><CTfile>" + b" " * 5_300_000, "Export fewer children at once"),
        (b"<?xml version='1.0'?><feed/>", "not a Common Transfer File"),
        (b"<?xml version='1.0' encoding='martian'?><CTfile/>", "damaged"),
        (b"<?xml version='1.0'?><CTfile>" + b"<a>" * 60, "damaged"),
        (b"<?xml version='1.0'?><!DOCTYPE a SYSTEM 'http://a.example'><CTfile/>", "document type"),
        (
            b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]>"
            b"<CTfile><Pupil><Surname>&c;</Surname></Pupil></CTfile>",
            "document type or entities",
        ),
        (
            "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE a [<!ENTITY b 'bb'>]><CTfile>&b;"
            "</CTfile>".encode("utf-16"),
            "document type or entities",
        ),
        (
            b"<?xml version='1.0'?>"
            b"<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
            "old XML format",
        ),
    ],
)
def test_xml_that_cannot_be_read_says_what_to_do(data: bytes, advice: str) -> None:
    with pytest.raises(UnreadableRoster) as caught:
        read_roster(data, "a.csv", YEAR)
    assert advice in caught.value.message


def test_a_ctf_in_utf_16_or_with_a_namespace_reads_alike() -> None:
    text = DATA.decode().replace("utf-8", "utf-16")
    spaced = DATA.replace(b"<CTfile>", b'<CTfile xmlns="http://ctf.example">')
    for data in (text.encode("utf-16"), spaced):
        assert len(read_roster(data, "ctf.xml", YEAR).rows) == 8


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(DATA) - 1), st.binary(max_size=4)), max_size=6))
def test_a_ctf_with_any_bytes_changed_is_read_or_refused_in_words(
    changes: list[tuple[int, bytes]],
) -> None:
    data = bytearray(DATA)
    for at, new in changes:
        data[at : at + 1] = new
    assert answers_in_words(bytes(data), "ctf.xml")


def pupil(
    number: str = upn(1), surname: str = "Okafor", more: str = "", former: str | None = None
) -> str:
    once = f"<FormerUPN>{former}</FormerUPN>" if former else ""
    return (
        f"<Pupil><UPN>{number}</UPN><Surname>{surname}</Surname><Forename>Daisy</Forename>"
        f"<DOB>2014-10-03</DOB><BasicDetails>{once}<NCyearActual>6</NCyearActual></BasicDetails>"
        f"{more}</Pupil>"
    )


def ctf(*pupils: str, said: ColumnsSaid | None = None) -> RosterFile:
    inside = f"<CTFpupilData>{''.join(pupils)}</CTFpupilData>"
    text = f'<?xml version="1.0" encoding="utf-8"?><CTfile>{inside}</CTfile>'
    return read_roster(text.encode(), "ctf.xml", YEAR, said=said)
