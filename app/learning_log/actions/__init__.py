"""Everything that changes the log."""

from app.learning_log.actions.drafts import forget_old_drafts, save_draft
from app.learning_log.actions.erasing import (
    BROUGHT_BACK_WITHIN,
    erase_entries,
    pages_past_keeping,
)
from app.learning_log.actions.filling_in import fill_in
from app.learning_log.actions.messages import message_id, write_message
from app.learning_log.actions.moving import move_entry
from app.learning_log.actions.pictures import (
    keep_drawing,
    keep_photo,
    keep_voice_note,
    note_left_out,
    sweep_unclaimed_pictures,
)
from app.learning_log.actions.receiving import (
    LateDraft,
    receive_draft,
    receive_entry,
    save_after_all,
)
from app.learning_log.actions.removing import remove_entry, restore_entry
from app.learning_log.actions.replanning import change_plan
from app.learning_log.actions.saving import Saved, save_entry
from app.learning_log.actions.screening import screen_pages
from app.learning_log.actions.spellings import settle_new_pages, settle_words, unsettle_words
from app.learning_log.actions.wishes import (
    ask_about,
    ask_no_more,
    decline_wish,
    grant_wish,
    mark_answers_seen,
)

__all__ = [
    "BROUGHT_BACK_WITHIN",
    "LateDraft",
    "Saved",
    "ask_about",
    "ask_no_more",
    "change_plan",
    "decline_wish",
    "erase_entries",
    "fill_in",
    "forget_old_drafts",
    "grant_wish",
    "keep_drawing",
    "keep_photo",
    "keep_voice_note",
    "mark_answers_seen",
    "message_id",
    "move_entry",
    "note_left_out",
    "pages_past_keeping",
    "receive_draft",
    "receive_entry",
    "remove_entry",
    "restore_entry",
    "save_after_all",
    "save_draft",
    "save_entry",
    "screen_pages",
    "settle_new_pages",
    "settle_words",
    "sweep_unclaimed_pictures",
    "unsettle_words",
    "write_message",
]
