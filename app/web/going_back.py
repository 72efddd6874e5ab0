"""Going on with the page one was at, after a small choice that stands on every page."""

import re

from flask import request, url_for

OWN_ADDRESS = re.compile(r"/[\w-][\w/?=&.%+-]*")
"""A path of ours: it begins with one slash and a word, so it can lead to no other host."""


def way_back() -> str:
    """The page that the form says it stood on; the front door for anything that is no page of
    ours."""
    back = request.form.get("back", "")
    return back if OWN_ADDRESS.fullmatch(back) else url_for("public.home.index")
