"""Going on with the page one was at, after a small choice that stands on every page."""

import re
from urllib.parse import urlsplit

from flask import request, url_for

OWN_ADDRESS = re.compile(r"/[\w-][\w/?=&.%+-]*")
"""A path of ours: it begins with one slash and a word, so it can lead to no other host."""


def way_back() -> str:
    """The page that the form says it stood on; the front door for anything that is no page of
    ours."""
    return _ours(request.form.get("back", ""))


def page_at_hand() -> str:
    """Where such a form leads back to. What answers a POST cannot be opened again by its address:
    from there, the page it was sent from."""
    if request.method in {"GET", "HEAD"}:
        return request.full_path.rstrip("?")
    before = urlsplit(request.referrer or "")
    asked = f"?{before.query}" if before.query else ""
    return _ours(f"{before.path}{asked}" if before.netloc == request.host else "")


def _ours(address: str) -> str:
    return address if OWN_ADDRESS.fullmatch(address) else url_for("public.home.index")
