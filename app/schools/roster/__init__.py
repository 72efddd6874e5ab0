"""Roster files as schools really send them: bytes in, rows and plain sentences out.

Everything here is pure: no database, no web, no clock. A file is read once
(`reading.read_roster`) and compared with the pupils we have (`change.change_between`).
"""
