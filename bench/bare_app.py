"""The yardstick: the least a Flask app can do to save a form, on the same server and pragmas.

One form post, one transaction of one insert, one 303. No sign-in, no checks, no templates, no
ORM. What the Career Learning Log does more is what a save costs beyond this.
"""

import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from app.foundation.database import SQLITE_PRAGMAS
from app.serving.server import behind_intake, server_for
from config import Config

TABLE = "CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, words TEXT NOT NULL)"
DATABASE = "bare.sqlite3"


def create_bare_app(database: Path) -> Flask:
    """An app with one route, `POST /entries`, that keeps one connection for each thread."""
    app = Flask(__name__)
    kept = threading.local()

    def connection() -> sqlite3.Connection:
        if not hasattr(kept, "connection"):
            kept.connection = opened(database)
        found: sqlite3.Connection = kept.connection
        return found

    @app.post("/entries")
    def save() -> Response:
        db, words = connection(), request.form["words"]
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO entry (words) VALUES (?)", (words,))
        db.execute("COMMIT")
        return redirect("/entries", 303)

    return app


def opened(database: Path) -> sqlite3.Connection:
    """A connection with the pragmas of the real app."""
    db = sqlite3.connect(database, isolation_level=None)
    for pragma in SQLITE_PRAGMAS:
        db.execute(pragma)
    return db


def load() -> Callable[..., Any]:
    """What the worker runs."""
    database = Config.from_env(os.environ).instance_path / DATABASE
    opened(database).execute(TABLE)
    return behind_intake(create_bare_app(database), quick=1)


if __name__ == "__main__":
    server_for(Config.from_env(os.environ)).serve(target_loader=load, wrap_loader=False)
