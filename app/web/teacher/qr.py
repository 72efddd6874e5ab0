"""The QR picture that opens a class."""

from flask_babel import gettext as _
from markupsafe import Markup

from app.signin.queries import OpeningFacts
from app.web.qr import address_of, qr_svg


def opening_qr(opening: OpeningFacts) -> Markup:
    """The picture that opens this class on the tablet that looks at it."""
    return qr_svg(address_of(opening.path), _("A QR picture that opens the class"))
