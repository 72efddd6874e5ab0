"""Everything that changes the log."""

from app.learning_log.actions.drafts import forget_old_drafts, save_draft
from app.learning_log.actions.messages import message_id, write_message
from app.learning_log.actions.moving import move_entry
from app.learning_log.actions.pictures import keep_drawing, sweep_unclaimed_pictures
from app.learning_log.actions.receiving import receive_entry
from app.learning_log.actions.removing import remove_entry, restore_entry
from app.learning_log.actions.saving import Saved, save_entry

__all__ = [
    "Saved",
    "forget_old_drafts",
    "keep_drawing",
    "message_id",
    "move_entry",
    "receive_entry",
    "remove_entry",
    "restore_entry",
    "save_draft",
    "save_entry",
    "sweep_unclaimed_pictures",
    "write_message",
]
