"""The forms about a class, and about one child in it."""

from datetime import date

from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from app.foundation import clock
from app.schools.actions import PupilDetails
from app.schools.actions.keeping_classes import NO_NAME, NO_YEARS
from app.schools.models import NC_YEARS
from app.schools.roster.names import LONGEST_CLASS_NAME, LONGEST_NAME, is_a_name
from app.web.days import WRITTEN, Day
from app.web.forms import Form, MultiCheckboxField, choices_of, line

YEARS = [("R", "Reception"), *((number, f"Year {number}") for number in NC_YEARS[1:])]
YOUNGEST, OLDEST = 3, 13
"""Years between a child's birth and the school year's first day, with room for who is ahead or
behind; the age of a year group is given by sections 8 and 576 of the Education Act 1996."""
TOO_LONG = "Keep it to 200 characters."


class ClassForm(Form):
    """What a class is called, and the years in it. `version` is that of the class being changed."""

    name = StringField(
        "What is the class called?",
        description="As it stands in your own class lists: a list that says “6 Oak” makes another "
        "class beside “Oak”.",
        filters=[line],
        validators=[
            InputRequired(NO_NAME),
            Length(max=LONGEST_CLASS_NAME, message="Keep the name to 60 characters."),
        ],
    )
    nc_years = MultiCheckboxField(
        "Which years are in it?", choices=choices_of(YEARS), validators=[InputRequired(NO_YEARS)]
    )
    version = HiddenField()


class PupilForm(Form):
    """One child. `version` is that of the child being corrected."""

    forename = StringField(
        "First name",
        filters=[line],
        validators=[
            InputRequired("Write the first name."),
            Length(max=LONGEST_NAME, message=TOO_LONG),
        ],
    )
    surname = StringField(
        "Last name",
        filters=[line],
        validators=[
            InputRequired("Write the last name."),
            Length(max=LONGEST_NAME, message=TOO_LONG),
        ],
    )
    preferred_forename = StringField(
        "Called",
        description="What everybody calls the child, if that is another name.",
        filters=[line],
        validators=[Length(max=LONGEST_NAME, message=TOO_LONG)],
    )
    born_on = Day(
        "Date of birth", format=WRITTEN, validators=[InputRequired("Write the date of birth.")]
    )
    nc_year = SelectField("Year", choices=choices_of(YEARS))
    version = HiddenField()

    def validate_forename(self, field: StringField) -> None:
        """A name has letters."""
        _refuse_no_name(field.data)

    def validate_surname(self, field: StringField) -> None:
        """A name has letters."""
        _refuse_no_name(field.data)

    def validate_preferred_forename(self, field: StringField) -> None:
        """A name has letters."""
        if field.data:
            _refuse_no_name(field.data)

    def validate_born_on(self, field: Day) -> None:
        """A child of a primary school is between three and thirteen."""
        if field.data is None:
            return
        age = date(clock.school_year(), 9, 1).year - field.data.year
        if not YOUNGEST <= age <= OLDEST:
            raise ValidationError("A child born then is not of primary school age. Check the year.")

    def details(self) -> PupilDetails:
        """What was written, once the form is valid."""
        return PupilDetails(
            forename=self.forename.data or "",
            surname=self.surname.data or "",
            preferred_forename=self.preferred_forename.data or None,
            born_on=self.born_on.data or clock.today(),
            nc_year=self.nc_year.data,
        )


class NewPupilForm(PupilForm):
    """A child who is not on a class list yet."""

    is_another = BooleanField("This is another child with the same name and birthday")


def _refuse_no_name(text: str | None) -> None:
    if text and not is_a_name(text):
        raise ValidationError("A name has letters, and no signs but those that names have.")
