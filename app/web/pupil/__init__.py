"""Pages for pupils."""

from flask import Blueprint

pupil = Blueprint("pupil", __name__, url_prefix="/my")
