"""What goes into a package, as plain frozen values that whoever calls has gathered.

Only what the pupil chose and a teacher reviewed belongs here. Text is plain text as typed, cleaned
by `app.foundation.text` before it comes. Names of jobs, families and skills are passed in, so the
format does not depend on the lists of one version of the service.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.foundation import clock

SELF_VIEWS = ("Just starting", "Getting there", "I can do it", "I can show others")
"""The four steps of a pupil's own view of a skill; step 1 is the first."""


class EntryKind(StrEnum):
    """What sort of entry it is; `encounter` whenever a job was met."""

    ENCOUNTER = "encounter"
    SKILL = "skill"
    REFLECTION = "reflection"
    ASPIRATION = "aspiration"
    MESSAGE = "message"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, kw_only=True)
class SchoolIdentity:
    """A school as England's registers know it. Both numbers are strings: leading zeros count."""

    name: str
    urn: str
    """Six digits, from Get Information about Schools."""
    laestab: str
    """Seven digits: three of the local authority, four of the establishment."""


@dataclass(frozen=True, kw_only=True)
class MediaContent:
    """One drawing, photo or voice note, already written anew so that no metadata is left."""

    sha256: str
    """64 lower-case hexadecimal digits; becomes the file name."""
    media_type: str
    """`image/jpeg`, `image/png`, `image/webp` or `audio/mp4`."""
    read: Callable[[], bytes]
    """Gives the bytes when asked, so that a cohort's files are never in memory together."""
    words: str = ""
    """What the picture shows, for those who cannot see it. In `read/` only, and never a name."""
    seconds: int = 0
    """How long a voice note is."""

    @property
    def is_voice(self) -> bool:
        """Whether it is to be heard and not seen."""
        return self.media_type.startswith("audio/")


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """Anything that travels: a teacher's review made it fit to."""

    reviewed_at: datetime
    """Aware; never after the package is made. A skill takes the review of its latest self-view."""

    @property
    def reviewed_on(self) -> date:
        """The day of the review in an English school."""
        return clock.local(self.reviewed_at).date()


@dataclass(frozen=True, kw_only=True)
class SkillPractised:
    """One of the eight skills, as the child saw it in one entry."""

    skill: str
    """The stable id, such as `problem_solving`."""
    name: str
    self_view: int | None = None
    """1 to 4, a place in SELF_VIEWS; none if the child left it out."""


@dataclass(frozen=True, kw_only=True)
class EntryContent(Reviewed):
    """One entry of the log: an encounter, a skill, a reflection or an aspiration."""

    id: UUID
    kind: EntryKind
    title: str
    """1 to 200 characters, one line."""
    happened_on: date
    words: str = ""
    """The pupil's own words, at most 5,000 characters."""
    job_title: str = ""
    job_family: str = ""
    """The name of one of the 25 families, if the job is known to belong to one."""
    met_how: str = ""
    """Words such as `a visitor to school`."""
    would_like: str = ""
    """The child's answer to whether they would like such a job, in words."""
    skills: tuple[SkillPractised, ...] = ()
    media: tuple[MediaContent, ...] = ()
    best: bool = False
    """The one piece that the pupil starred."""


@dataclass(frozen=True, kw_only=True)
class SelfView:
    """How a child saw a skill on a day."""

    step: int
    """1 to 4, a place in SELF_VIEWS."""
    on: date

    @property
    def words(self) -> str:
        """The step as the child chose it."""
        return SELF_VIEWS[self.step - 1]


@dataclass(frozen=True, kw_only=True)
class SkillContent(Reviewed):
    """A skill over the years: the first self-view and the latest. Not a mark or a level."""

    skill: str
    """The stable id, such as `problem_solving`."""
    name: str
    description: str
    """One sentence saying what the skill is."""
    first: SelfView
    latest: SelfView


@dataclass(frozen=True, kw_only=True)
class MessageContent(Reviewed):
    """What the pupil wants the new school to know."""

    id: UUID
    words: str
    """1 to 5,000 characters."""
    written_on: date


@dataclass(frozen=True, kw_only=True)
class CertificateContent(Reviewed):
    """A certificate, without the name of the child it was given to."""

    id: UUID
    title: str
    words: str
    """What it was given for."""
    given_on: date


@dataclass(frozen=True, kw_only=True)
class PupilContent:
    """One pupil and everything of theirs that travels."""

    id: UUID
    """Random, minted by the sender, the same in every re-issue; never a UPN."""
    surname: str
    forename: str
    """Both 1 to 200 characters, NFC."""
    born_on: date
    nc_year: str
    """`R` or `1` to `6`: the year the pupil leaves."""
    class_name: str
    upn: str | None = None
    preferred_forename: str | None = None
    message: MessageContent | None = None
    entries: tuple[EntryContent, ...] = ()
    skills: tuple[SkillContent, ...] = ()
    certificates: tuple[CertificateContent, ...] = ()

    @property
    def called(self) -> str:
        """The forename the pupil goes by."""
        return self.preferred_forename or self.forename


@dataclass(frozen=True, kw_only=True)
class PackageContent:
    """A whole package: one sending school, one receiving school."""

    package_id: UUID
    sender: SchoolIdentity
    receiver: SchoolIdentity
    transfer_year: int
    """The year of the September in which the pupils start at the receiver."""
    serial: int
    """1 to 999, one more for each package of this sender, receiver and year."""
    made_at: datetime
    """Aware; the instant of every signature."""
    contact_name: str
    """A role or a person at the sender whom the receiver may ask."""
    pupils: tuple[PupilContent, ...]
    supersedes: UUID | None = None
    """The package that this one takes the place of."""

    @property
    def made_on(self) -> date:
        """The day it is made in an English school."""
        return clock.local(self.made_at).date()
