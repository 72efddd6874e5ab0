"""The server: `python -m app.serving`. One process waits on the tablets, one worker answers them.

Granian does the HTTP. These modules add what a classroom machine needs: one server for one data
folder, a clear sentence when it cannot start, no worker left behind, and no tablet on a weak
signal that keeps the others waiting. Why: docs/decisions/002-one-server-granian.md.
"""
