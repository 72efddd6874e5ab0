"""Spoken notes from outside: read down to their packets, measured, and written into a new file."""

from app.foundation.sound.voices import (
    MOST_BYTES,
    CleanVoice,
    TooLong,
    UnreadableVoice,
    clean_voice,
)

__all__ = ["MOST_BYTES", "CleanVoice", "TooLong", "UnreadableVoice", "clean_voice"]
