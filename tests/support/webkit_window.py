"""A WebKit window, told what to do in lines of JSON, and answering each with one.

A program of its own, run by the system's Python: PyGObject comes with the system, not from PyPI.
What WebKit itself reports (a page that has loaded, a script that has returned) is what is waited
for; nothing is guessed from the outside. WebKitWebDriver is not used: it at times never answers a
script that meets a page on its way out.

    webkit_window.py --there           ends with 0 when all it needs is installed
    webkit_window.py FOLDER            opens a window that keeps what browsers keep in this folder
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
gi.require_version("Soup", "3.0")
from gi.repository import Gio, GLib, Gtk, Soup, WebKit2  # noqa: E402 - versions are chosen first

WIDE, HIGH = 1024, 768
PATIENCE_SECONDS = 20


class Window:
    """One view of WebKit; one thing is done at a time."""

    def __init__(self, folder: Path, answer: Callable[[dict[str, Any]], None]) -> None:
        self.answer = answer
        self.asked: dict[str, Any] | None = None
        self.awaited: WebKit2.LoadEvent | None = None
        kept = WebKit2.WebsiteDataManager(
            base_data_directory=str(folder / "data"), base_cache_directory=str(folder / "cache")
        )
        context = WebKit2.WebContext(website_data_manager=kept)
        settings = WebKit2.Settings(
            enable_write_console_messages_to_stdout=True,
            enable_page_cache=True,
            hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER,
        )
        self.view = WebKit2.WebView(web_context=context, settings=settings)
        self.view.connect("load-changed", self._loaded)
        self.view.connect("load-failed", self._failed)
        self.view.connect("web-process-terminated", self._crashed)
        self.shown = Gtk.Window(default_width=WIDE, default_height=HIGH)
        self.shown.add(self.view)
        self.shown.show_all()

    def do(self, asked: dict[str, Any]) -> None:
        """Begin what is asked; it is answered when it is done, or has taken too long."""
        self.asked = asked
        GLib.timeout_add_seconds(PATIENCE_SECONDS, self._too_long, asked)
        getattr(self, asked["do"])(**asked["with"])

    def open(self, url: str) -> None:
        """Go to a page; answered when it has loaded."""
        self.awaited = WebKit2.LoadEvent.STARTED
        self.view.load_uri(url)

    def back(self) -> None:
        """Press Back; answers whether there is somewhere to go, when it has loaded."""
        if not self.view.can_go_back():
            self._say(False)
            return
        self.awaited = WebKit2.LoadEvent.STARTED
        self.view.go_back()

    def run(self, script: str) -> None:
        """Answer what this body of an async function in the page returns."""
        asked = self.asked
        self.view.call_async_javascript_function(
            script, -1, None, None, None, None, lambda view, done: self._ran(view, done, asked)
        )

    def cookie(self, url: str, name: str, value: str) -> None:
        """Keep a cookie of this site that no script can read, until the window is closed."""
        given = Soup.Cookie.new(name, value, urlsplit(url).hostname, "/", -1)
        given.set_http_only(True)
        cookies = self.view.get_website_data_manager().get_cookie_manager()
        cookies.add_cookie(given, None, lambda jar, done: self._say(jar.add_cookie_finish(done)))

    def _ran(self, view: WebKit2.WebView, done: Gio.AsyncResult, asked: Any) -> None:
        if asked is not self.asked:
            return  # it took too long, and has been answered
        try:
            value = view.call_async_javascript_function_finish(done)
        except GLib.Error as error:
            self._wrong(error.message)
        else:
            self._say(None if value.is_undefined() else json.loads(value.to_json(0)))

    def _loaded(self, _view: WebKit2.WebView, event: WebKit2.LoadEvent) -> None:
        # What was loading before may still end: only what has started since is ours.
        if event != self.awaited:
            return
        if event == WebKit2.LoadEvent.STARTED:
            self.awaited = WebKit2.LoadEvent.FINISHED
        else:
            self._say(True)

    def _failed(self, _view: WebKit2.WebView, _event: Any, url: str, error: GLib.Error) -> bool:
        # A page that goes elsewhere while it loads has not failed: what it goes to is waited for.
        left = error.matches(WebKit2.network_error_quark(), int(WebKit2.NetworkError.CANCELLED))
        if self.awaited == WebKit2.LoadEvent.FINISHED and not left:
            self._wrong(f"{url}: {error.message}")
        return True

    def _crashed(self, _view: WebKit2.WebView, reason: Any) -> None:
        self._wrong(f"the page's process ended: {reason.value_nick}")

    def _too_long(self, asked: dict[str, Any]) -> bool:
        if asked is self.asked:
            self._wrong(f"no answer in {PATIENCE_SECONDS} seconds: {asked}")
        return False

    def _say(self, value: Any) -> None:
        self._end({"said": value})

    def _wrong(self, words: str) -> None:
        self._end({"wrong": words})

    def _end(self, answer: dict[str, Any]) -> None:
        if self.asked is None:
            return
        self.asked = self.awaited = None
        self.answer(answer)


def main(folder: Path) -> None:
    """Open a window, and do what is read until nothing more can be."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # what a page writes to its console goes where complaints go
    window = Window(folder, lambda answer: print(json.dumps(answer), file=answers))

    def told(*_: Any) -> bool:
        line = sys.stdin.readline()
        if line:
            window.do(json.loads(line))
        else:
            Gtk.main_quit()
        return bool(line)

    GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, told)
    Gtk.main()


if __name__ == "__main__" and sys.argv[1] != "--there":
    main(Path(sys.argv[1]))
