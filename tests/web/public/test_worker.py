"""The service worker comes from the root and is told what it keeps."""

import json
import re

from app.web.public.worker import KEPT
from tests.house_rules.tree import files, name


def test_it_watches_over_every_page(client):
    answer = client.get("/sw.js")

    assert answer.mimetype == "text/javascript"
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert answer.headers["Cache-Control"] == "no-store"


def test_everything_it_keeps_is_there_and_is_nobodys(client):
    script = client.get("/sw.js").text
    files = json.loads(re.search(r"const FILES = (\[.*?\]);", script)[1])

    assert files[0] == "/offline"
    assert all(path.startswith("/static/") for path in files[1:])
    assert len(files) > len(KEPT)
    assert {client.get(path).status_code for path in files} == {200}


def test_it_is_one_script_without_imports(client):
    assert not re.search(r"^(import|export) ", client.get("/sw.js").text, re.MULTILINE)


def test_no_script_of_ours_has_a_text_over_several_lines():
    """They are served without indentation and comments, line by line."""
    odd = [
        f"{name(path)}: {line.strip()}"
        for path in files(".js", under="static/js/")
        for line in path.read_text().splitlines()
        if line.count("`") % 2 or line.strip().startswith(("/*", "*"))
    ]
    assert odd == []
