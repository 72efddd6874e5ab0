"""The form a school's own line of the menu is written with."""

from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, ValidationError

from app.jobs.skills import SKILLS
from app.menu.items import (
    AREAS,
    FEWEST_MINUTES,
    MOST_MINUTES,
    MOST_SKILLS,
    OUT_OF_THE_CLASSROOM,
    STAGES,
    SUBJECTS,
    THEMES,
    WAYS,
    MenuItem,
)
from app.web.forms import MultiCheckboxField, choices_of, line, lines
from app.web.teacher.job_boxes import JobBoxes, in_boxes
from app.web.teacher.points import Points, as_points

MOST_POINTS, MOST_QUESTIONS = 12, 8


class Minutes(IntegerField):
    """A number of minutes."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Say what a number looks like when it cannot be read."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError("Write the number of minutes, such as 45.") from error


class LineForm(JobBoxes):
    """What a colleague needs to do it tomorrow. `version` is that of the line being changed."""

    title = StringField(
        "What is it called?",
        filters=[line],
        validators=[
            DataRequired("Give it a name."),
            Length(max=120, message="Keep the name to 120 characters."),
        ],
    )
    summary = StringField(
        "What happens, in one sentence?",
        filters=[line],
        validators=[
            DataRequired("Say in one sentence what happens."),
            Length(max=240, message="Keep the sentence to 240 characters."),
        ],
    )
    stages = MultiCheckboxField("For which ages?", choices=choices_of(STAGES.items()))
    theme = SelectField("Theme", choices=choices_of((t.slug, t.name) for t in THEMES.values()))
    area = SelectField("Area of the CDI framework", choices=choices_of(AREAS.items()))
    minutes = Minutes(
        "How many minutes?",
        validators=[
            InputRequired("Say how many minutes it takes."),
            NumberRange(
                FEWEST_MINUTES,
                MOST_MINUTES,
                f"Write a number of minutes from {FEWEST_MINUTES} to {MOST_MINUTES}.",
            ),
        ],
    )
    ways = MultiCheckboxField("How can it be done?", choices=choices_of(WAYS.items()))
    skills = MultiCheckboxField(
        f"Which skills will children use? Up to {MOST_SKILLS}",
        choices=choices_of((skill.id, skill.name()) for skill in SKILLS.values()),
    )
    subjects = MultiCheckboxField("Which subjects?", choices=choices_of(SUBJECTS.items()))
    steps = Points(
        "What happens, step by step", description="One step a line.", most=MOST_POINTS, least=1
    )
    prepare = Points("What to prepare", description="One thing a line.", most=MOST_POINTS)
    adaptations = Points(
        "So that every child can take part",
        description="Changes for children with special needs. One a line.",
        most=MOST_POINTS,
    )
    safeguarding = TextAreaField(
        "Keeping children safe",
        description="Needed where somebody comes, calls or is visited.",
        filters=[lines],
        validators=[Length(max=1000, message="Keep it to 1,000 characters.")],
    )
    before = Points("Questions before", description="One a line.", most=MOST_QUESTIONS)
    after = Points("Questions after", description="One a line.", most=MOST_QUESTIONS)
    version = HiddenField()

    def validate_stages(self, field: MultiCheckboxField) -> None:
        """It is for some age."""
        if not field.data:
            raise ValidationError("Tick at least one age.")

    def validate_ways(self, field: MultiCheckboxField) -> None:
        """It can be done somehow."""
        if not field.data:
            raise ValidationError("Tick at least one way.")

    def validate_skills(self, field: MultiCheckboxField) -> None:
        """Children pick from these, so a few."""
        if len(field.data or ()) > MOST_SKILLS:
            raise ValidationError(f"Choose up to {MOST_SKILLS} skills.")

    def validate_safeguarding(self, field: TextAreaField) -> None:
        """Nobody from outside without a word on it."""
        if not field.data and OUT_OF_THE_CLASSROOM & set(self.ways.data or ()):
            raise ValidationError("Say how children are kept safe: who stays, what is not shared.")

    def item(self) -> MenuItem:
        """The line as it was written, once the form is valid."""
        return MenuItem(
            title=self.title.data or "",
            summary=self.summary.data or "",
            stages=tuple(slug for slug in STAGES if slug in (self.stages.data or ())),
            theme=self.theme.data,
            area=self.area.data,
            skills=tuple(self.skills.data or ()),
            minutes=self.minutes.data or FEWEST_MINUTES,
            ways=tuple(slug for slug in WAYS if slug in (self.ways.data or ())),
            subjects=tuple(self.subjects.data or ()),
            jobs=self.job_slugs(),
            prepare=self.prepare.points,
            steps=self.steps.points,
            adaptations=self.adaptations.points,
            safeguarding=self.safeguarding.data or "",
            before=self.before.points,
            after=self.after.points,
        )


def as_form(item: MenuItem) -> dict[str, object]:
    """What the boxes say of a line that is there already."""
    same = ("title", "summary", "theme", "area", "minutes", "safeguarding")
    several = ("stages", "ways", "skills", "subjects")
    points = ("prepare", "steps", "adaptations", "before", "after")
    return (
        {name: getattr(item, name) for name in same}
        | {name: list(getattr(item, name)) for name in several}
        | {name: as_points(getattr(item, name)) for name in points}
        | {"version": str(item.version)}
        | in_boxes(item.jobs)
    )
