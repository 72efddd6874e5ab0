"""Knows everything that holds personal data."""
