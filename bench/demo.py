"""The real app with its made-up school, ready to be measured."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

MODULE = "app.serving"


def demo_school(env: Mapping[str, str]) -> dict[str, Any]:
    """Migrate an empty data folder and load the demo; what `demo load --json` printed."""
    flask = [sys.executable, "-m", "flask", "--app", "app"]
    told: dict[str, Any] = {"env": dict(env), "check": True, "stdout": subprocess.PIPE}
    subprocess.run([*flask, "db", "upgrade"], **told)
    done = subprocess.run([*flask, "demo", "load", "--json"], **told)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
