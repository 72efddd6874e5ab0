"""The one form of a page: the same for a page that is posted and for one that was kept offline.

It knows what fits; `kind_word` says, in one kind sentence, what one screen still needs.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from flask_babel import gettext
from wtforms import Field, HiddenField, StringField, TextAreaField

from app.activities.queries import ActivityFacts
from app.jobs.cards import JOBS
from app.jobs.coder import Match, matches
from app.jobs.meeting import WAYS_OF_MEETING, WOULD_LIKE
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.learning_log.answers import (
    MET_BY,
    MOST_CAPTION,
    MOST_JOB_WORDS,
    MOST_SKILLS,
    MOST_WORDS,
    EntryAnswers,
    PictureRef,
    SkillView,
    VoiceRef,
)
from app.web.forms import Form, line, lines
from app.web.pupil.screens import FOUND, JOB, LIKE, MET, VIEW
from app.web.pupil.screens import SKILLS as SKILLS_SCREEN

_: Callable[..., str] = gettext

OWN_WORDS = "own-words"
"""The value of `job` when the child keeps the words they typed."""

PHOTO = "photo"
"""The value of `made` when the picture of the page is a photo."""

_POINTS = {str(point): point for point in SELF_VIEWS}

_SAID_BESIDE = ""  # templates say the labels; WTForms would make some up, and translate them


_PATTERNS: dict[str, Field] = {}
"""The fields of the form as they are before anybody answered, by name."""


class Picked(Field):
    """Every check box of one name that was ticked."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep all that came."""
        self.data = valuelist


class SkillViews(Field):
    """How the child sees each skill, 1 to 4 by slug; each is sent under a name of its own.

    One field and not eight: making a field takes longer than reading what was sent.
    """

    def process(self, formdata: Any, *data: Any, **filters: Any) -> None:
        """Keep the views that came and can be meant; without a form, those already known."""
        super().process(None, *data, **filters)
        if formdata:
            named = {skill: f"view_{skill}" for skill in SKILLS}
            sent = {skill: formdata[name] for skill, name in named.items() if name in formdata}
            self.data = {skill: _POINTS[said] for skill, said in sent.items() if said in _POINTS}


class EntryForm(Form):
    """Every answer of a page. Slugs that nobody knows count as not answered."""

    class Meta(Form.Meta):  # type: ignore[misc,name-defined]
        """The token is checked for every POST before a view runs; none is made here once more."""

        csrf = False

        def bind_field(self, _form: Any, unbound_field: Any, options: Any) -> Field:
            """Copy what was bound once: making eleven fields takes longer than reading what was
            sent into them. None asks for its form, so none keeps it alive in a circle."""
            name = options["name"]
            pattern = _PATTERNS.get(name)
            if pattern is None:
                pattern = _PATTERNS[name] = super().bind_field(
                    None, unbound_field, {**options, "_meta": self}
                )
            field = object.__new__(type(pattern))
            vars(field).update(vars(pattern), meta=self)
            return field

    job = StringField(_SAID_BESIDE, filters=[line])
    job_words = StringField(_SAID_BESIDE, filters=[line])
    met_how = StringField(_SAID_BESIDE, filters=[line])
    words = TextAreaField(_SAID_BESIDE, filters=[lines])
    caption = StringField(_SAID_BESIDE, filters=[line])
    drawing = HiddenField(_SAID_BESIDE, filters=[line])
    made = HiddenField(_SAID_BESIDE, filters=[line])
    voice = HiddenField(_SAID_BESIDE, filters=[line])
    skills = Picked(_SAID_BESIDE)
    views = SkillViews(_SAID_BESIDE)
    would_like = StringField(_SAID_BESIDE, filters=[line])

    def said(self, name: str) -> str:
        """The words of one answer; nothing if there are none."""
        return self[name].data or ""

    def picked_skills(self) -> list[str]:
        """The skills picked, each once, in the order in which they are shown."""
        return [skill for skill in SKILLS if skill in (self.skills.data or ())]

    def view_of(self, skill: str) -> int | None:
        """How the child sees this skill: 1 to 4, or not said."""
        return (self.views.data or {}).get(skill)

    def drawing_id(self) -> UUID | None:
        """The stored drawing this page names."""
        return self._file_id("drawing")

    def voice_id(self) -> UUID | None:
        """The stored voice note this page names."""
        return self._file_id("voice")

    def _file_id(self, name: str) -> UUID | None:
        try:
            return UUID(named) if (named := self.said(name)) else None
        except ValueError:
            return None

    def is_photo(self) -> bool:
        """Whether the picture of the page is a photo."""
        return self.made.data == PHOTO

    def job_slug(self) -> str | None:
        """The card that was picked."""
        return self.job.data if self.job.data in JOBS else None

    def hits(self) -> tuple[Match, ...]:
        """The cards that the typed words may mean."""
        return matches(self.said("job_words"))

    def settle_job(self) -> None:
        """Words that fit no card are kept as typed: nobody is made to look again."""
        if not self.job.data and self.job_words.data and not self.hits():
            self.job.data = OWN_WORDS

    def kept(self) -> dict[str, Any]:
        """The answers as a draft keeps them, by the name of the question."""
        found = {name: self[name].data for name in FIELDS}
        return {name: value for name, value in found.items() if value}

    def answers(self, activity_id: UUID | None) -> EntryAnswers:
        """What is saved. Fields that do not belong to the answers picked are left out."""
        drawing, voice = self.drawing_id(), self.voice_id()
        slug = self.job_slug()
        return EntryAnswers(
            activity_id=activity_id,
            job=slug,
            job_words="" if slug else self.said("job_words"),
            met_how=self.met_how.data if self.met_how.data in WAYS_OF_MEETING else None,
            words=self.said("words"),
            skills=tuple(SkillView(skill, self.view_of(skill)) for skill in self.picked_skills()),
            would_like=self.would_like.data if self.would_like.data in WOULD_LIKE else None,
            pictures=(PictureRef(drawing, self.said("caption")),) if drawing else (),
            voice=VoiceRef(voice) if voice else None,
        )


