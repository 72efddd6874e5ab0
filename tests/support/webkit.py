"""WebKit, the nearest thing to Safari: Debian's WebKitWebDriver, spoken to in its own words.

Just enough of the W3C WebDriver protocol; no library is needed for six commands.
"""

import json
import os
import shutil
import socket
import subprocess
import time
from typing import Any
from urllib.request import Request, urlopen

DRIVER, SCREEN = "WebKitWebDriver", "Xvfb"
PATIENCE_SECONDS = 20


def missing() -> str:
    """What is not installed here, in a sentence; nothing when all is there."""
    absent = [name for name in (DRIVER, SCREEN) if shutil.which(name) is None]
    if not absent:
        return ""
    return f"{' and '.join(absent)} not installed: apt-get install webkit2gtk-driver xvfb"


class WebKit:
    """One WebKit window on a screen that nobody sees."""

    def __init__(self) -> None:
        self._screen, display = _screen()
        port = _free_port()
        env = {**os.environ, "DISPLAY": display, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        env |= {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
        self._driver = subprocess.Popen(
            [DRIVER, f"--port={port}", "--host=127.0.0.1"],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._url = f"http://127.0.0.1:{port}"
        try:
            _wait_for(port)
            self._session = self._ask("POST", "/session", {"capabilities": {}})["sessionId"]
        except BaseException:
            self._stop()
            raise

    def open(self, url: str) -> None:
        """Go to a page, and wait for it."""
        self._here("POST", "/url", {"url": url})

    def back(self) -> None:
        """Press Back."""
        self._here("POST", "/back", {})

    def run(self, script: str) -> Any:
        """What a script in the page returns."""
        return self._here("POST", "/execute/sync", {"script": script, "args": []})

    def text(self) -> str:
        """All that the page shows."""
        return str(
            self.run("return document.documentElement.hidden ? '' : document.body.innerText")
        )

    def cookie(self, name: str, value: str) -> None:
        """Be the browser in which somebody is signed in."""
        given = {"name": name, "value": value, "path": "/", "httpOnly": True}
        self._here("POST", "/cookie", {"cookie": given})

    def wait_until(self, script: str) -> None:
        """Wait until a script in the page returns something true."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not self._answers(script):
            assert time.monotonic() < until, f"in vain: {script}\n{self.text()[:500]}"
            time.sleep(0.3)

    def _answers(self, script: str) -> bool:
        """Whether a script returns something true. One that meets a page on its way out gets no
        answer from the driver, ever."""
        asked = {"script": script, "args": []}
        try:
            return bool(self._here("POST", "/execute/sync", asked, seconds=4))
        except TimeoutError:
            return False

    def close(self) -> None:
        """Close the window, the driver and the screen."""
        try:
            self._here("DELETE", "", None)
        finally:
            self._stop()

    def _stop(self) -> None:
        for started in (self._driver, self._screen):
            started.terminate()
            started.wait(10)

    def _here(self, method: str, path: str, body: Any, *, seconds: int = 60) -> Any:
        return self._ask(method, f"/session/{self._session}{path}", body, seconds=seconds)

    def _ask(self, method: str, path: str, body: Any, *, seconds: int = 60) -> Any:
        data = None if body is None else json.dumps(body).encode()
        asked = Request(self._url + path, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310
        with urlopen(asked, timeout=seconds) as answer:  # noqa: S310 - our own driver
            return json.load(answer)["value"]


def _screen() -> tuple[subprocess.Popen[bytes], str]:
    """A screen in memory, under a number that nobody else uses."""
    told, tell = os.pipe()
    screen = subprocess.Popen(
        [SCREEN, "-displayfd", str(tell), "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
        pass_fds=[tell],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    with os.fdopen(told) as number:
        return screen, f":{number.readline().strip()}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return
