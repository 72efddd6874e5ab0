"""Pages for teachers."""

from flask import Blueprint

teacher = Blueprint("teacher", __name__, url_prefix="/class")
