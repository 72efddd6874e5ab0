"""WebKit, the nearest thing to Safari: a window of WebKitGTK on a screen that nobody sees."""

import json
import os
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.support.behaviours import BEGUN

SYSTEM_PYTHON, SCREEN = "/usr/bin/python3", "Xvfb"
WINDOW = Path(__file__).with_name("webkit_window.py")
PATIENCE_SECONDS = 20
QUIET = {
    "GSETTINGS_BACKEND": "memory",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "NO_AT_BRIDGE": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
}
"""No graphics card, no desktop, and nothing kept of it."""
NO_PROBLEM = (
    "Unrecognized Content-Security-Policy directive 'manifest-src'",
    # What it says of a page that is left while it fetches something.
    *("going away", "due to access control checks", "load failed", "a module script failed"),
)


class NoAnswer(Exception):
    """WebKit could not do what was asked; says why."""


def missing() -> str:
    """Why there is no WebKit here, in a sentence; nothing when all is there."""
    if shutil.which(SCREEN) and Path(SYSTEM_PYTHON).exists():
        asked = [SYSTEM_PYTHON, WINDOW, "--there"]
        if subprocess.run(asked, capture_output=True, timeout=60, check=False).returncode == 0:
            return ""
    return "WebKit is not installed: apt-get install python3-gi gir1.2-webkit2-4.1 xvfb"


class Screen:
    """A screen in memory, under a number that nobody else uses."""

    def __init__(self) -> None:
        told, tell = os.pipe()
        self._server = subprocess.Popen(
            [SCREEN, "-displayfd", str(tell), "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
            pass_fds=[tell],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(tell)
        with os.fdopen(told) as number:
            self.display = f":{number.readline().strip()}"

    def close(self) -> None:
        """Take the screen away."""
        self._server.terminate()
        self._server.wait(PATIENCE_SECONDS)


class WebKit:
    """One WebKit window, which keeps what browsers keep (stores, caches) in a folder."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self._folder = folder
        self._console = folder.with_suffix(".console")
        env = {**os.environ, **QUIET, "DISPLAY": screen.display, "HOME": str(folder)}
        with self._console.open("wb") as console:
            self._window = subprocess.Popen(
                [SYSTEM_PYTHON, WINDOW, folder],
                env=env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=console,
                start_new_session=True,
            )

    def open(self, url: str) -> None:
        """Go to a page, and wait until its behaviours have begun and its worker watches."""
        self._ask("open", url=url)
        self.wait_until(BEHAVIOURS)

    def back(self) -> bool:
        """Press Back, and wait for what it leads to; False when there is nothing before this."""
        return bool(self._ask("back"))

    def run(self, script: str) -> Any:
        """What the body of an async function in the page returns."""
        return self._ask("run", script=script)

    def text(self) -> str:
        """All that the page shows."""
        return str(self.run(f"return {SHOWN}"))

    def press(self, words: str) -> None:
        """Press the last button in sight with these words."""
        assert self.run(f"{IN_SIGHT} return press('button', {json.dumps(words)})"), words

    def pick(self, words: str) -> None:
        """Tick the answer in sight with these words."""
        assert self.run(f"{IN_SIGHT} return press('label', {json.dumps(words)})"), words

    def cookie(self, url: str, name: str, value: str) -> None:
        """Be the browser in which somebody is signed in."""
        self._ask("cookie", url=url, name=name, value=value)

    def wait_for(self, *words: str) -> None:
        """Wait until the page shows all these words."""
        self.wait_until(f"return {json.dumps(words)}.every((one) => {SHOWN}.includes(one))")

    def wait_until(self, script: str) -> None:
        """Wait until a script in the page returns something true. One that met a page on its way
        out is asked again of the next page."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not (answer := self._answer(script)):
            assert time.monotonic() < until, f"in vain: {script}\n{answer}\n{self.text()[:500]}"
            time.sleep(0.05)

    def kept(self) -> bytes:
        """Every byte that is on the disk because of the pages that were open."""
        return b"\n".join(one.read_bytes() for one in self._folder.rglob("*") if one.is_file())

    def problems(self) -> list[str]:
        """What went wrong in the pages so far: scripts that failed, what the policy refused."""
        said = self._console.read_text(errors="replace").splitlines()
        errors = [line for line in said if "CONSOLE" in line and "ERROR" in line]
        return [line for line in errors if not any(words in line for words in NO_PROBLEM)]

    def close(self) -> None:
        """Close the window."""
        self._window.stdin.close()
        try:
            self._window.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self._window.pid, signal.SIGKILL)
            self._window.wait()
        self._window.stdout.close()

    def _answer(self, script: str) -> Any:
        try:
            return self.run(script)
        except NoAnswer:
            return None

    def _ask(self, what: str, **more: str) -> Any:
        line = json.dumps({"do": what, "with": more}).encode() + b"\n"
        try:
            self._window.stdin.write(line)
            self._window.stdin.flush()
        except BrokenPipeError:
            raise NoAnswer(self._last_words()) from None
        answered, _, _ = select.select([self._window.stdout], [], [], 2 * PATIENCE_SECONDS)
        answer = json.loads((answered and self._window.stdout.readline()) or "{}")
        if "said" in answer:
            return answer["said"]
        raise NoAnswer(answer.get("wrong") or self._last_words())

    def _last_words(self) -> str:
        return f"the window has gone\n{self._console.read_text(errors='replace')[-2000:]}"


BEHAVIOURS = f"""{BEGUN}
  if (document.querySelector("[data-worker]")) await navigator.serviceWorker.ready;
  return true;
"""
"""The service worker is waited for too: a page of WebKitGTK 2.50 that is left while its first one
is being registered, and brought back, at times gets no answer from the network any more."""
SHOWN = "(document.documentElement.hidden ? '' : document.body?.innerText ?? '')"
IN_SIGHT = """
  const press = (kind, words) => {
    const says = (one) => one.textContent.trim() === words;
    const found = [...document.querySelectorAll(kind)].filter((one) =>
      one.getClientRects().length && [one, ...one.querySelectorAll("*")].some(says)).pop();
    if (found) found.click();
    return Boolean(found);
  };
"""
