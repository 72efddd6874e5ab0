"""What waits for a child, the most important first: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from app.activities.queries import ActivityFacts
from app.learning_log.pages import LogEntry
from app.learning_log.queries import Draft
from app.reviews.queries import FeedbackFacts

Kind = Literal["more", "back", "tell", "draft"]


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: a page asked for more, an answer to read, or something to tell."""

    kind: Kind
    entry: LogEntry | None = None
    feedback: FeedbackFacts | None = None
    activity: ActivityFacts | None = None
    draft: Draft | None = None


def what_waits(
    entries: Sequence[LogEntry],
    feedback: Mapping[UUID, Sequence[FeedbackFacts]],
    to_tell: Sequence[ActivityFacts],
    drafts: Sequence[Draft],
) -> tuple[Waiting, ...]:
    """First a page that the teacher asked more of, then what to tell, then what was written back.

    A page that was made better since it was asked for waits no more; a draft of a page that waits
    anyway is not named twice.
    """
    asked, answered = [], []
    for entry in entries:
        latest = next(iter(feedback.get(entry.id, ())), None)
        if latest and latest.asks_more and latest.revision == entry.revision:
            asked.append(Waiting("more", entry=entry, feedback=latest))
        elif latest and not latest.seen and not latest.asks_more:
            answered.append(Waiting("back", entry=entry, feedback=latest))
    told = {activity.id for activity in to_tell}
    begun = [
        Waiting("draft", draft=draft)
        for draft in drafts
        if draft.activity_id not in told and draft.entry_id not in {e.id for e in entries}
    ]
    return (*asked, *(Waiting("tell", activity=one) for one in to_tell), *answered, *begun)
