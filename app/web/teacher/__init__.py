"""Pages for teachers."""

from flask import Blueprint

from app.web.kept_forms import bring_back
from app.web.teacher.activities import activities
from app.web.teacher.attendance import attendance
from app.web.teacher.calendar import calendar
from app.web.teacher.cards import cards
from app.web.teacher.certificates import certificates
from app.web.teacher.classes import classes
from app.web.teacher.concerns import concerns
from app.web.teacher.entries import entries
from app.web.teacher.exports import exports
from app.web.teacher.feedback import feedback
from app.web.teacher.fill_ins import fill_ins
from app.web.teacher.knocks import knocks
from app.web.teacher.leavers import leavers
from app.web.teacher.menu import menu
from app.web.teacher.modes import modes
from app.web.teacher.moves import moves
from app.web.teacher.openings import openings
from app.web.teacher.ours import ours
from app.web.teacher.overview import overview
from app.web.teacher.past_classes import past
from app.web.teacher.pictures import pictures
from app.web.teacher.projector import projector
from app.web.teacher.questions import questions
from app.web.teacher.reviews import reviews
from app.web.teacher.rounds import rounds
from app.web.teacher.sittings import sittings
from app.web.teacher.starters import starters
from app.web.teacher.tablets import tablets
from app.web.teacher.unsaved import unsaved
from app.web.teacher.visitors import visitors
from app.web.teacher.voices import voices
from app.web.teacher.walls import walls
from app.web.teacher.wishes import wishes
from app.web.teacher.words import words

teacher = Blueprint("teacher", __name__, url_prefix="/class")
teacher.before_request(bring_back)
for topic in (
    classes,
    activities,
    calendar,
    menu,
    ours,
    questions,
    visitors,
    attendance,
    rounds,
    fill_ins,
    overview,
    exports,
    projector,
    reviews,
    feedback,
    starters,
    concerns,
    entries,
    pictures,
    voices,
    openings,
    knocks,
    cards,
    sittings,
    tablets,
    moves,
    wishes,
    words,
    modes,
    leavers,
    unsaved,
    certificates,
    walls,
    past,
):
    teacher.register_blueprint(topic)
