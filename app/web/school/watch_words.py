"""The school's own list of words to be told of."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import InputRequired

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.foundation.lists import holds
from app.safeguarding import actions
from app.safeguarding.queries import BY_WORD, keeps, words_of
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.long_lists import long_list_of
from app.web.viewer import viewer

watch_words = Blueprint("watch_words", __name__)
WRONG = 422


class WordForm(Form):
    """One word, or a few."""

    word = StringField(
        "Word or phrase", filters=[line], validators=[InputRequired("Write a word first.")]
    )


@watch_words.get("/watch-words")
@allow(Permission.CONCERN_READ)
def index() -> ResponseReturnValue:
    """The list, for whom concerns go to."""
    if not keeps(viewer()):
        return redirect(url_for("school.concerns.index"), 303)
    return _page(WordForm(formdata=None))


@watch_words.get("/watch-words/find")
@watch_words.post("/watch-words/find")
@allow(Permission.CONCERN_READ)
def find() -> ResponseReturnValue:
    """Those of the list with these letters. Posted to: no address says what is looked for."""
    return index()


@watch_words.post("/watch-words")
@allow(Permission.CONCERN_READ)
def new() -> ResponseReturnValue:
    """Add one."""
    form = WordForm()
    if not form.validate():
        return _page(form), WRONG
    try:
        word = actions.add_word(viewer(), form.word.data or "")
    except Refused as refusal:
        form.word.errors = (str(refusal),)
        return _page(form), WRONG
    return _page(WordForm(formdata=None), told=f"“{word}” is on the list.")


@watch_words.post("/watch-words/remove")
@allow(Permission.CONCERN_READ)
def remove() -> ResponseReturnValue:
    """Take one off, with the offer to put it back."""
    word = line(WordForm().word.data)
    actions.remove_word(viewer(), word)
    return _page(WordForm(formdata=None), told=f"“{word}” is off the list.", back=word)


def _page(form: WordForm, told: str = "", back: str = "") -> str:
    here = "school.watch_words."
    long_list = long_list_of(f"{here}index", BY_WORD, find=f"{here}find")
    listed = words_of(viewer(), long_list.order)
    return render_template(
        "school/watch_words/index.html",
        total=len(listed),
        long_list=long_list,
        listed=long_list.page_of([one for one in listed if holds(long_list.search, one.word)]),
        form=form,
        told=told,
        back=back,
    )
