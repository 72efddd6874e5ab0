"""Spoken notes from outside: read down to their packets, measured, and written into a new file."""

from app.foundation.sound.voices import CleanVoice, UnreadableVoice, clean_voice

__all__ = ["CleanVoice", "UnreadableVoice", "clean_voice"]
