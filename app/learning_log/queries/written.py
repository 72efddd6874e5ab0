"""Who wrote a page, and on which tablet."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select

from app.access.viewer import Kind, Viewer
from app.foundation.database import db
from app.learning_log.models import Entry
from app.learning_log.queries.entries import visible_to
from app.schools.models import Account
from app.signin.models import Sitting, Tablet


@dataclass(frozen=True, kw_only=True)
class Written:
    """Where a page came from. Empty where nobody knows any more: sittings are kept for a year.

    `by_name` is the adult who wrote it for the child; the child, if it is empty.
    """

    tablet_name: str = ""
    by_name: str = ""


def who_wrote(viewer: Viewer, entry_ids: Collection[UUID]) -> Mapping[UUID, Written]:
    """For each of these pages that the viewer may see, who wrote it and on which tablet."""
    rows = db.session.execute(
        select(Entry.id, Entry.written_by_kind, Tablet.name, Account.name)
        .outerjoin(
            Sitting, and_(Sitting.school_id == Entry.school_id, Sitting.id == Entry.sitting_id)
        )
        .outerjoin(
            Tablet, and_(Tablet.school_id == Sitting.school_id, Tablet.id == Sitting.tablet_id)
        )
        .outerjoin(Account, Account.id == Entry.written_by)
        .where(Entry.id.in_(list(entry_ids)), visible_to(viewer))
    )
    return {
        entry_id: Written(
            tablet_name=tablet or "", by_name=(name or "") if kind == Kind.STAFF.value else ""
        )
        for entry_id, kind, tablet, name in rows
    }
