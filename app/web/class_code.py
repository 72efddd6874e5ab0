"""The one question of the front door, and of the page that says a code was wrong."""

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from app.web.forms import Form, line


class ClassCodeForm(Form):
    """The code of the day, as a child or a teacher types it."""

    code = StringField(
        _("Class code"),
        filters=[line],
        validators=[InputRequired(_("Type the six letters of the code.")), Length(max=40)],
    )
