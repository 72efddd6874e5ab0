"""The two tables of a package: pupils.csv for matching, entries.csv for a spreadsheet.

UTF-8 with a byte order mark and CRLF, as Excel wants; quoted by RFC 4180. They are a view: the
records are what counts, and a package is never imported from its tables.
"""

from app.transition.package import names
from app.transition.package.contents import (
    SELF_VIEWS,
    CertificateContent,
    EntryContent,
    EntryKind,
    MessageContent,
    PupilContent,
    Reviewed,
    SkillContent,
    SkillPractised,
)

PUPIL_COLUMNS = (
    "pupil_id", "upn", "surname", "forename", "preferred_forename", "dob", "nc_year", "class_name",
    "record_file", "read_file",
)  # fmt: skip
ENTRY_COLUMNS = (
    "entry_id", "pupil_id", "date", "kind", "title", "text", "job_title", "skills", "status",
    "reviewed_on", "best_piece", "media_file",
)  # fmt: skip

Row = tuple[str, ...]


def pupil_row(pupil: PupilContent) -> Row:
    """A pupil's row of pupils.csv: the only place where a UPN or a date of birth travels."""
    return (
        str(pupil.id),
        pupil.upn or "",
        pupil.surname,
        pupil.forename,
        pupil.preferred_forename or "",
        pupil.born_on.isoformat(),
        pupil.nc_year,
        pupil.class_name,
        names.record_file(pupil.id),
        names.read_file(pupil.id),
    )


def entry_rows(pupil: PupilContent) -> list[Row]:
    """A pupil's rows of entries.csv: one for each member of the record, in the same order."""
    rows = [_entry_row(entry, pupil) for entry in pupil.entries]
    rows += [_skill_row(skill, pupil) for skill in pupil.skills]
    if pupil.message:
        rows.append(_message_row(pupil.message, pupil))
    return rows + [_certificate_row(given, pupil) for given in pupil.certificates]


def _entry_row(entry: EntryContent, pupil: PupilContent) -> Row:
    files = [names.media_file(picture.sha256, picture.media_type) for picture in entry.media]
    return _row(
        entry,
        entry_id=str(entry.id),
        pupil_id=str(pupil.id),
        date=entry.happened_on.isoformat(),
        kind=entry.kind,
        title=entry.title,
        text=entry.words,
        job_title=entry.job_title,
        skills="; ".join(_view(practised) for practised in sorted(entry.skills, key=_by_skill)),
        best_piece="yes" if entry.best else "",
        media_file="; ".join(sorted(files)),
    )


def _skill_row(skill: SkillContent, pupil: PupilContent) -> Row:
    return _row(
        skill,
        entry_id=str(names.skill_member(pupil.id, skill.skill)),
        pupil_id=str(pupil.id),
        date=skill.latest.on.isoformat(),
        kind=EntryKind.SKILL,
        title=skill.name,
        skills=f"{skill.name}: {skill.first.words}, then {skill.latest.words}",
    )


def _message_row(message: MessageContent, pupil: PupilContent) -> Row:
    return _row(
        message,
        entry_id=str(message.id),
        pupil_id=str(pupil.id),
        date=message.written_on.isoformat(),
        kind=EntryKind.MESSAGE,
        title=names.MESSAGE_TITLE,
        text=message.words,
    )


def _certificate_row(given: CertificateContent, pupil: PupilContent) -> Row:
    return _row(
        given,
        entry_id=str(given.id),
        pupil_id=str(pupil.id),
        date=given.given_on.isoformat(),
        kind=EntryKind.CERTIFICATE,
        title=given.title,
        text=given.words,
    )


def _row(reviewed: Reviewed, **cells: str) -> Row:
    cells |= {"status": "reviewed", "reviewed_on": reviewed.reviewed_on.isoformat()}
    return tuple(cells.get(column, "") for column in ENTRY_COLUMNS)


def _by_skill(practised: SkillPractised) -> str:
    return practised.skill


def _view(practised: SkillPractised) -> str:
    if practised.self_view is None:
        return practised.name
    return f"{practised.name}: {SELF_VIEWS[practised.self_view - 1]}"
