"""Finding lines of the menu: by words however they are spelt, by what they are for, in an order.

Pure. Words are compared as the job coder compares them, by letters and by sound, so that
"fier fighters" and "enviroment" find what was meant.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from app.jobs import coder
from app.jobs.cards import JOBS
from app.jobs.phrases import plain
from app.jobs.skills import SKILLS
from app.jobs.sounds import sound_of
from app.menu.items import STAGES, SUBJECTS, THEMES, MenuItem

LENGTHS: Mapping[str, tuple[int, int]] = {
    "short": (0, 20),
    "lesson": (21, 45),
    "long": (46, 90),
    "day": (91, 480),
}
"""Slugs with the minutes they span, both ends included."""

SORTS: Mapping[str, Callable[[MenuItem], tuple[int, str]]] = {
    "theme": lambda item: (list(THEMES).index(item.theme), item.title.casefold()),
    "title": lambda item: (0, item.title.casefold()),
    "shortest": lambda item: (item.minutes, item.title.casefold()),
    "youngest": lambda item: (list(STAGES).index(item.stages[0]), item.title.casefold()),
}
LIKE_ENOUGH = 80.0
SOUNDS_THE_SAME = 90.0
BEGINS_SO = 95.0
LONG_ENOUGH_TO_DOUBT = 4
NAMES_A_JOB = 300.0
LITTLE_WORDS = frozenset("a an and about at by for from in of on or the to with who".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What somebody looks for; empty is anything. `length` is of `LENGTHS`, `sort` of `SORTS`."""

    words: str = ""
    stage: str = ""
    theme: str = ""
    skill: str = ""
    subject: str = ""
    length: str = ""
    way: str = ""
    ours: bool = False
    sort: str = ""


def found(items: Iterable[MenuItem], wanted: Wanted) -> tuple[MenuItem, ...]:
    """The lines that fit everything wanted; the likeliest first if words are, unless sorted."""
    fitting = sorted((item for item in items if _fits(item, wanted)), key=_order(wanted.sort))
    if not plain(wanted.words):
        return tuple(fitting)
    likeness = _likenesses(fitting, wanted.words)
    hits = [item for item in fitting if likeness[item.key] > 0]
    if wanted.sort not in SORTS:
        hits.sort(key=lambda item: -likeness[item.key])
    return tuple(hits)


def _order(sort: str) -> Callable[[MenuItem], tuple[int, str]]:
    return SORTS.get(sort, SORTS["theme"])


def _fits(item: MenuItem, wanted: Wanted) -> bool:
    low, high = LENGTHS.get(wanted.length, (0, item.minutes))
    return (
        (not wanted.stage or wanted.stage in item.stages)
        and wanted.theme in ("", item.theme)
        and (not wanted.skill or wanted.skill in item.skills)
        and (not wanted.subject or wanted.subject in item.subjects)
        and (not wanted.way or wanted.way in item.ways)
        and (not wanted.ours or item.own_id is not None)
        and low <= item.minutes <= high
    )


def _likenesses(items: Sequence[MenuItem], words: str) -> Mapping[str, float]:
    """How well each line answers the words: 0 unless every word is met, or a job is named."""
    asked = [word for word in plain(words).split() if word not in LITTLE_WORDS] or plain(
        words
    ).split()
    jobs = {match.slug: match.score for match in coder.matches(words)}
    scores = {}
    for item in items:
        met = [_best(word, _index(item)) for word in asked]
        named = max((jobs[job] for job in item.jobs if job in jobs), default=0)
        scores[item.key] = (sum(met) / len(met) if all(met) else 0.0) + NAMES_A_JOB * named / 100
    return scores


def _index(item: MenuItem) -> Mapping[str, float]:
    """The plain words of a line, with what each weighs."""
    named = [*(SKILLS[skill].name() for skill in item.skills), THEMES[item.theme].name]
    named += [SUBJECTS[subject] for subject in item.subjects]
    named += [JOBS[job].title for job in item.jobs if job in JOBS]
    weighed: dict[str, float] = {}
    for weight, texts in (
        (1.0, [*item.steps, *item.prepare]),
        (1.5, [item.summary]),
        (2.0, named),
        (3.0, [item.title]),
    ):
        for text in texts:
            weighed.update(dict.fromkeys(plain(text).split(), weight))
    return weighed


def _best(word: str, index: Mapping[str, float]) -> float:
    return max((weight * _alike(word, known) for known, weight in index.items()), default=0.0)


def _alike(word: str, known: str) -> float:
    if word == known:
        return 100.0
    if known.startswith(word) and len(word) > 2:
        return BEGINS_SO
    if min(len(word), len(known)) < LONG_ENOUGH_TO_DOUBT:
        return 0.0
    score = fuzz.ratio(word, known)
    if score >= LIKE_ENOUGH:
        return score
    return SOUNDS_THE_SAME if score >= 60 and sound_of(word) == sound_of(known) else 0.0
