"""Signing in: adults by password, children by pictures, card or a teacher's hand."""