FIELDS = (
    "job",
    "job_words",
    "met_how",
    "words",
    "caption",
    "drawing",
    "made",
    "voice",
    "skills",
    "views",
    "would_like",
)


def kind_word(form: EntryForm, screen: str, *, ks1: bool) -> str:
    """What this screen still needs, in one kind sentence; nothing when all is well."""
    if screen == JOB:
        return _job_word(form)
    if screen == MET:
        return "" if form.met_how.data in WAYS_OF_MEETING else _("Pick one picture.")
    if screen == FOUND:
        return _found_word(form, ks1=ks1)
    if screen == SKILLS_SCREEN:
        few = len(form.picked_skills()) <= MOST_SKILLS
        return "" if few else _("Pick three or less. Take one off.")
    if screen.startswith(VIEW):
        return "" if form.view_of(screen.removeprefix(VIEW)) else _("Pick one picture.")
    if screen == LIKE:
        return "" if form.would_like.data in WOULD_LIKE else _("Pick one picture.")
    return ""


def _job_word(form: EntryForm) -> str:
    if len(form.said("job_words")) > MOST_JOB_WORDS:
        return _("That name is too long. Make it shorter.")
    if form.job_slug() or (form.job.data == OWN_WORDS and form.job_words.data):
        return ""
    return _("Is it one of these? Pick one.") if form.hits() else _("Pick one job.")


def _found_word(form: EntryForm, *, ks1: bool) -> str:
    if len(form.said("words")) > MOST_WORDS:
        return _("You wrote a lot! Make it a bit shorter.")
    if len(form.said("caption")) > MOST_CAPTION:
        return _("That name is too long. Make it shorter.")
    if ks1 or form.words.data or form.drawing_id() or form.voice_id():
        return ""
    return _("Write or draw one thing.")


def first_answers(activity: ActivityFacts | None) -> Mapping[str, Any]:
    """What is filled in before the child begins: how they met it, and the job if there was one."""
    if activity is None:
        return {}
    filled = {"met_how": MET_BY.get(activity.mode, "")}
    return filled | ({"job": activity.jobs[0]} if len(activity.jobs) == 1 else {})


def saved_answers(answers: EntryAnswers, made: str = "") -> Mapping[str, Any]:
    """A saved page as the form shows it, to be changed. `made` is how its picture was."""
    picture = answers.pictures[0] if answers.pictures else None
    return {
        "job": answers.job or (OWN_WORDS if answers.job_words else ""),
        "job_words": answers.job_words,
        "met_how": answers.met_how or "",
        "words": answers.words,
        "caption": picture.caption if picture else "",
        "drawing": str(picture.file_id) if picture else "",
        "made": made,
        "voice": str(answers.voice.file_id) if answers.voice else "",
        "skills": [view.skill for view in answers.skills],
        "would_like": answers.would_like or "",
        "views": {view.skill: view.self_view for view in answers.skills if view.self_view},
    }
