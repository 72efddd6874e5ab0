"""Stored pictures: bytes in the media folder, one row for each."""
