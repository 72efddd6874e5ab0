"""What a leaver wants the new school to know."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from wtforms import TextAreaField
from wtforms.validators import Length

from app.access.permissions import Permission
from app.learning_log.actions import write_message
from app.learning_log.answers import MOST_WORDS
from app.learning_log.queries import entries_of
from app.learning_log.summaries import families_met
from app.transition.queries import leaver_for
from app.web.forms import Form, lines
from app.web.guard import allow
from app.web.viewer import viewer

messages = Blueprint("messages", __name__)


class MessageForm(Form):
    """One page of a book."""

    words = TextAreaField(
        _("What I want my new school to know"),
        filters=[lines],
        validators=[
            Length(max=MOST_WORDS, message=_("That is a lot of words. Make it a little shorter."))
        ],
    )


@messages.route("/message", methods=["GET", "POST"])
@allow(Permission.CHOICE_WRITE)
def edit() -> ResponseReturnValue:
    """The page to write on. It may stay empty."""
    leaver = leaver_for(viewer(), viewer().person)
    written = leaver.message.words if leaver.message else ""
    form = MessageForm(data={"words": written})
    if form.validate_on_submit():
        if form.words.data != written:
            write_message(viewer(), form.words.data or "")
        return redirect(url_for("pupil.messages.done"), 303)
    answer = render_template("pupil/messages/edit.html", leaver=leaver, form=form, most=MOST_WORDS)
    return answer, 422 if form.errors else 200


@messages.get("/message/done")
@allow(Permission.CHOICE_WRITE)
def done() -> str:
    """What the new school will see, said back; and that it can still be changed."""
    return render_template(
        "pupil/messages/done.html",
        leaver=leaver_for(viewer(), viewer().person),
        families=families_met(entries_of(viewer(), viewer().person)),
    )
