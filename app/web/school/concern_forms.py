"""What those who lead safeguarding write about a concern."""

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from app.safeguarding.actions import LONGEST_NOTE
from app.safeguarding.states import Step
from app.web.forms import Form, choices_of, line, lines, version_in

LONGEST_PLACE = 200


class StepForm(Form):
    """What is done with it. `handed_on_to` is needed only for handing it on."""

    step = SelectField("Step", choices=choices_of([(step.value, step.value) for step in Step]))
    handed_on_to = StringField(
        "Handed on to",
        filters=[line],
        validators=[Length(max=LONGEST_PLACE, message=f"Keep to {LONGEST_PLACE} characters.")],
    )
    version = StringField(widget=HiddenInput())

    @property
    def read(self) -> int:
        """The version of the concern that was read."""
        return version_in(self.version.data)


class NoteForm(Form):
    """A note beside a concern."""

    note = TextAreaField(
        "Note",
        filters=[lines],
        validators=[
            InputRequired("Write the note first."),
            Length(max=LONGEST_NOTE, message=f"Keep a note to {LONGEST_NOTE} characters."),
        ],
    )
