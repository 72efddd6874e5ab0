"""Which pages of the desk are wanted: as the address says it, and by the words searched for.

What is searched for may be a child's name, and browsers and logs keep addresses. So the address
holds it sealed, for this adult alone: see decision 075.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from flask import request
from werkzeug.datastructures import MultiDict

from app.foundation.lists import holds
from app.foundation.sealing import KeysMissing, Place, keyring
from app.jobs.cards import JOBS
from app.reviews.queries import PageWords, words_on_desk
from app.reviews.queue import Cut, QueueOrder
from app.reviews.states import CHANGED, PILES, WAITING
from app.schools.queries import ClassPupil
from app.web.forms import line
from app.web.page_words import WITHOUT_A_JOB
from app.web.viewer import viewer

LONGEST_SEARCH = 60


def cut_asked() -> Cut:
    """Which pages the address asks for; what it says wrongly is left out."""
    return _cut(request.args, _opened(request.args.get("find", "")))


def cut_sent() -> Cut:
    """The same as a form says it, with the words to search for."""
    return _cut(request.form, line(request.form.get("find"))[:LONGEST_SEARCH].strip())


def args_of(cut: Cut) -> dict[str, Any]:
    """The cut as an address says it."""
    said = {
        "pile": cut.pile if cut.pile != WAITING else None,
        "child": cut.pupil_id,
        "activity": cut.activity_id,
        "picture": "1" if cut.with_picture else None,
        "order": cut.order if cut.order is not QueueOrder.NEWEST else None,
        "find": _sealed(cut.search) if cut.search else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def searched(cut: Cut, class_id: UUID, pupils: Mapping[UUID, ClassPupil]) -> Cut:
    """The cut with the pages that its search finds: by child, by job, by words."""
    if not cut.search:
        return cut
    names = {pupil.id: f"{pupil.full_name} {pupil.forename}" for pupil in pupils.values()}
    found = frozenset(
        page.entry_id
        for page in words_on_desk(viewer(), class_id)
        if holds(cut.search, names.get(page.pupil_id, ""), _about(page), page.words)
    )
    return replace(cut, found=found)


def _cut(said: MultiDict[str, str], search: str) -> Cut:
    pile = said.get("pile", WAITING)
    return Cut(
        pile=pile if pile in (*PILES, CHANGED) else WAITING,
        pupil_id=said.get("child", None, UUID),
        activity_id=said.get("activity", None, UUID),
        with_picture=said.get("picture") == "1",
        order=said.get("order", QueueOrder.NEWEST, QueueOrder),
        search=search,
    )


def _about(page: PageWords) -> str:
    card = JOBS.get(page.job or "")
    return f"{card.title if card else ''} {page.job_words}".strip() or WITHOUT_A_JOB[page.kind]


def _sealed(search: str) -> str:
    return urlsafe_b64encode(keyring().seal(search.encode(), _place())).decode().rstrip("=")


def _opened(sealed: str) -> str:
    """What was searched for; "" if it is no seal of ours, or another adult's."""
    try:
        raw = urlsafe_b64decode(f"{sealed}==".encode("ascii"))
        return keyring().open(raw, _place()).decode() if sealed else ""
    except (ValueError, IndexError, InvalidTag, KeysMissing):
        return ""


def _place() -> Place:
    return Place("address", "find", viewer().school, viewer().person)
