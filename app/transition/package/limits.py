"""What keeps a package from being made, found before anything is signed."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
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
MOST_SERIALS = 999
MOST_RECORD_BYTES = 240 * 1024
"""Verifiers take 256 KiB; the rest is room for what a later minor version adds."""

LONGEST_NAME = 200
LONGEST_TITLE = 200
LONGEST_TEXT = 5000
NATIONAL_CURRICULUM_YEARS = ("R", "1", "2", "3", "4", "5", "6")
UPN_PATTERN = "[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]"
"""The shape of a Unique Pupil Number (Department for Education, "UPNs: guide for schools")."""

_UNSIGNABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters, lone surrogates and the two that XML leaves out (RDF 1.2 N-Quads,
canonical form, escapes them; older processors do not): they differ in canonical bytes.
Text that came through `app.foundation.text` has none."""
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
    found: dict[UUID | None, str | None] = {None: next(_problems_of_package(content), None)}
    for pupil in content.pupils:
        found[pupil.id] = next(_problems(pupil, content, issuer), None)
    problems = {whose: problem for whose, problem in found.items() if problem}
    if problems:
        raise CannotPack(problems)


def _problems_of_package(content: PackageContent) -> Iterator[str]:
    if not content.pupils:
        yield "Nobody is in this package yet: choose at least one pupil."
    if not 1 <= content.serial <= MOST_SERIALS:
        yield f"A school can make {MOST_SERIALS} packages for one school in a year, not more."
    for school in (content.sender, content.receiver):
        if not (re.fullmatch("[0-9]{6}", school.urn) and re.fullmatch("[0-9]{7}", school.laestab)):
            yield (
                f"{school.name} needs a URN of 6 digits and a LAESTAB of 7 digits: "
                "look them up in Get Information about Schools."
            )
    repeated = _repeated(content)
    if repeated:
        yield f"These ids are in the package more than once: {', '.join(repeated)}."


def _problems(pupil: PupilContent, content: PackageContent, issuer: Document) -> Iterator[str]:
    who = f"Pupil {pupil.id}"
    yield from (f"{who} {problem}" for problem in _problems_of_matching(pupil))
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
    record = unsigned_record(pupil, content, issuer)
    if any(_UNSIGNABLE.search(said) for said in _strings(record)):
        yield f"{who} has writing with control characters in it: type it again."
    size = most_bytes(record)
    if size > MOST_RECORD_BYTES:
        yield (
            f"{who} has chosen {size // 1024} KiB of writing, and {MOST_RECORD_BYTES // 1024} KiB "
            "can travel: take out one or more of the longest entries."
        )


def _problems_of_matching(pupil: PupilContent) -> Iterator[str]:
    if not all(0 < len(name) <= LONGEST_NAME for name in (pupil.surname, pupil.forename)):
        yield f"needs a surname and a forename of 1 to {LONGEST_NAME} characters."
    if pupil.nc_year not in NATIONAL_CURRICULUM_YEARS:
        yield "needs a year group from R to 6."
    if pupil.upn is not None and not re.fullmatch(UPN_PATTERN, pupil.upn):
        yield "has a UPN that is not one: check it with the office, or leave it out."


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
            yield f"a file of {entry.id} is {picture.media_type}, which does not travel."


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


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for of in value.values() if isinstance(value, dict) else value:
            yield from _strings(of)
