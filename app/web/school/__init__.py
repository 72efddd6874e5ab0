"""Pages for the office and the school lead."""

from flask import Blueprint

from app.web.school.classes import classes
from app.web.school.destinations import destinations
from app.web.school.home import home
from app.web.school.imports import imports
from app.web.school.options import options
from app.web.school.packages import packages
from app.web.school.staff import staff

school = Blueprint("school", __name__, url_prefix="/school")
for topic in (home, classes, imports, staff, options, packages, destinations):
    school.register_blueprint(topic)
