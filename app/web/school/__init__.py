"""Pages for the office and the school lead."""

from flask import Blueprint

from app.web.school.destinations import destinations
from app.web.school.packages import packages

school = Blueprint("school", __name__, url_prefix="/school")
for topic in (packages, destinations):
    school.register_blueprint(topic)
