"""A box in which an adult types the name of a job, however it is spelt, and what it may mean."""

from dataclasses import dataclass

from app.jobs.cards import JOBS
from app.jobs.coder import Match, matches
from app.jobs.phrases import plain

_BY_TITLE = {plain(job.title): job.slug for job in JOBS.values()}
SURE = 100
MOST_OFFERS = 3


@dataclass(frozen=True)
class Typed:
    """What was typed and the card it means; without a card, the cards it may mean."""

    words: str
    slug: str = ""
    offers: tuple[Match, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether nothing is left to ask."""
        return bool(self.slug) or not self.words


def read(words: str, means: str = "") -> Typed:
    """The card that `words` name. `means` is the slug picked among the cards offered for them."""
    if not words:
        return Typed(words)
    if slug := _BY_TITLE.get(plain(words)):
        return Typed(words, slug)
    offers = matches(words, MOST_OFFERS)
    if means in {offer.slug for offer in offers}:
        return Typed(words, means)
    if offers and offers[0].score == SURE and (len(offers) == 1 or offers[1].score < SURE):
        return Typed(words, offers[0].slug)
    return Typed(words, offers=offers)


def sentence(typed: Typed) -> str:
    """What to do about words that name no card yet."""
    if typed.offers:
        return f"We have no card called “{typed.words}”. Pick the one you mean."
    return f"We have no card for “{typed.words}”. Try another name for it, or leave it out."
