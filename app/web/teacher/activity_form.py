"""The form an activity is planned with."""

from datetime import timedelta

from wtforms import (
    DateField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from app.activities.plan import MOST_SKILLS, MOST_VISITORS, ActivityPlan, Visitor
from app.activities.queries import ActivityFacts
from app.foundation import clock
from app.jobs.cards import JOBS
from app.jobs.skills import SKILLS
from app.menu.items import SUBJECTS, MenuItem
from app.web.days import WRITTEN, Day
from app.web.forms import MultiCheckboxField, choices_of, line, lines
from app.web.teacher.class_boxes import ClassBoxes
from app.web.teacher.job_boxes import SHORT, JobBoxes, in_boxes, known_job
from app.web.teacher.points import Points, as_points

MODES = {
    "in_person": "Somebody came to school",
    "video": "By video",
    "trip": "We went out",
    "lesson": "A lesson",
}
FURTHEST = timedelta(days=366)
MOST_NOTES = 2000
MOST_QUESTIONS = 8
FEWEST_ROWS = 3


class ActivityForm(JobBoxes, ClassBoxes):
    """What, when, who came, which jobs and skills. `version` is that of the plan being changed;
    `menu` is the key of the line of the menu that it comes from; `back` says that saving brings
    back what somebody removed.
    """

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
        format=WRITTEN,
        validators=[InputRequired("Choose a day.")],
    )
    mode = RadioField(
        "How?",
        choices=choices_of(MODES.items()),
        default="in_person",
        validators=[InputRequired("Choose how.")],
    )
    subject = SelectField(
        "Which subject is it part of?",
        choices=choices_of([("", "None in particular"), *SUBJECTS.items()]),
        default="",
    )
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
    before = Points(
        "Questions before",
        description="For the class to talk about. One a line.",
        most=MOST_QUESTIONS,
    )
    after = Points(
        "Questions after",
        description="For looking back, on the board or on paper. One a line.",
        most=MOST_QUESTIONS,
    )
    menu = HiddenField()
    version = HiddenField()
    back = HiddenField()

    def validate_on(self, field: DateField) -> None:
        """A mistyped year is caught here."""
        if field.data and abs(field.data - clock.today()) > FURTHEST:
            raise ValidationError("That is more than a year away. Check the year.")

    def validate_skills(self, field: MultiCheckboxField) -> None:
        """Children pick from these, so a few."""
        if len(field.data or ()) > MOST_SKILLS:
            raise ValidationError(f"Choose up to {MOST_SKILLS} skills.")

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
            jobs=self.job_slugs(),
            skills=tuple(self.skills.data or ()),
            visitors=tuple(
                Visitor(name=self[f"visitor_{n}"].data, job=self.typed(f"visitor_job_{n}").slug)
                for n in range(1, MOST_VISITORS + 1)
                if self[f"visitor_{n}"].data
            ),
            notes=self.notes.data or "",
            subject=self.subject.data or "",
            menu=self.menu.data or "",
            before=self.before.points,
            after=self.after.points,
        )


def _named(form: ActivityForm, field: StringField) -> None:
    if field.data and not form[field.name.replace("_job", "")].data:
        raise ValidationError("Write the visitor’s name too, or leave both boxes empty.")


for _n in range(1, MOST_VISITORS + 1):
    setattr(
        ActivityForm,
        f"visitor_{_n}",
        StringField(f"Visitor {_n}: name", filters=[line], validators=[SHORT]),
    )
    setattr(
        ActivityForm,
        f"visitor_job_{_n}",
        StringField(f"Visitor {_n}: job", filters=[line], validators=[SHORT, _named, known_job]),
    )


def as_form(activity: ActivityFacts) -> dict[str, object]:
    """What the boxes say of an activity that is planned already."""
    boxes: dict[str, object] = {
        "title": activity.title,
        "on": activity.on,
        "class_ids": [str(one) for one in activity.class_ids],
        "mode": activity.mode,
        "skills": list(activity.skills),
        "notes": activity.notes,
        "subject": activity.subject,
        "menu": activity.menu,
        "before": as_points(activity.before),
        "after": as_points(activity.after),
        "version": str(activity.version),
    }
    boxes |= in_boxes(activity.jobs)
    for n, visitor in enumerate(activity.visitors[:MOST_VISITORS], start=1):
        boxes[f"visitor_{n}"] = visitor.name
        boxes[f"visitor_job_{n}"] = JOBS[visitor.job].title if visitor.job else ""
    return boxes


def from_menu(item: MenuItem) -> dict[str, object]:
    """What the boxes say of an activity that is planned from a line of the menu."""
    return {
        "title": item.title,
        "mode": item.ways[0],
        "skills": list(item.skills[:MOST_SKILLS]),
        "subject": item.subjects[0] if len(item.subjects) == 1 else "",
        "menu": item.key,
        "before": as_points(item.before),
        "after": as_points(item.after),
    } | in_boxes(item.jobs)
