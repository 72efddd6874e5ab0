"""The service worker: served from the root, so that it watches over every page."""

from flask import Blueprint, Response, current_app, json, url_for

from app.access.permissions import Permission
from app.web.guard import allow
from app.web.static_files import StaticTree

worker = Blueprint("worker", __name__)

KEPT = (
    "css/pupil.css",
    "js/pupil.js",
    "js/listen.js",
    "js/outbox.js",
    "js/owed.js",
    "js/store.js",
    "sprites/icons.svg",
    "pictures/sign.svg",
    "vendor/andika-5.3.0/andika-latin-400-normal.woff2",
    "vendor/andika-5.3.0/andika-latin-700-normal.woff2",
)
"""Static files that the page without a connection needs: nothing else is kept on a tablet."""

PICTURES = ("sun-behind-rain-cloud", "envelope", "seedling")
"""On that page, and on what a page being written may show once the connection is gone."""


@worker.get("/sw.js")
@allow(Permission.OPEN)
def show() -> Response:
    """The script, told which version of which files it keeps."""
    tree: StaticTree = current_app.extensions["static_tree"]
    kept = (*map(tree.url, KEPT), *map(tree.picture_url, PICTURES))
    files = [url_for("public.offline.index"), *kept]
    told = f"const VERSION = {json.dumps(tree.folder.name)};\nconst FILES = {json.dumps(files)};\n"
    answer = Response(told + tree.text("js/worker.js"), mimetype="text/javascript")
    answer.headers["Service-Worker-Allowed"] = "/"
    return answer
