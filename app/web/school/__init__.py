"""Pages for the office and the school lead."""

from flask import Blueprint

school = Blueprint("school", __name__, url_prefix="/school")
