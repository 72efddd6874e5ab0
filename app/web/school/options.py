"""What a school chooses: how children sign in, whether they take photos, whether UPNs are kept."""

from datetime import time

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import BooleanField, HiddenField, RadioField, SelectField, TextAreaField, TimeField
from wtforms.validators import InputRequired, Length, ValidationError

from app.access.permissions import Permission
from app.foundation.errors import Conflict
from app.schools import actions
from app.schools.models import SchoolOptions
from app.schools.queries import options_for
from app.web.forms import Form, choices_of, line, version_in
from app.web.guard import allow
from app.web.viewer import viewer

options = Blueprint("options", __name__)
CHANGED_ELSEWHERE, WRONG = 409, 422
FIRST_OPENING, LAST_OPENING = time(6, 0), time(11, 0)
EARLIEST, LATEST = time(12, 0), time(20, 0)


class OptionsForm(Form):
    """`version` is that of the settings being changed."""

    picture_count = RadioField(
        "How many pictures does a child tap to sign in?",
        choices=choices_of([("3", "Three"), ("4", "Four: harder to guess, harder to remember")]),
        coerce=int,
        description="Children who sign in with three now keep theirs until new ones are set.",
    )
    idle_minutes = SelectField(
        "After how long without a touch is a child signed out?",
        choices=choices_of(
            [("1", "1 minute"), *((str(number), f"{number} minutes") for number in range(2, 11))]
        ),
        coerce=int,
    )
    opens_at = TimeField(
        "From when do sign-in cards work on a school day?",
        description="A time between 06:00 and 11:00. "
        "On a tablet where the class is open, cards always work.",
        validators=[InputRequired("Write a time, such as 08:00.")],
    )
    closes_at = TimeField(
        "When do open classes close by themselves, and cards stop working?",
        description="A time between 12:00 and 20:00.",
        validators=[InputRequired("Write a time, such as 15:30.")],
    )
    cards_at_home = BooleanField(
        "Let children use their card at home",
        description="In the evening and at the weekend, for an hour at a time. Whoever holds the "
        "card can read and write that child’s pages, so tell families to keep it safe. It shows "
        "no other child. “Who was here” shows each time, and making a card void ends it.",
    )
    photos_on = BooleanField(
        "Let children put a photo on a page",
        description="Of a thing, not people: the page says so. Place and time are cut off.",
    )
    voice_notes_on = BooleanField(
        "Let children say what they found out",
        description="Up to 60 seconds a page. Only the sound is kept: no place, no time, no name.",
    )
    keeps_leavers_days = SelectField(
        "How long is the log of a child who left kept?",
        choices=choices_of(
            [("90", "3 months"), ("180", "6 months"), ("365", "1 year"), ("730", "2 years")]
        ),
        coerce=int,
        description="Nothing is erased by itself: past that time, the list of who left says so.",
    )
    uses_upn = BooleanField("Keep UPNs from class lists")
    uses_upn_why = TextAreaField(
        "What does this school need UPNs for?",
        filters=[line],
        validators=[Length(max=300, message="Keep it to 300 characters.")],
    )
    version = HiddenField()

    def validate_opens_at(self, field: TimeField) -> None:
        """A school day begins in the morning."""
        if field.data and not FIRST_OPENING <= field.data <= LAST_OPENING:
            raise ValidationError("Choose a time between 06:00 and 11:00.")

    def validate_closes_at(self, field: TimeField) -> None:
        """Nobody's class closes at four in the morning."""
        if field.data and not EARLIEST <= field.data <= LATEST:
            raise ValidationError("Choose a time between 12:00 and 20:00.")

    def validate_uses_upn_why(self, field: TextAreaField) -> None:
        """Personal data that is not needed takes a reason."""
        if self.uses_upn.data and not field.data:
            raise ValidationError("Say what for, such as “to match children at the new school”.")

    def choices(self) -> actions.Choices:
        """What was chosen, once the form is valid."""
        return actions.Choices(
            uses_upn=self.uses_upn.data,
            uses_upn_why=self.uses_upn_why.data or "",
            picture_count=self.picture_count.data,
            idle_minutes=self.idle_minutes.data,
            opens_at=self.opens_at.data or FIRST_OPENING,
            closes_at=self.closes_at.data or LATEST,
            cards_at_home=self.cards_at_home.data,
            photos_on=self.photos_on.data,
            voice_notes_on=self.voice_notes_on.data,
            keeps_leavers_days=self.keeps_leavers_days.data,
        )


@options.get("/settings")
@options.post("/settings")
@allow(Permission.SCHOOL_SET_UP)
def edit() -> str | Response | tuple[str, int]:
    """Change what the school has chosen. If somebody else did meanwhile, say what stands now."""
    chosen = options_for(viewer())
    form, status = OptionsForm(data=_as_form(chosen)), 200
    changed_elsewhere = False
    if form.validate_on_submit():
        try:
            actions.change_options(viewer(), form.choices(), version_in(form.version.data))
        except Conflict:
            form.version.data, form.version.raw_data = str(chosen.version), None
            changed_elsewhere, status = True, CHANGED_ELSEWHERE
        else:
            flash("The settings are saved.", "done")
            return redirect(url_for("school.options.edit"), 303)
    elif form.is_submitted():
        status = WRONG
    page = render_template(
        "school/options/edit.html", form=form, chosen=chosen, changed_elsewhere=changed_elsewhere
    )
    return page, status


def _as_form(chosen: SchoolOptions) -> dict[str, object]:
    return {
        "picture_count": chosen.picture_count,
        "idle_minutes": chosen.idle_minutes,
        "opens_at": chosen.opens_at,
        "closes_at": chosen.closes_at,
        "cards_at_home": bool(chosen.cards_at_home),
        "photos_on": bool(chosen.photos_on),
        "voice_notes_on": bool(chosen.voice_notes_on),
        "keeps_leavers_days": chosen.keeps_leavers_days,
        "uses_upn": chosen.uses_upn,
        "uses_upn_why": chosen.uses_upn_why,
        "version": str(chosen.version or 0),
    }
