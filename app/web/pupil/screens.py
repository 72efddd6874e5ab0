"""The five questions of a page as screens in their order: pure.

Question 4 is one screen to pick skills, and one more for each skill picked.
"""

from collections.abc import Sequence

JOB, MET, FOUND, SKILLS, LIKE, CHECK = "job", "met", "found", "skills", "like", "check"
VIEW = "view-"
QUESTIONS = 5
_NUMBERS = {JOB: 1, MET: 2, FOUND: 3, SKILLS: 4, LIKE: 5, CHECK: 6}


def screens(skills: Sequence[str]) -> tuple[str, ...]:
    """Every screen, in order, for a child who picked these skills."""
    return (JOB, MET, FOUND, SKILLS, *(VIEW + skill for skill in skills), LIKE, CHECK)


def question_of(screen: str) -> int:
    """The number of the question a screen belongs to: 1 to 5, and 6 for the check at the end."""
    return _NUMBERS[SKILLS] if screen.startswith(VIEW) else _NUMBERS.get(screen, 1)


def screen_of(question: int) -> str:
    """The screen that a draft left at this question opens at."""
    return next((name for name, number in _NUMBERS.items() if number == question), JOB)


def after(screen: str, skills: Sequence[str]) -> str:
    """The next screen; the check is the last."""
    order = screens(skills)
    here = order.index(screen) if screen in order else order.index(SKILLS)
    return order[min(here + 1, len(order) - 1)]


def before(screen: str, skills: Sequence[str]) -> str:
    """The screen before; the first question is the first."""
    order = screens(skills)
    here = order.index(screen) if screen in order else order.index(LIKE)
    return order[max(here - 1, 0)]
