"""The school's own symbols for jobs, skills and questions."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, ValidationError

from app.access.permissions import Permission
from app.foundation.database import reading
from app.foundation.lists import Order, as_read, holds, in_order
from app.foundation.pictures import CleanPicture, UnreadablePicture, clean_symbol
from app.jobs.cards import JOBS
from app.jobs.skills import SKILLS
from app.schools.actions.symbols import remove_symbol, set_symbol
from app.schools.queries.symbols import SymbolFacts, symbols_listed
from app.web.forms import Form, choices_of, line
from app.web.guard import allow
from app.web.long_lists import long_list_of
from app.web.own_symbols import symbol_answer
from app.web.viewer import viewer

symbols = Blueprint("symbols", __name__)
WRONG = 422

KINDS = {"job": "A job", "skill": "A skill", "question": "A question"}
QUESTIONS = {
    "job": "Which job did you meet?",
    "met": "How did you meet it?",
    "found": "What did you find out?",
    "skills": "Which skills did you use?",
    "like": "Would you like to do it?",
}
NAMES: Mapping[str, Mapping[str, str]] = {
    "job": {slug: job.title for slug, job in JOBS.items()},
    "skill": {slug: skill.name() for slug, skill in SKILLS.items()},
    "question": QUESTIONS,
}
"""What can have a symbol, by its kind: slugs, and the names that people pick them by."""


class SymbolsBy(StrEnum):
    """By what the symbols can be put in order."""

    NAME = "name"
    KIND = "kind"


BY_NAME = Order(SymbolsBy.NAME)
_KEYS: Mapping[SymbolsBy, Callable[[SymbolFacts], Any]] = {
    SymbolsBy.NAME: lambda one: as_read(_name(one)),
    SymbolsBy.KIND: lambda one: list(KINDS).index(one.kind),
}


class SymbolForm(Form):
    """A picture, and what it stands for."""

    kind = RadioField(
        "What is it a symbol of?",
        choices=choices_of(KINDS.items()),
        validators=[InputRequired("Choose one of the three.")],
    )
    name = StringField(
        "Which one?",
        description="Begin to write its name and choose it, such as “Nurse”.",
        filters=[line],
        validators=[InputRequired("Write which job, skill or question it is.")],
    )
    file = FileField(
        "The picture",
        description="PNG, JPEG or WebP, up to 10 MB. What is clear stays clear.",
        validators=[FileRequired("Choose a picture first.")],
    )

    def slug(self) -> str:
        """What the name means; "" when nothing of that kind is called so."""
        wanted = (self.name.data or "").casefold()
        named = NAMES.get(self.kind.data or "", {})
        return next((slug for slug, name in named.items() if name.casefold() == wanted), "")

    def validate_name(self, field: StringField) -> None:
        """A symbol of nothing would never be seen."""
        if self.kind.data in KINDS and not self.slug():
            kind = KINDS[self.kind.data].lower()
            raise ValidationError(f"“{field.data}” is not {kind}. Choose a name from the list.")

    def cleaned(self) -> CleanPicture | None:
        """The picture as it is kept; None, and the form says so, when it is none."""
        try:
            with reading():
                return clean_symbol(self.file.data.read())
        except UnreadablePicture as unreadable:
            self.file.errors = [f"{unreadable} A symbol is a PNG, JPEG or WebP file."]
            return None


@symbols.get("/symbols")
@allow(Permission.SCHOOL_SET_UP)
def index() -> str:
    """The symbols there are; one more can be sent."""
    return _page(SymbolForm(formdata=None))


@symbols.get("/symbols/find")
@symbols.post("/symbols/find")
@allow(Permission.SCHOOL_SET_UP)
def find() -> ResponseReturnValue:
    """The symbols of what is called so."""
    return _page(SymbolForm(formdata=None))


@symbols.post("/symbols")
@allow(Permission.SCHOOL_SET_UP)
def new() -> ResponseReturnValue:
    """Draw a job, skill or question with this picture from now on."""
    form = SymbolForm()
    if not form.validate() or (picture := form.cleaned()) is None:
        return _page(form), WRONG
    set_symbol(viewer(), form.kind.data, form.slug(), picture)
    flash(f"Children see your symbol for “{form.name.data}” from now on.", "done")
    return redirect(url_for("school.symbols.index"), 303)


@symbols.get("/symbols/<uuid:symbol_id>")
@allow(Permission.SCHOOL_SET_UP)
def show(symbol_id: UUID) -> Response:
    """The picture of a symbol."""
    return symbol_answer(viewer(), symbol_id)


@symbols.post("/symbols/<uuid:symbol_id>/remove")
@allow(Permission.SCHOOL_SET_UP)
def remove(symbol_id: UUID) -> ResponseReturnValue:
    """Draw the shipped picture again."""
    remove_symbol(viewer(), symbol_id)
    flash("The symbol is removed. Children see the shipped picture again.", "done")
    return redirect(url_for("school.symbols.index"), 303)


def _name(symbol: SymbolFacts) -> str:
    """What the picture stands for; its slug, where nothing is called so any more."""
    return NAMES[symbol.kind].get(symbol.slug, symbol.slug)


def _page(form: SymbolForm) -> str:
    here = "school.symbols."
    long_list = long_list_of(f"{here}index", BY_NAME, find=f"{here}find")
    every = in_order(sorted(symbols_listed(viewer()), key=_name), _KEYS, long_list.order)
    named = [one for one in every if holds(long_list.search, _name(one), KINDS[one.kind])]
    return render_template(
        "school/symbols/index.html",
        form=form,
        long_list=long_list,
        symbols=every,
        page=long_list.page_of(named),
        kinds=KINDS,
        names=NAMES,
    )
