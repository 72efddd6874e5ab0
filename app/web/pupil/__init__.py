"""Pages for pupils."""

from flask import Blueprint, Response, request

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
from app.web.pupil.symbols import symbols
from app.web.pupil.thanks import thanks
from app.web.pupil.thoughts import thoughts
from app.web.pupil.voices import voices
from app.web.pupil.wishes import wishes
from app.web.viewer import child

NO_CONTENT, SEE_OTHER = 204, 303
pupil = Blueprint("pupil", __name__, url_prefix="/my")
TOPICS = (
    *(home, entries, thanks, jobs, skills, thoughts, looks, pictures, choices, messages),
    envelopes,
    voices,
    wishes,
    certificates,
    symbols,
)
for topic in TOPICS:
    pupil.register_blueprint(topic)
for words in (sentences.in_sentence, sentences.a_job, sentences.when):
    pupil.add_app_template_filter(words)


@pupil.after_request
def tell_script_where_to_go(response: Response) -> Response:
    """A form that a script sent is told where to go on, and the script goes there itself.

    Followed unasked, as a 303 is, the page would be fetched twice, and what it says once be lost.
    What the script asks for is RFC 7240's `Prefer: return=minimal`.
    """
    if response.status_code == SEE_OTHER and request.headers.get("Prefer") == "return=minimal":
        response.set_data(b"")
        response.status_code = NO_CONTENT
    return response


@pupil.context_processor
def who_this_is_for() -> dict[str, object]:
    """The bar at the top, how pages look, and whether they ask for reading."""
    here = child()
    if here is None:
        return {}
    return {"me": me_of(here), "ks1": is_ks1(here)}
