"""The forms that say what an adult is at a school."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from wtforms import EmailField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from app.schools.models import SchoolClass
from app.signin.actions.staffing import NO_ROLE
from app.signin.emails import LONGEST, NOT_AN_ADDRESS, is_email
from app.web.as_seen import SeenForm
from app.web.forms import Form, MultiCheckboxField, choices_of, line

ROLE_NAMES: Mapping[str, str] = {
    "teacher": "Teacher",
    "champion": "CRL Champion",
    "office": "School office",
    "safeguarding": "Safeguarding lead",
    "lead": "Careers lead",
}
ROLE_WORDS = (
    ("teacher", "Teacher: opens a class, reads and reviews its pages"),
    ("champion", "CRL Champion: plans activities and sees how every class gets on"),
    ("office", "School office: looks after classes and class lists"),
    ("safeguarding", "Safeguarding lead: reads every class’s pages, and is told of worries"),
    ("lead", "Careers lead: all of this in every class, staff and settings too"),
)


class PostForm(Form):
    """Roles and classes."""

    roles = MultiCheckboxField(
        "What do they do here?", choices=choices_of(ROLE_WORDS), validators=[InputRequired(NO_ROLE)]
    )
    class_ids = MultiCheckboxField("Which classes do they teach?", choices=[])

    def offer_classes(self, classes: Iterable[SchoolClass]) -> None:
        """The open classes of the school."""
        self.class_ids.choices = choices_of((str(one.id), one.name) for one in classes)

    def chosen_classes(self) -> list[UUID]:
        """The classes that are ticked."""
        return [UUID(one) for one in self.class_ids.data or ()]


class ChangeForm(SeenForm, PostForm):
    """What an adult is here by now."""


class StaffForm(PostForm):
    """Somebody new, as well."""

    name = StringField(
        "Name",
        description="As children know them: Miss Ahmed, Mr Cole.",
        filters=[line],
        validators=[
            InputRequired("Write their name."),
            Length(max=200, message="Keep the name to 200 characters."),
        ],
    )
    email = EmailField(
        "Email",
        filters=[line],
        validators=[
            InputRequired("Write their email address. They sign in with it."),
            Length(max=LONGEST, message=f"An email address has {LONGEST} characters at most."),
        ],
    )

    def validate_email(self, field: EmailField) -> None:
        """It looks like one. Whether anybody reads it there, the invitation shows."""
        if not is_email(field.data or ""):
            raise ValidationError(NOT_AN_ADDRESS)
