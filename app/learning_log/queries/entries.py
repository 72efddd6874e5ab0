"""Saved pages."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select, true

from app.access.viewer import Role, Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.learning_log.answers import PictureRef, SkillView, VoiceRef
from app.learning_log.models import Entry, EntryPicture, EntrySkill
from app.learning_log.pages import LogEntry
from app.media.models import StoredFile
from app.schools.models import Enrolment

__all__ = [
    "LogEntry",
    "entries_by",
    "entries_in_class",
    "entries_named",
    "entries_of",
    "entry_ever",
    "entry_for",
    "pages_put_away",
    "removed_in_class",
    "visible_to",
]


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """A child sees their own pages; an adult those of the children in their classes.

    A page stays with the class it was written in, and comes along to the class the child is in.
    """
    if viewer.is_a(Role.PUPIL, Role.ENVELOPE):
        return Entry.pupil_id == viewer.person
    if viewer.sees_whole_school:
        return true()
    now_in_class = select(Enrolment.pupil_id).where(
        Enrolment.class_id.in_(viewer.class_ids), Enrolment.ends_on.is_(None)
    )
    return or_(Entry.class_id.in_(viewer.class_ids), Entry.pupil_id.in_(now_in_class))


def entry_for(viewer: Viewer, entry_id: UUID) -> LogEntry:
    """One page; raises NotFound if it was removed or is not the viewer's to see."""
    found = _read(_pages(viewer).where(Entry.id == entry_id))
    if not found:
        raise NotFound("entry")
    return found[0]


def entry_ever(viewer: Viewer, entry_id: UUID) -> LogEntry | None:
    """One page, also when it was put away; None if it is erased or not the viewer's to see."""
    found = _read(_newest_first(viewer).where(Entry.id == entry_id))
    return found[0] if found else None


def entries_of(viewer: Viewer, pupil_id: UUID) -> tuple[LogEntry, ...]:
    """A child's pages, the newest first."""
    return _read(_pages(viewer).where(Entry.pupil_id == pupil_id))


def entries_by(
    viewer: Viewer, pupil_ids: Collection[UUID], *, with_pictures: bool = True
) -> tuple[LogEntry, ...]:
    """The pages of several children, in whatever class they wrote them, the newest first."""
    if not pupil_ids:
        return ()
    wanted = _pages(viewer).where(Entry.pupil_id.in_(list(pupil_ids)))
    return _read(wanted, with_pictures=with_pictures)


def entries_in_class(
    viewer: Viewer,
    class_id: UUID,
    *,
    activity_id: UUID | None = None,
    with_pictures: bool = True,
) -> tuple[LogEntry, ...]:
    """The pages written in a class, the newest first; of one activity, if it is named."""
    wanted = _pages(viewer).where(Entry.class_id == class_id)
    if activity_id is not None:
        wanted = wanted.where(Entry.activity_id == activity_id)
    return _read(wanted, with_pictures=with_pictures)


def entries_named(viewer: Viewer, entry_ids: Collection[UUID]) -> tuple[LogEntry, ...]:
    """Those of these pages that the viewer may see, the newest first."""
    return _read(_pages(viewer).where(Entry.id.in_(list(entry_ids)))) if entry_ids else ()


def entries_to_take(
    viewer: Viewer, pupil_ids: Collection[UUID], chosen: Collection[UUID]
) -> tuple[LogEntry, ...]:
    """Of several children, what goes to the new school: pages chosen and their message."""
    if not pupil_ids:
        return ()
    own = _pages(viewer).where(Entry.pupil_id.in_(list(pupil_ids)))
    return _read(own.where(or_(Entry.kind == "message", Entry.id.in_(list(chosen)))))


def removed_in_class(viewer: Viewer, class_id: UUID) -> tuple[LogEntry, ...]:
    """The pages of a class that were taken out, and can be brought back; without pictures."""
    put_away = (Entry.class_id == class_id) & Entry.removed_at.is_not(None)
    return _read(_newest_first(viewer).where(put_away), with_pictures=False)


def pages_put_away(viewer: Viewer, class_id: UUID) -> int:
    """How many there are of those."""
    put_away = (Entry.class_id == class_id) & Entry.removed_at.is_not(None)
    counted = select(func.count()).where(Entry.school_id == viewer.school, put_away)
    return db.session.scalar(counted.where(visible_to(viewer))) or 0


def _pages(viewer: Viewer) -> Select[Entry]:
    return _newest_first(viewer).where(Entry.removed_at.is_(None))


def _newest_first(viewer: Viewer) -> Select[Entry]:
    return (
        select(Entry)
        .where(Entry.school_id == viewer.school, visible_to(viewer))
        .order_by(Entry.saved_at.desc(), Entry.id.desc())
    )


def _read(wanted: Select[Entry], *, with_pictures: bool = True) -> tuple[LogEntry, ...]:
    """Three queries, however many pages there are; two for who only counts."""
    entries = db.session.scalars(wanted).all()
    ids = wanted.with_only_columns(Entry.id).order_by(None) if entries else None
    skills: dict[UUID, list[SkillView]] = defaultdict(list)
    pictures: dict[UUID, list[PictureRef]] = defaultdict(list)
    voices: dict[UUID, VoiceRef] = {}
    if ids is not None:
        for skill in db.session.scalars(select(EntrySkill).where(EntrySkill.entry_id.in_(ids))):
            skills[skill.entry_id].append(SkillView(skill.skill, skill.self_view))
    if ids is not None and with_pictures:
        for made, kind, seconds in db.session.execute(
            select(EntryPicture, StoredFile.kind, StoredFile.seconds)
            .join(
                StoredFile,
                (StoredFile.school_id == EntryPicture.school_id)
                & (StoredFile.id == EntryPicture.file_id),
            )
            .where(EntryPicture.entry_id.in_(ids))
            .order_by(EntryPicture.position)
        ):
            if kind == "voice":
                voices[made.entry_id] = VoiceRef(made.file_id, seconds)
            else:
                pictures[made.entry_id].append(
                    PictureRef(made.file_id, made.caption, is_photo=kind == "photo")
                )
    return _pages_of(entries, skills, pictures, voices)


def _pages_of(
    entries: Sequence[Entry],
    skills: dict[UUID, list[SkillView]],
    pictures: dict[UUID, list[PictureRef]],
    voices: dict[UUID, VoiceRef],
) -> tuple[LogEntry, ...]:
    return tuple(
        LogEntry(
            id=entry.id,
            pupil_id=entry.pupil_id,
            activity_id=entry.activity_id,
            class_id=entry.class_id,
            nc_year=entry.nc_year,
            school_year=entry.school_year,
            kind=entry.kind,
            job=entry.job,
            job_words=entry.job_words,
            met_how=entry.met_how,
            words=entry.words,
            would_like=entry.would_like,
            happened_on=entry.happened_on,
            revision=entry.revision,
            saved_at=entry.saved_at,
            skills=tuple(sorted(skills[entry.id], key=lambda view: view.skill)),
            pictures=tuple(pictures[entry.id]),
            written_by_kind=entry.written_by_kind,
            voice=voices.get(entry.id),
            removed_at=entry.removed_at,
        )
        for entry in entries
    )
