"""Pages are sent compressed, a little longer each time by chance.

Why that is safe beside a token against forgery: docs/decisions/050-pages-are-compressed.md.
"""

import gzip
import io
import secrets

from flask import Response, request

SMALLEST = 1400
"""Bytes; a smaller page fits into one packet anyhow."""

LEVEL = 7
LONGEST_NAME = 100
"""Bytes of padding at most, in the place where gzip keeps a file's name."""


def squeeze(response: Response) -> Response:
    """Compress a page that was shown, for a browser that can read it so."""
    if response.location or response.mimetype != "text/html" or response.is_streamed:
        return response
    response.vary.add("Accept-Encoding")
    page = response.get_data()
    if len(page) >= SMALLEST and request.accept_encodings["gzip"] > 0:
        response.set_data(squeezed(page))
        response.content_encoding = "gzip"
    return response


def squeezed(page: bytes) -> bytes:
    """The page as gzip, with a name of random length: its size tells nothing of what is in it.

    "Heal the BREACH", as in Django: https://ieeexplore.ieee.org/document/9754554
    """
    out = io.BytesIO()
    name = "a" * (1 + secrets.randbelow(LONGEST_NAME))
    with gzip.GzipFile(filename=name, mode="wb", compresslevel=LEVEL, fileobj=out, mtime=0) as file:
        file.write(page)
    return out.getvalue()
