"""Children's UPNs, sealed: a new one takes the place of the one before, which becomes a former."""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, insert, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.sealing import keyring
from app.schools.models import PupilIdentifier
from app.schools.queries import upn_place

AT_ONCE = 500
"""Children in one statement."""

_ADD = insert(PupilIdentifier.__table__)  # type: ignore[arg-type]


class SealedUpn(NamedTuple):
    """A UPN as it is kept: found by its digest, read by whoever has the key."""

    digest: bytes
    sealed: bytes


def sealed_upn(viewer: Viewer, pupil_id: UUID, upn: str) -> SealedUpn:
    """A child's UPN, ready to be kept."""
    digest = keyring().blind_index(viewer.school, upn)
    return SealedUpn(digest, keyring().seal(upn.encode(), upn_place(viewer.school, pupil_id)))


def replace_upns(viewer: Viewer, upns: Mapping[UUID, SealedUpn]) -> None:
    """Keep these UPNs; those that the children had before become former ones."""
    children = list(upns)
    kept: dict[tuple[UUID, bytes], tuple[str, bytes]] = {}
    for at in range(0, len(children), AT_ONCE):
        theirs = (
            PupilIdentifier.school_id == viewer.school,
            PupilIdentifier.pupil_id.in_(children[at : at + AT_ONCE]),
        )
        before = db.session.scalars(select(PupilIdentifier).where(*theirs)).all()
        kept |= {
            (row.pupil_id, row.value_digest): ("former_upn", row.value_sealed) for row in before
        }
        db.session.execute(delete(PupilIdentifier).where(*theirs))
    kept |= {(one, upn.digest): ("upn", upn.sealed) for one, upn in upns.items()}
    rows = [
        {
            "school_id": viewer.school,
            "kind": kind,
            "value_digest": digest,
            "pupil_id": pupil_id,
            "value_sealed": sealed,
        }
        for (pupil_id, digest), (kind, sealed) in kept.items()
    ]
    if rows:
        db.session.execute(_ADD, rows)
