"""Pages for pupils."""

from flask import Blueprint

from app.web.pupil import sentences
from app.web.pupil.certificates import certificates
from app.web.pupil.choices import choices
from app.web.pupil.entries import entries
from app.web.pupil.envelopes import envelopes
from app.web.pupil.home import home
from app.web.pupil.jobs import jobs
from app.web.pupil.looks import looks
from app.web.pupil.me import is_ks1, me_of
from app.web.pupil.messages import messages
from app.web.pupil.pictures import pictures
from app.web.pupil.skills import skills
from app.web.pupil.thanks import thanks
from app.web.pupil.thoughts import thoughts
from app.web.pupil.voices import voices
from app.web.pupil.wishes import wishes
from app.web.viewer import child

pupil = Blueprint("pupil", __name__, url_prefix="/my")
TOPICS = (
    *(home, entries, thanks, jobs, skills, thoughts, looks, pictures, choices, messages),
    envelopes,
    voices,
    wishes,
    certificates,
)
for topic in TOPICS:
    pupil.register_blueprint(topic)
for words in (sentences.in_sentence, sentences.a_job, sentences.when):
    pupil.add_app_template_filter(words)


@pupil.context_processor
def who_this_is_for() -> dict[str, object]:
    """The bar at the top, how pages look, and whether they ask for reading."""
    here = child()
    if here is None:
        return {}
    return {"me": me_of(here), "ks1": is_ks1(here)}
