"""Stored pictures and voice notes: bytes in the media folder, one row for each."""
