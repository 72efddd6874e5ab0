"""The Career Transition Package 1.0: from plain contents to a signed ZIP file.

Pure but for the one file it writes: no database, no Flask, no clock, no network. The format is
published in docs/transition-package.md, which is all that a stranger needs to read a package.
"""
