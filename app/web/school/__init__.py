"""Pages for the office and the school lead."""

from flask import Blueprint

from app.web.kept_forms import bring_back
from app.web.school.certificate_kinds import certificate_kinds
from app.web.school.class_names import class_names
from app.web.school.classes import classes
from app.web.school.closings import closings
from app.web.school.closures import closures
from app.web.school.columns import columns
from app.web.school.concerns import concerns
from app.web.school.departures import departures
from app.web.school.destinations import destinations
from app.web.school.factors import factors
from app.web.school.home import home
from app.web.school.imports import imports
from app.web.school.mends import mends
from app.web.school.new_years import new_years
from app.web.school.options import options
from app.web.school.packages import packages
from app.web.school.pupils import pupils
from app.web.school.staff import staff
from app.web.school.symbols import symbols
from app.web.school.unread import unread
from app.web.school.watch_words import watch_words
from app.web.school.year_moves import year_moves

school = Blueprint("school", __name__, url_prefix="/school")
school.before_request(bring_back)
for topic in (
    home,
    classes,
    class_names,
    closings,
    pupils,
    imports,
    columns,
    mends,
    staff,
    factors,
    options,
    closures,
    packages,
    destinations,
    new_years,
    year_moves,
    departures,
    concerns,
    watch_words,
    unread,
    certificate_kinds,
    symbols,
):
    school.register_blueprint(topic)
