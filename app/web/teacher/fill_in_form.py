"""The short form in which an adult writes down what a child tells: the answers of a page."""

from flask import request
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app.activities.queries import ActivityFacts
from app.jobs.cards import JOBS
from app.jobs.meeting import WAYS_OF_MEETING, WOULD_LIKE
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.learning_log.answers import (
    MET_BY,
    MOST_JOB_WORDS,
    MOST_SKILLS,
    MOST_WORDS,
    EntryAnswers,
    SkillView,
)
from app.learning_log.pages import LogEntry
from app.web.forms import Form, choices_of, line, lines
from app.web.teacher import job_fields

OWN_WORDS = "own-words"
"""Picked where no card fits: the job keeps the name the child gave it."""
PICKED = "0"
"""A skill that was used, without a view of oneself."""
_VIEWS = [("", "Not picked"), (PICKED, "Picked, without a view")] + [
    (str(view.point), view.words) for view in SELF_VIEWS.values()
]


class FillInForm(Form):
    """A page, in an adult's hand: `entry_id` and `revision` say which, and in which state.

    `second` is the page beside which this one is to stand.
    """

    job = StringField(
        "Which job did they meet?",
        description="As the child says it.",
        filters=[line],
        validators=[
            DataRequired("Write the job they met."),
            Length(max=MOST_JOB_WORDS, message=f"Keep the job to {MOST_JOB_WORDS} characters."),
        ],
    )
    met_how = RadioField(
        "How did they meet it?",
        choices=choices_of((way.slug, way.words) for way in WAYS_OF_MEETING.values()),
        validators=[InputRequired("Choose how they met it.")],
    )
    words = TextAreaField(
        "What did they find out?",
        description="In the child’s own words, as they told you.",
        filters=[lines],
        validators=[Length(max=MOST_WORDS, message=f"Keep it to {MOST_WORDS} characters.")],
    )
    would_like = RadioField(
        "Would they like to do it?",
        choices=choices_of((one.slug, one.words) for one in WOULD_LIKE.values()),
        validators=[Optional()],
    )
    entry_id = HiddenField()
    revision = HiddenField()
    second = HiddenField()

    def typed_job(self) -> job_fields.Typed:
        """The card that the words name, or the cards they may mean."""
        return job_fields.read(self.job.data or "", request.form.get("job_means", ""))

    def keeps_words(self) -> bool:
        """Whether the job goes by the child's own name for it: no card fits, or none was meant."""
        typed = self.typed_job()
        means = request.form.get("job_means", "")
        return not typed.slug and (means == OWN_WORDS or not typed.offers)

    def validate_job(self, _field: StringField) -> None:
        """Words that may mean several cards are asked about."""
        if self.job.data and not self.typed_job().slug and not self.keeps_words():
            raise ValidationError("Pick the card they mean, or keep the child’s own words.")

    def picked_skills(self) -> tuple[SkillView, ...]:
        """Each skill that was picked, with how the child sees it."""
        views = {slug: self[f"view_{slug}"].data for slug in SKILLS}
        return tuple(SkillView(slug, int(view) or None) for slug, view in views.items() if view)

    def answers(self, activity: ActivityFacts) -> EntryAnswers:
        """What is saved, once the form is valid."""
        slug = self.typed_job().slug
        return EntryAnswers(
            activity_id=activity.id,
            job=slug or None,
            job_words="" if slug else self.job.data or "",
            met_how=self.met_how.data,
            words=self.words.data or "",
            skills=self.picked_skills(),
            would_like=self.would_like.data or None,
        )


def _few(form: FillInForm, field: SelectField) -> None:
    """Said once, at the first skill that is one too many."""
    picked = [f"view_{view.skill}" for view in form.picked_skills()]
    if picked[MOST_SKILLS : MOST_SKILLS + 1] == [field.name]:
        raise ValidationError(f"Pick up to {MOST_SKILLS} skills: set this one to “Not picked”.")


for _skill in SKILLS.values():
    setattr(
        FillInForm,
        f"view_{_skill.id}",
        SelectField(_skill.name(), choices=choices_of(_VIEWS), validators=[_few]),
    )


def begun_with(activity: ActivityFacts) -> dict[str, object]:
    """What is filled in before anybody writes: the job, if there was one, and how it was met."""
    job = JOBS[activity.jobs[0]].title if len(activity.jobs) == 1 else ""
    return {"job": job, "met_how": MET_BY.get(activity.mode, "")}


def as_written(page: LogEntry) -> dict[str, object]:
    """A page as the form shows it, to be put right."""
    views = {
        f"view_{view.skill}": str(view.self_view or PICKED)
        for view in page.skills
        if view.skill in SKILLS
    }
    return {
        "job": page.job_title,
        "met_how": page.met_how or "",
        "words": page.words,
        "would_like": page.would_like or "",
        "entry_id": str(page.id),
        "revision": str(page.revision),
        **views,
    }
