"""Pages of the log, as a viewer may see them; and what waits to be told."""

from app.learning_log.queries.drafts import (
    Draft,
    draft_for,
    drafts_of,
    drafts_of_class,
    has_gone_on_elsewhere,
    is_written_past,
)
from app.learning_log.queries.entries import (
    LogEntry,
    entries_by,
    entries_in_class,
    entries_named,
    entries_of,
    entries_to_take,
    entry_for,
    pages_put_away,
    removed_in_class,
)
from app.learning_log.queries.history import (
    earlier_versions,
    page_as_it_was,
    versions_before,
)
from app.learning_log.queries.pictures import picture_file, picture_files, voice_file
from app.learning_log.queries.rounds import pages_begun, round_of
from app.learning_log.queries.sittings import pages_by_sitting
from app.learning_log.queries.spellings import (
    WordsForAJob,
    words_sorted,
    words_to_sort,
    words_waiting,
)
from app.learning_log.queries.waiting import activities_to_tell
from app.learning_log.queries.wishes import (
    Wish,
    answers_to,
    open_wishes,
    wishes_in_class,
    wishes_waiting,
)
from app.learning_log.queries.written import Written, who_wrote
from app.learning_log.summaries import jobs_met, skill_history

__all__ = [
    "Draft",
    "LogEntry",
    "Wish",
    "WordsForAJob",
    "Written",
    "activities_to_tell",
    "answers_to",
    "draft_for",
    "drafts_of",
    "drafts_of_class",
    "earlier_versions",
    "entries_by",
    "entries_in_class",
    "entries_named",
    "entries_of",
    "entries_to_take",
    "entry_for",
    "has_gone_on_elsewhere",
    "is_written_past",
    "jobs_met",
    "open_wishes",
    "page_as_it_was",
    "pages_begun",
    "pages_by_sitting",
    "pages_put_away",
    "picture_file",
    "picture_files",
    "removed_in_class",
    "round_of",
    "skill_history",
    "versions_before",
    "voice_file",
    "who_wrote",
    "wishes_in_class",
    "wishes_waiting",
    "words_sorted",
    "words_to_sort",
    "words_waiting",
]
