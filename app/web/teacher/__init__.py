"""Pages for teachers."""

from flask import Blueprint

from app.web.teacher.cards import cards
from app.web.teacher.knocks import knocks
from app.web.teacher.openings import openings

teacher = Blueprint("teacher", __name__, url_prefix="/class")
for topic in (openings, knocks, cards):
    teacher.register_blueprint(topic)
