"""OneRoster 1.1 and 1.2: a ZIP of CSV files that name each other's rows by `sourcedId`.

1EdTech, "OneRoster 1.1 CSV tables" (2017) and "OneRoster 1.2 Rostering Service CSV binding"
(2022). In 1.2 roles stand in roles.csv, and a preferred given name beside the given one. A row of
what is read here is a row of users.csv. Only names, year, class, birth date and UPN are read.
"""

from collections.abc import Mapping, Sequence

from app.schools import upn
from app.schools.roster.columns import ColumnRead, ColumnSetAside, Field, Header
from app.schools.roster.formats.archives import members_of
from app.schools.roster.formats.oneroster_classes import ClassesOfUsers
from app.schools.roster.formats.oneroster_tables import Row, Table, table_of
from app.schools.roster.listing import Listing, note_on_file
from app.schools.roster.problems import Problem, UnreadableRoster
from app.schools.roster.tables import MOST_PUPILS, Record

NEEDED = ("users.csv", "classes.csv", "enrollments.csv")
READ = (
    *NEEDED, "manifest.csv", "orgs.csv", "academicsessions.csv", "demographics.csv", "roles.csv",
)  # fmt: skip
COLUMNS: tuple[tuple[str, Field], ...] = (
    ("givenName", "forename"),
    ("familyName", "surname"),
    ("preferredGivenName", "preferred_forename"),
    ("userIds or identifier", "upn"),
    ("grades", "nc_year"),
    ("class title", "class_name"),
    ("birthDate", "born_on"),
)
_SENSITIVE = ("sex", "ethnicity and birthplace (demographics.csv)")
_NOT_NEEDED = ("username", "email", "phone", "sms", "password")
_MISSING = (
    "There is no {names} in this ZIP. Turn the missing part on in your school's information system "
    "(OneRoster “rostering” with demographics), and export again."
)
_NO_STUDENTS = "users.csv names no students of this school. Export your own school's pupils."
_WHICH_SCHOOL = (
    "The file holds pupils of several schools, and none of them has the number of this school "
    "({numbers}) as its identifier. Export this school alone."
)


def listing_of_oneroster(
    data: bytes, school_year: int, own_numbers: frozenset[str] = frozenset()
) -> Listing:
    """The students of a school, one row each, with the class they are registered in.

    `own_numbers` are the URN and LAESTAB of this school, to find it among several.
    Raises UnreadableRoster.
    """
    tables = {name: table_of(name, part) for name, part in members_of(data, _wanted).items()}
    missing = [name for name in (*NEEDED, "demographics.csv") if name not in tables]
    if missing:
        raise UnreadableRoster(_MISSING.format(names=" or ".join(missing)))
    users = tables["users.csv"]
    students = _of_one_school(_students(users, tables), tables, own_numbers)
    if not students:
        raise UnreadableRoster(_NO_STUDENTS)
    if len(students) > MOST_PUPILS:
        raise UnreadableRoster(f"The file has more than {MOST_PUPILS:,} students.")
    classes = ClassesOfUsers(tables, school_year)
    born = {row["sourcedid"]: row["birthdate"] for row in tables["demographics.csv"].rows}
    records = [_record(row, classes, born) for row in students]
    manifest = _manifest(tables)
    return Listing(
        format_name=f"OneRoster {manifest.get('oneroster.version', '')}".strip()[:40],
        records=tuple(records),
        header=_header(),
        notes=(*_notes(manifest), *classes.notes),
        names_everybody=manifest.get("file.users", "bulk") == "bulk",
    )


def _wanted(name: str) -> str | None:
    last = name.replace("\\", "/").rsplit("/", 1)[-1].lower()
    return last if last in READ and not name.startswith("__MACOSX") else None


def _students(users: Table, tables: Mapping[str, Table]) -> list[Row]:
    """The users who are students: by their own role (1.1), or by one in roles.csv (1.2)."""
    roles = tables.get("roles.csv")
    by_role = {
        row["usersourcedid"] for row in roles.rows if row["role"].lower() == "student"
    } if roles else set()  # fmt: skip
    return [
        row for row in users.rows if row["role"].lower() == "student" or row["sourcedid"] in by_role
    ]


def _of_one_school(
    students: Sequence[Row], tables: Mapping[str, Table], own_numbers: frozenset[str]
) -> list[Row]:
    """The students of this school, when the file holds several: a trust exports all at once."""
    orgs = tables.get("orgs.csv")
    schools = {
        row["sourcedid"]: row["identifier"]
        for row in (orgs.rows if orgs else ())
        if row["type"].lower() == "school"
    }
    at = {row["sourcedid"]: _schools_of(row) & schools.keys() for row in students}
    named = set().union(*at.values())
    if len(named) <= 1:
        return list(students)
    own = {school for school in named if _digits(schools[school]) in own_numbers}
    if not own:
        raise UnreadableRoster(_WHICH_SCHOOL.format(numbers=" or ".join(sorted(own_numbers))))
    return [row for row in students if at[row["sourcedid"]] & own]


def _schools_of(row: Row) -> set[str]:
    told = row["orgsourcedids"] or row["primaryorgsourcedid"]
    return {part.strip() for part in told.split(",") if part.strip()}


def _record(row: Row, classes: ClassesOfUsers, born: Mapping[str, str]) -> Record:
    user = row["sourcedid"]
    cells = (
        row["givenname"], row["familyname"], row["preferredgivenname"], _upn(row),
        row["grades"].split(",")[0], classes.title_for(user), born.get(user, ""),
    )  # fmt: skip
    return Record(row.number, cells)


def _upn(row: Row) -> str:
    """A UPN among the numbers of a user: `{UPN:A123...}` in userIds, or the identifier itself."""
    for part in row["userids"].replace("{", "").replace("}", "").split(","):
        kind, _, value = part.partition(":")
        if kind.strip().lower() == "upn":
            return value.strip()
    return row["identifier"] if upn.upn_problem(row["identifier"]) is None else ""


def _header() -> Header:
    read = tuple(ColumnRead(at, name, field) for at, (name, field) in enumerate(COLUMNS))
    aside = [
        ColumnSetAside(len(read) + at, name, "sensitive") for at, name in enumerate(_SENSITIVE)
    ]
    at = len(read) + len(aside)
    aside += [
        ColumnSetAside(at + more, name, "not_needed") for more, name in enumerate(_NOT_NEEDED)
    ]
    names = (*(name for name, _field in COLUMNS), *_SENSITIVE, *_NOT_NEEDED)
    return Header(Record(0, names), read, tuple(aside))


def _manifest(tables: Mapping[str, Table]) -> dict[str, str]:
    manifest = tables.get("manifest.csv")
    rows = manifest.rows if manifest else ()
    return {row["propertyname"].lower(): row["value"].strip().lower() for row in rows}


def _notes(manifest: Mapping[str, str]) -> list[Problem]:
    notes = [note_on_file("oneroster", "This is a OneRoster file: rows are those of users.csv.")]
    if manifest.get("file.users", "bulk") != "bulk":
        advice = "The file holds only what has changed (“delta”), so nobody counts as left."
        notes.append(note_on_file("delta", advice))
    return notes


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
