"""Links that leave the service: in a letter, or on a page that is handed over.

What opens something stands behind the `#`, which no server and no log sees.
"""

from flask import current_app, request, url_for


def secret_link(endpoint: str, behind: str = "") -> str:
    """The address of a page with a secret `behind` its #, or what a secret is to follow.

    A letter leads where the service says it is, never where the asker said they had found it.
    """
    known: str | None = current_app.config["PUBLIC_URL"]
    return f"{(known or request.url_root).rstrip('/')}{url_for(endpoint)}#{behind}"
