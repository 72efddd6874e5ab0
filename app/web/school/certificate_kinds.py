"""What the school says well done for: its own wording of the kinds that ship, and its own kinds."""

from typing import Any, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from app.access.permissions import Permission
from app.celebrations.actions import put_kind_away, word_kind
from app.celebrations.kinds import (
    BLANKS,
    LONGEST_TITLE,
    LONGEST_WORDS,
    Kind,
    Measure,
    sample,
    unknown_blanks,
)
from app.celebrations.queries import kind_for, kinds_of
from app.foundation.errors import Conflict
from app.web.forms import Form, choices_of, line, version_in
from app.web.guard import allow
from app.web.undo import offer_undo
from app.web.viewer import viewer

certificate_kinds = Blueprint("certificate_kinds", __name__)
CHANGED_ELSEWHERE, WRONG = 409, 422
COUNTED = {
    "jobs": "Jobs met",
    "families": "Families of jobs met",
    "skills": "Skills used",
    "choice": "Nothing: the teacher chooses who gets it",
}


class KindForm(Form):
    """A heading, a sentence with blanks, and what it takes. `version` is that of the wording."""

    title = StringField(
        "Heading",
        filters=[line],
        validators=[InputRequired("Write a heading."), Length(max=LONGEST_TITLE)],
    )
    words = TextAreaField(
        "What it says",
        filters=[line],
        validators=[
            InputRequired("Write what it says."),
            Length(max=LONGEST_WORDS, message=f"Keep it to {LONGEST_WORDS} letters."),
        ],
        description="One or two short sentences. The child’s name stands above them.",
    )
    measure = SelectField("What is counted", choices=choices_of(COUNTED.items()))
    needed = IntegerField(
        "How many it takes",
        validators=[Optional(), NumberRange(1, 300, "Write a number from 1 to 300.")],
    )
    version = HiddenField()

    def validate_words(self, field: TextAreaField) -> None:
        """Every blank can be filled in."""
        if unknown := unknown_blanks(field.data or ""):
            raise ValidationError(f"{unknown[0]} cannot be filled in. Use the blanks listed.")

    def validate_needed(self, field: IntegerField) -> None:
        """What is counted takes a number."""
        if self.measure.data != "choice" and field.data is None and not field.process_errors:
            raise ValidationError("Say how many a child needs.")

    def keep(self, slug: str | None) -> None:
        """Keep the wording. Raises Conflict."""
        kind = self.kind()
        word_kind(
            viewer(),
            slug,
            title=kind.title,
            words=kind.words,
            measure=kind.measure,
            needed=kind.needed,
            version=version_in(self.version.data),
        )

    def kind(self) -> Kind:
        """What is written here, as a kind that nobody has kept."""
        measure = cast("Measure", self.measure.data)
        needed = 0 if measure == "choice" else self.needed.data or 0
        title, words = self.title.data or "", self.words.data or ""
        return Kind(slug="", title=title, words=words, measure=measure, needed=needed)

    def is_only_looked_at(self) -> bool:
        """Whether it is to be shown as it reads, and not kept yet."""
        return request.form.get("look") == "1"


@certificate_kinds.get("/certificates")
@allow(Permission.SCHOOL_SET_UP)
def index() -> str:
    """Every kind with its words; those put away last."""
    kinds = sorted(kinds_of(viewer(), also_put_away=True), key=lambda kind: kind.is_put_away)
    return render_template("school/certificate_kinds/index.html", kinds=kinds, counted=COUNTED)


@certificate_kinds.get("/certificates/new")
@certificate_kinds.post("/certificates/new")
@allow(Permission.SCHOOL_SET_UP)
def new() -> str | Response | tuple[str, int]:
    """A kind that the school thought of."""
    form = KindForm(data={"measure": "jobs", "needed": 3})
    if (fits := form.validate_on_submit()) and not form.is_only_looked_at():
        form.keep(None)
        flash(f"“{form.title.data}” can be given from now on.", "done")
        return redirect(url_for("school.certificate_kinds.index"), 303)
    page = render_template("school/certificate_kinds/new.html", **_parts(form, fits))
    return (page, WRONG) if form.errors else page


@certificate_kinds.get("/certificates/<kind>")
@certificate_kinds.post("/certificates/<kind>")
@allow(Permission.SCHOOL_SET_UP)
def edit(kind: str) -> str | Response | tuple[str, int]:
    """The school's own words for a kind. If somebody else changed them, both stand there."""
    found, theirs, status = kind_for(viewer(), kind), None, 200
    form = KindForm(data=_as_form(found))
    if (fits := form.validate_on_submit()) and not form.is_only_looked_at():
        try:
            form.keep(kind)
        except Conflict:
            form.version.data, form.version.raw_data = str(found.version), None
            theirs, status = found, CHANGED_ELSEWHERE
        else:
            flash("The wording is saved. Certificates given before keep theirs.", "done")
            return redirect(url_for("school.certificate_kinds.index"), 303)
    elif form.errors:
        status = WRONG
    parts = _parts(form, fits)
    page = render_template("school/certificate_kinds/edit.html", kind=found, theirs=theirs, **parts)
    return page, status


@certificate_kinds.post("/certificates/<kind>/remove")
@allow(Permission.SCHOOL_SET_UP)
def remove(kind: str) -> Response:
    """Offer a kind no longer, with the offer to undo; or again."""
    again = request.form.get("again") == "1"
    title = kind_for(viewer(), kind).title
    put_kind_away(viewer(), kind, away=not again)
    if again:
        flash(f"“{title}” can be given again.", "done")
    else:
        undoing = url_for("school.certificate_kinds.remove", kind=kind)
        offer_undo(f"“{title}” is offered no longer. Those given stay.", undoing, again="1")
    return redirect(url_for("school.certificate_kinds.index"), 303)


def _parts(form: KindForm, fits: bool) -> dict[str, Any]:
    """The form, the blanks, and how it reads for a child who just earns it if that is asked for."""
    reads = sample(form.kind()) if fits and form.is_only_looked_at() else ""
    return {"form": form, "blanks": BLANKS, "reads": reads}


def _as_form(kind: Kind) -> dict[str, object]:
    return {
        "title": kind.title,
        "words": kind.words,
        "measure": kind.measure,
        "needed": kind.needed or None,
        "version": str(kind.version),
    }
