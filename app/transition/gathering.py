"""From the log to what goes into a package: only what was chosen and reviewed."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from app.access.viewer import Viewer
from app.foundation import clock
from app.jobs.families import FAMILIES
from app.jobs.meeting import WAYS_OF_MEETING, WOULD_LIKE
from app.jobs.skills import SKILLS
from app.learning_log.pages import LogEntry
from app.learning_log.queries import picture_files
from app.learning_log.summaries import SkillHistory, skill_history
from app.media import storage
from app.media.models import StoredFile
from app.reviews.queries import Standing
from app.schools.queries import SchoolFacts, options_for, school_for, upns_of
from app.transition.leavers import LeaverFacts
from app.transition.models import Package
from app.transition.package.contents import (
    EntryContent,
    EntryKind,
    MediaContent,
    MessageContent,
    PackageContent,
    PupilContent,
    SchoolIdentity,
    SelfView,
    SkillContent,
    SkillPractised,
)

UNTITLED = "A page of my log"
OLDER = "When I am older"


def content_of(
    viewer: Viewer, package: Package, leavers: Collection[LeaverFacts]
) -> PackageContent:
    """Everything that a package says, for the children given."""
    ids = [leaver.pupil.id for leaver in leavers]
    upns = upns_of(viewer, ids) if options_for(viewer).uses_upn else {}
    files = picture_files(
        viewer,
        [
            file_id
            for one in leavers
            for page in one.travelling
            for file_id in page.answers.file_ids
        ],
    )
    return PackageContent(
        package_id=package.id,
        sender=_identity(school_for(viewer)),
        receiver=SchoolIdentity(
            name=package.destination_name,
            urn=package.destination_urn,
            laestab=package.destination_laestab,
        ),
        transfer_year=package.transfer_year,
        serial=package.serial,
        made_at=clock.now().replace(microsecond=0),
        contact_name=package.contact_name,
        pupils=tuple(_pupil(leaver, upns.get(leaver.pupil.id), files) for leaver in leavers),
        supersedes=package.supersedes,
    )


def _identity(school: SchoolFacts) -> SchoolIdentity:
    return SchoolIdentity(name=school.name, urn=school.urn, laestab=school.laestab)


def _pupil(leaver: LeaverFacts, upn: str | None, files: Mapping[UUID, StoredFile]) -> PupilContent:
    pupil, pages = leaver.pupil, leaver.travelling
    message = leaver.travelling_message
    return PupilContent(
        id=pupil.id,
        surname=pupil.surname,
        forename=pupil.forename,
        preferred_forename=pupil.preferred_forename,
        born_on=pupil.born_on,
        nc_year=pupil.nc_year,
        class_name=leaver.class_name,
        upn=upn,
        message=_message(message, leaver.standing) if message else None,
        entries=tuple(
            _entry(page, leaver.standing, files, best=page.id == leaver.best_id) for page in pages
        ),
        skills=tuple(
            _skill(history, leaver.standing)
            for history in skill_history(pages).values()
            if history.first
        ),
    )


def _message(message: LogEntry, standing: Mapping[UUID, Standing]) -> MessageContent:
    return MessageContent(
        id=message.id,
        words=message.words,
        written_on=clock.local(message.saved_at).date(),
        reviewed_at=_reviewed_at(standing, message.id),
    )


def _entry(
    page: LogEntry,
    standing: Mapping[UUID, Standing],
    files: Mapping[UUID, StoredFile],
    *,
    best: bool,
) -> EntryContent:
    met = WAYS_OF_MEETING.get(page.met_how or "")
    wish = WOULD_LIKE.get(page.would_like or "")
    family = FAMILIES.get(page.family or "")
    return EntryContent(
        id=page.id,
        kind=EntryKind(page.kind),
        title=page.job_title or (OLDER if page.kind == "aspiration" else UNTITLED),
        happened_on=page.happened_on,
        words=page.words,
        job_title=page.job_title,
        job_family=family.name if family else "",
        met_how=met.words if met else "",
        would_like=wish.words if wish else "",
        skills=tuple(
            SkillPractised(
                skill=view.skill, name=SKILLS[view.skill].name(), self_view=view.self_view
            )
            for view in page.skills
        ),
        media=_media_of(page, files),
        best=best,
        reviewed_at=_reviewed_at(standing, page.id),
    )


def _media_of(page: LogEntry, files: Mapping[UUID, StoredFile]) -> tuple[MediaContent, ...]:
    """The pictures of a page, then its voice note."""
    made = [_media(files[picture.file_id], picture.caption) for picture in page.pictures]
    return (*made, *([_media(files[page.voice.file_id], "")] if page.voice else []))


def _media(file: StoredFile, caption: str) -> MediaContent:
    return MediaContent(
        sha256=file.sha256,
        media_type=file.media_type,
        read=partial(storage.read, file.school_id, file.id),
        words=caption,
        seconds=file.seconds,
    )


def _skill(history: SkillHistory, standing: Mapping[UUID, Standing]) -> SkillContent:
    first, latest = history.seen[0], history.seen[-1]
    skill = SKILLS[history.skill]
    return SkillContent(
        skill=history.skill,
        name=skill.name(),
        description=skill.ks2,
        first=SelfView(step=first.self_view or 1, on=first.on),
        latest=SelfView(step=latest.self_view or 1, on=latest.on),
        reviewed_at=_reviewed_at(standing, latest.entry.id),
    )


def _reviewed_at(standing: Mapping[UUID, Standing], entry_id: UUID) -> datetime:
    at = standing[entry_id].at
    if at is None:
        raise LookupError(f"page {entry_id} travels without a review")
    return at.replace(microsecond=0)
