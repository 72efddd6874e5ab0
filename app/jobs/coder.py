"""The job coder: from what a child wrote to the job cards it may mean, offline.

A name is compared twice, as it is spelt (rapidfuzz) and as it sounds (Metaphone), and the two
likenesses are weighed together. How far it can be trusted is measured in
`tests/jobs/test_coder_rates.py`, which says where its misspellings come from.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from app.jobs.cards import JOBS
from app.jobs.phrases import is_everyday, parts, plain, without_lead_in
from app.jobs.sounds import sound_of

SPELLING_WEIGHT = 0.65
SURE_ENOUGH = 77.0
SURE_IN_A_LONG_PHRASE = 90.0
WORTH_OFFERING = 56.0
FEWEST_LETTERS = 3
LONG_ENOUGH = 6
DOUBT_A_LETTER = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A job card that the words may mean. `score` is 0 to 100; 100 is one of its known names."""

    slug: str
    title: str
    score: int


def _known_names() -> Mapping[str, tuple[str, ...]]:
    """Every known name, without its spaces, with the slugs of the cards that bear it."""
    found: dict[str, list[str]] = defaultdict(list)
    for job in JOBS.values():
        for name in dict.fromkeys((job.title, *job.other_names, *job.misspellings)):
            found[plain(name)].append(job.slug)
    return {name: tuple(dict.fromkeys(slugs)) for name, slugs in found.items()}


_NAMES = _known_names()
_PHRASES = list(_NAMES)
_SPELLINGS = [phrase.replace(" ", "") for phrase in _PHRASES]
_SOUNDS = [sound_of(phrase) for phrase in _PHRASES]
_SPELT: dict[str, list[str]] = defaultdict(list)
for _phrase, _spelling in zip(_PHRASES, _SPELLINGS, strict=True):
    _SPELT[_spelling].append(_phrase)


def matches(text: str, limit: int = 3) -> tuple[Match, ...]:
    """Return up to `limit` job cards that `text` may name, the likeliest first; none if no job.

    `text` is a word or a phrase as a child typed it. Once the likeliest is sure enough, others
    are offered more freely, because a child picks among them by picture.
    """
    phrase = plain(text)
    candidates = [name for name in dict.fromkeys((phrase, without_lead_in(phrase))) if name]
    for needed, names in (
        (SURE_ENOUGH, candidates),
        (SURE_IN_A_LONG_PHRASE, _long_parts(candidates)),
    ):
        scores = _scores(names)
        if scores and max(scores.values()) >= needed:
            return _best(scores, limit)
    return ()


def _long_parts(candidates: Iterable[str]) -> list[str]:
    return [
        part
        for phrase in candidates
        if len(phrase.split()) > 2
        for part in parts(phrase)
        if len(part) >= FEWEST_LETTERS and not is_everyday(part)
    ]


def _best(scores: Mapping[str, float], limit: int) -> tuple[Match, ...]:
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], len(JOBS[pair[0]].title)))
    return tuple(
        Match(slug, JOBS[slug].title, round(score))
        for slug, score in ranked[:limit]
        if score >= WORTH_OFFERING
    )


def _scores(phrases: Iterable[str]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for phrase in phrases:
        for name, score in _likenesses(phrase):
            for slug in _NAMES[name]:
                scores[slug] = max(score, scores.get(slug, 0.0))
    return scores


def _likenesses(phrase: str) -> list[tuple[str, float]]:
    """Return the known names that a plain phrase is like, with a score of 0 to 100 for each."""
    spelling = phrase.replace(" ", "")
    if spelling in _SPELT:
        return [*_near(phrase, spelling), *((name, 100.0) for name in _SPELT[spelling])]
    if len(spelling) < FEWEST_LETTERS or is_everyday(phrase):
        return []
    # "Ice cream" is not "ice cream man" spelt badly: a whole word is missing.
    return [
        (name, score)
        for name, score in _near(phrase, spelling)
        if not name.startswith(phrase + " ")
    ]


def _near(phrase: str, spelling: str) -> list[tuple[str, float]]:
    sound = sound_of(phrase)
    heard = {
        index: score
        for _, score, index in process.extract(sound, _SOUNDS, scorer=fuzz.ratio, limit=60)
    }
    seen = {
        index: score
        for _, score, index in process.extract(spelling, _SPELLINGS, scorer=fuzz.ratio, limit=60)
    }
    return [
        (_PHRASES[index], _weighed(spelling, sound, index)) for index in heard.keys() | seen.keys()
    ]


def _weighed(spelling: str, sound: str, index: int) -> float:
    known = _SPELLINGS[index]
    seen = fuzz.ratio(spelling, known)
    heard = fuzz.ratio(sound, _SOUNDS[index])
    letters = min(len(spelling), len(known))
    # Short words are like each other by chance (cap, cop, cup), unless they sound the same.
    doubt = 0 if heard == 100 else DOUBT_A_LETTER * max(0, LONG_ENOUGH - letters)
    return max(0.0, min(99.0, SPELLING_WEIGHT * seen + (1 - SPELLING_WEIGHT) * heard) - doubt)
