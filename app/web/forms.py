"""The form every other form is made from."""

from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import SelectMultipleField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined] # its types lag behind
from wtforms.widgets import CheckboxInput, ListWidget

from app.foundation.text import typed_line, typed_text

LONGEST_VERSION = 9
"""Digits; more do not fit in a column."""


class Form(FlaskForm):  # type: ignore[misc]
    """A form with a token against forgery. Pass it to templates; read its fields by name only."""


class MultiCheckboxField(SelectMultipleField):
    """Several of a list, each with a box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def line(text: str | None) -> str:
    """A WTForms filter: one clean line."""
    return typed_line(text) if text else ""


def lines(text: str | None) -> str:
    """A WTForms filter: clean text of several lines."""
    return typed_text(text) if text else ""


def version_in(text: str | None) -> int:
    """The version of what is changed, as a form carries it; 0, which nothing has, if it is none."""
    typed = text or ""
    return int(typed) if typed.isdecimal() and len(typed) <= LONGEST_VERSION else 0


def choices_of(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """What a list or a group of buttons offers: what is sent, and the words for it."""
    return [SelectChoice(value, words) for value, words in pairs]
