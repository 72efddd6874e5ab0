"""The six boxes for jobs that a plan and a line of the menu share."""

from flask import request
from wtforms import StringField
from wtforms.validators import Length, ValidationError

from app.activities.plan import MOST_JOBS
from app.jobs.cards import JOBS
from app.web.forms import Form, line
from app.web.teacher import job_fields

SHORT = Length(max=120, message="Keep it to 120 characters.")


class JobBoxes(Form):
    """A form with boxes `job_1` to `job_6`, in which jobs are typed as anybody spells them."""

    def typed(self, name: str) -> job_fields.Typed:
        """What a box for a job means, or may mean."""
        means = request.form.get(f"{name}_means", "")
        return job_fields.read(self[name].data or "", means)

    def typed_jobs(self) -> list[job_fields.Typed]:
        """What the boxes for jobs mean."""
        return [self.typed(f"job_{n}") for n in range(1, MOST_JOBS + 1)]

    def job_slugs(self) -> tuple[str, ...]:
        """The cards that the boxes name, each once."""
        return tuple(dict.fromkeys(typed.slug for typed in self.typed_jobs() if typed.slug))


def known_job(form: JobBoxes, field: StringField) -> None:
    """A validator: the box names a card, or is empty."""
    typed = form.typed(field.name)
    if not typed.is_known:
        raise ValidationError(job_fields.sentence(typed))


def in_boxes(slugs: tuple[str, ...]) -> dict[str, object]:
    """What the boxes say of jobs that are known already."""
    named = [JOBS[slug].title for slug in slugs if slug in JOBS][:MOST_JOBS]
    return {f"job_{n}": title for n, title in enumerate(named, start=1)}


for _n in range(1, MOST_JOBS + 1):
    setattr(
        JobBoxes,
        f"job_{_n}",
        StringField(f"Job {_n}", filters=[line], validators=[SHORT, known_job]),
    )
