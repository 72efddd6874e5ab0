"""What keeps a package from being made, found before anything is signed."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from app.foundation.errors import Refused
from app.transition.package import names
from app.transition.package.contents import (
    CertificateContent,
    EntryContent,
    EntryKind,
    MessageContent,
    PackageContent,
    PupilContent,
    SkillContent,
)
from app.transition.package.proofs import Document
from app.transition.package.records import most_bytes, unsigned_record

MOST_ENTRIES = 60
MOST_RECORD_BYTES = 240 * 1024
"""Verifiers take 256 KiB; the rest is room for what a later minor version adds."""

LONGEST_TITLE = 200
LONGEST_TEXT = 5000
_FROM_THE_LOG = frozenset(EntryKind) - {EntryKind.MESSAGE, EntryKind.CERTIFICATE}
_Travelling = EntryContent | SkillContent | MessageContent | CertificateContent


class CannotPack(Refused):
    """A package cannot be made; `str()` says why and what to do, naming pupils by id only."""

    def __init__(self, problems: dict[UUID | None, str]) -> None:
        self.problems = problems
        """A sentence for each pupil who stands in the way; None for the package itself."""
        super().__init__(" ".join(problems.values()))

    @property
    def pupil_ids(self) -> tuple[UUID, ...]:
        """The pupils to look at."""
        return tuple(pupil_id for pupil_id in self.problems if pupil_id)


def check(content: PackageContent, issuer: Document) -> None:
    """Say nothing if the package can be made. Raises CannotPack with every reason at once."""
    problems: dict[UUID | None, str] = {}
    if not content.pupils:
        problems[None] = "Nobody is in this package yet: choose at least one pupil."
    if not 1 <= content.serial <= 999:
        problems[None] = "A school can make 999 packages for one school in a year, not more."
    for pupil in content.pupils:
        problem = next(_problems(pupil, content, issuer), None)
        if problem:
            problems[pupil.id] = problem
    repeated = _repeated(content)
    if repeated:
        problems[None] = f"These ids are in the package more than once: {', '.join(repeated)}."
    if problems:
        raise CannotPack(problems)


def _problems(pupil: PupilContent, content: PackageContent, issuer: Document) -> Iterator[str]:
    who = f"Pupil {pupil.id}"
    travelling = _travelling(pupil)
    if not travelling:
        yield f"{who} has chosen nothing yet: nothing would arrive."
    if len(pupil.entries) > MOST_ENTRIES:
        yield (
            f"{who} has chosen {len(pupil.entries)} entries, and {MOST_ENTRIES} can travel: "
            f"take out {len(pupil.entries) - MOST_ENTRIES}."
        )
    for thing in travelling:
        yield from (f"{who}: {problem}" for problem in _problems_of(thing, content))
    if sum(entry.best for entry in pupil.entries) > 1:
        yield f"{who} has more than one best piece: keep one star."
    size = most_bytes(unsigned_record(pupil, content, issuer))
    if size > MOST_RECORD_BYTES:
        yield (
            f"{who} has chosen {size // 1024} KiB of writing, and {MOST_RECORD_BYTES // 1024} KiB "
            "can travel: take out one or more of the longest entries."
        )


def _problems_of(thing: _Travelling, content: PackageContent) -> Iterator[str]:
    if thing.reviewed_at > content.made_at:
        yield f"something is marked as reviewed after this package is made ({_id_of(thing)})."
    if not isinstance(thing, SkillContent) and len(thing.words) > LONGEST_TEXT:
        yield f"{_id_of(thing)} is longer than {LONGEST_TEXT} characters: make it shorter."
    if isinstance(thing, EntryContent | CertificateContent) and not (
        0 < len(thing.title) <= LONGEST_TITLE
    ):
        yield f"{_id_of(thing)} needs a title of 1 to {LONGEST_TITLE} characters."
    if isinstance(thing, EntryContent):
        yield from _problems_of_entry(thing)


def _problems_of_entry(entry: EntryContent) -> Iterator[str]:
    if entry.kind not in _FROM_THE_LOG:
        yield f"{entry.id} is a {entry.kind}, which has a place of its own."
    for picture in entry.media:
        if picture.media_type not in names.EXTENSIONS:
            yield f"a picture of {entry.id} is {picture.media_type}, which does not travel."


def _travelling(pupil: PupilContent) -> list[_Travelling]:
    message = [pupil.message] if pupil.message else []
    return [*pupil.entries, *pupil.skills, *message, *pupil.certificates]


def _id_of(thing: _Travelling) -> str:
    return thing.skill if isinstance(thing, SkillContent) else str(thing.id)


def _repeated(content: PackageContent) -> list[str]:
    ids = [str(pupil.id) for pupil in content.pupils]
    for pupil in content.pupils:
        ids += [
            f"{pupil.id} {of.skill}" if isinstance(of, SkillContent) else str(of.id)
            for of in _travelling(pupil)
        ]
    return sorted(repeated for repeated, times in Counter(ids).items() if times > 1)
