"""The form an activity is planned with."""

from datetime import timedelta

from flask import request
from wtforms import DateField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from app.activities.plan import MOST_JOBS, MOST_SKILLS, MOST_VISITORS, ActivityPlan, Visitor
from app.activities.queries import ActivityFacts
from app.foundation import clock
from app.jobs.cards import JOBS
from app.jobs.skills import SKILLS
from app.web.forms import Form, MultiCheckboxField, choices_of, line, lines
from app.web.teacher import job_fields

MODES = {
    "in_person": "Somebody came to school",
    "video": "By video",
    "trip": "We went out",
    "lesson": "A lesson",
}
FURTHEST = timedelta(days=366)
MOST_NOTES = 2000
FEWEST_ROWS = 3


class Day(DateField):
    """A day, as a browser's calendar sends it or as it is written in England."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Say what a day looks like when it cannot be read."""
        try:
            super().process_formdata([" ".join(valuelist).strip()] if valuelist else [])
        except ValueError as error:
            raise ValueError("Write the day as day/month/year, such as 11/06/2026.") from error


class ActivityForm(Form):
    """What, when, who came, which jobs and skills. `version` is that of the plan being changed."""

    title = StringField(
        "What is it called?",
        description="Children read this: “A nurse visits”.",
        filters=[line],
        validators=[
            DataRequired("Give it a name, such as “A nurse visits”."),
            Length(max=120, message="Keep the name to 120 characters."),
        ],
    )
    on = Day(
        "Which day?",
        format=["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y"],
        validators=[InputRequired("Choose a day.")],
    )
    mode = RadioField(
        "How?",
        choices=choices_of(MODES.items()),
        default="in_person",
        validators=[InputRequired("Choose how.")],
    )
    class_ids = MultiCheckboxField("For which classes?", choices=[])
    skills = MultiCheckboxField(
        f"Which skills will they use? Up to {MOST_SKILLS}",
        choices=choices_of((skill.id, skill.name()) for skill in SKILLS.values()),
    )
    notes = TextAreaField(
        "Notes for yourself",
        description="Only staff of the class read these.",
        filters=[lines],
        validators=[Length(max=MOST_NOTES, message=f"Keep it to {MOST_NOTES} characters.")],
    )
    version = HiddenField()

    def validate_on(self, field: DateField) -> None:
        """A mistyped year is caught here."""
        if field.data and abs(field.data - clock.today()) > FURTHEST:
            raise ValidationError("That is more than a year away. Check the year.")

    def validate_class_ids(self, field: MultiCheckboxField) -> None:
        """An activity is for somebody."""
        if field.choices and not field.data:
            raise ValidationError("Choose at least one class.")

    def validate_skills(self, field: MultiCheckboxField) -> None:
        """Children pick from these, so a few."""
        if len(field.data or ()) > MOST_SKILLS:
            raise ValidationError(f"Choose up to {MOST_SKILLS} skills.")

    def typed(self, name: str) -> job_fields.Typed:
        """What a box for a job means, or may mean."""
        means = request.form.get(f"{name}_means", "")
        return job_fields.read(self[name].data or "", means)

    def typed_jobs(self) -> list[job_fields.Typed]:
        """What the boxes for jobs mean."""
        return [self.typed(f"job_{n}") for n in range(1, MOST_JOBS + 1)]

    def visitor_rows(self) -> int:
        """How many rows for visitors to show: three, or one more than are filled in."""
        filled = [
            n
            for n in range(1, MOST_VISITORS + 1)
            if self[f"visitor_{n}"].data or self[f"visitor_job_{n}"].data
        ]
        return min(MOST_VISITORS, max(FEWEST_ROWS, 1 + max(filled, default=0)))

    def plan(self) -> ActivityPlan:
        """What was asked for, once the form is valid."""
        return ActivityPlan(
            title=self.title.data or "",
            on=self.on.data or clock.today(),
            mode=self.mode.data,
            jobs=tuple(dict.fromkeys(typed.slug for typed in self.typed_jobs() if typed.slug)),
            skills=tuple(self.skills.data or ()),
            visitors=tuple(
                Visitor(name=self[f"visitor_{n}"].data, job=self.typed(f"visitor_job_{n}").slug)
                for n in range(1, MOST_VISITORS + 1)
                if self[f"visitor_{n}"].data
            ),
            notes=self.notes.data or "",
        )


def _known_job(form: ActivityForm, field: StringField) -> None:
    typed = form.typed(field.name)
    if not typed.is_known:
        raise ValidationError(job_fields.sentence(typed))


def _named(form: ActivityForm, field: StringField) -> None:
    if field.data and not form[field.name.replace("_job", "")].data:
        raise ValidationError("Write the visitor’s name too, or leave both boxes empty.")


_SHORT = Length(max=120, message="Keep it to 120 characters.")
for _n in range(1, MOST_JOBS + 1):
    setattr(
        ActivityForm,
        f"job_{_n}",
        StringField(f"Job {_n}", filters=[line], validators=[_SHORT, _known_job]),
    )
for _n in range(1, MOST_VISITORS + 1):
    setattr(
        ActivityForm,
        f"visitor_{_n}",
        StringField(f"Visitor {_n}: name", filters=[line], validators=[_SHORT]),
    )
    setattr(
        ActivityForm,
        f"visitor_job_{_n}",
        StringField(f"Visitor {_n}: job", filters=[line], validators=[_SHORT, _named, _known_job]),
    )


def as_form(activity: ActivityFacts) -> dict[str, object]:
    """What the boxes say of an activity that is planned already."""
    boxes: dict[str, object] = {
        "title": activity.title,
        "on": activity.on,
        "mode": activity.mode,
        "skills": list(activity.skills),
        "notes": activity.notes,
        "version": str(activity.version),
    }
    for n, slug in enumerate(activity.jobs[:MOST_JOBS], start=1):
        boxes[f"job_{n}"] = JOBS[slug].title
    for n, visitor in enumerate(activity.visitors[:MOST_VISITORS], start=1):
        boxes[f"visitor_{n}"] = visitor.name
        boxes[f"visitor_job_{n}"] = JOBS[visitor.job].title if visitor.job else ""
    return boxes
