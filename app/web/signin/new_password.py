"""The two boxes with which somebody chooses a password."""

from flask_babel import lazy_gettext as _
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired, Length

from app.signin import passwords
from app.web.forms import Form


class NewPasswordForm(Form):
    """The password to have from now on, twice."""

    new = PasswordField(
        _("New password"),
        description=_("10 characters or more. Three words that do not belong together do well."),
        validators=[
            InputRequired(_("Choose a new password.")),
            Length(
                min=passwords.SHORTEST,
                max=passwords.LONGEST,
                message=_("Choose a password of 10 characters or more."),
            ),
        ],
    )
    again = PasswordField(
        _("New password again"),
        validators=[EqualTo("new", _("The two new passwords are not the same. Type both again."))],
    )
