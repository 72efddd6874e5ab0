"""What a page being written carries so that it can be sealed and sent later, by any hand."""

from base64 import b64encode
from uuid import UUID

from app.access.viewer import Viewer
from app.foundation.sealing import keyring
from app.sync.queries import key_to_seal_with
from app.sync.tickets import printed, ticket_for

SealedFor = dict[str, str | int | None]


def sealed_for(
    viewer: Viewer, entry_id: UUID, activity_id: UUID | None, revision: int
) -> SealedFor | None:
    """The key to seal with, the ticket, and which version of which page this is.

    Nothing while there is no key yet: then the page is posted as without script.
    """
    key = key_to_seal_with()
    if key is None:
        return None
    return {
        "kid": str(key[0]),
        "key": b64encode(key[1]).decode(),
        "ticket": printed(ticket_for(viewer), keyring()),
        "entry": str(entry_id),
        "activity": str(activity_id) if activity_id else None,
        "revision": revision,
    }
