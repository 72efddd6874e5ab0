"""What a teacher answers to a page: a sticker, words, or neither."""

from wtforms import IntegerField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from app.reviews.actions import LONGEST_WORDS
from app.reviews.stickers import STICKERS
from app.safeguarding.actions import LONGEST_WORDS as LONGEST_WORRY
from app.web.forms import Form, choices_of, lines

STARTERS = ("I liked how you…", "Tell me more about…", "Who else could you ask…")


class ReviewForm(Form):
    """An answer to one page, as it was read (`revision`).

    `worry` is for who raised a concern about it, and goes nowhere else.
    """

    words = TextAreaField(
        "Comment",
        filters=[lines],
        validators=[
            Length(
                max=LONGEST_WORDS,
                message=f"That is long for a child to read. Keep to {LONGEST_WORDS} characters.",
            )
        ],
    )
    sticker = RadioField(
        "Sticker",
        choices=choices_of(
            [("", "No sticker"), *((one.slug, one.words) for one in STICKERS.values())]
        ),
        validators=[Optional()],
    )
    worry = TextAreaField(
        "What worries you?",
        filters=[lines],
        validators=[
            Length(max=LONGEST_WORRY, message=f"Keep your worry to {LONGEST_WORRY} characters.")
        ],
    )
    revision = IntegerField(
        widget=HiddenInput(),
        validators=[InputRequired("This page was sent without its number. Open it again.")],
    )

    @property
    def said(self) -> str:
        """The comment, or nothing."""
        return self.words.data or ""

    @property
    def read(self) -> int:
        """The revision of the page that was read; 0, which none has, when it is missing."""
        return self.revision.data or 0

    def show_again(self, revision: int) -> None:
        """Show what was typed beside the page as it now is."""
        self.revision.data, self.revision.raw_data = revision, None
