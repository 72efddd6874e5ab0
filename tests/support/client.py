"""A browser's stand-in: opens pages, inspects each, and fills forms in as a person would."""

from collections.abc import Collection, Mapping
from contextvars import Context
from datetime import datetime
from typing import Any

from flask import has_app_context
from flask.testing import FlaskClient
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

from app.foundation import clock
from app.foundation.database import db
from tests.support.page import Page
from tests.support.page_rules import problems_of

FIELDS = ".//input|.//select|.//textarea"
BUTTONS = ".//button[not(@type) or @type='submit']|.//input[@type='submit']"
PRESSED = {"submit", "button", "reset", "image"}


class InspectingClient(FlaskClient):
    """A test client that fails the test when a page it opens is not as pages should be.

    `unchecked=["heading_order"]` switches rules of `page_rules` off for one request.

    Each request runs in a context of its own, as a real one does: it sees neither the test's `g`
    and session nor the test's leave to look into every school. What the test has made is committed
    before the request, and read anew after it.
    """

    def open(
        self,
        *args: Any,
        unchecked: Collection[str] = (),
        may_break: bool = False,
        **kwargs: Any,
    ) -> TestResponse:
        """Open an address as Flask's client does, and inspect what comes back.

        Raises what broke the view, unless the test is about that and says `may_break`.
        """
        if has_app_context():
            db.session.commit()
        response: TestResponse = Context().run(self._open_at, clock.now(), args, kwargs)
        broken = self.application.extensions["witness"].failures
        if broken and not may_break:
            raise broken.pop()
        broken.clear()
        if is_a_page(response):
            inspect(response, unchecked)
        return response

    def _open_at(self, time: datetime, args: Any, kwargs: Any) -> TestResponse:
        with clock.frozen(time):
            return super().open(*args, buffered=True, **kwargs)

    def submit(
        self,
        page: TestResponse,
        fields: Mapping[str, Any] | None = None,
        *,
        button: str | None = None,
        form: str | None = None,
        **kwargs: Any,
    ) -> TestResponse:
        """Fill a form of this page in and press a button, as a browser would.

        What the page already holds is sent too: the token, hidden fields, what was chosen before.
        `fields` says what the person changes (None unticks); `button` is what the button says;
        `form` is the form's id or address, needed only when no field or button tells which.
        Raises AssertionError if a person could not do this on this page.
        """
        shown = parsed(page)
        chosen, pressed = _form_with(shown, form, button, fields or {})
        data = _as_shown(shown, chosen)
        for name, value in (fields or {}).items():
            _check_can_choose(shown, chosen, name, value)
            data.pop(name, None)
            if value is not None:
                data[name] = value
        if pressed is not None and pressed.get("name"):
            data[pressed.get("name")] = pressed.get("value", "")
        address = chosen.get("action") or page.request.full_path.rstrip("?")
        if pressed is not None:
            address = pressed.get("formaction") or address
        if chosen.get("method", "get").lower() == "get":
            return self.get(address, query_string=data, **kwargs)
        return self.post(address, data=data, **kwargs)


def is_a_page(response: TestResponse) -> bool:
    """Something that a person sees: not a redirect, a file, or the page that says sorry."""
    seen = response.status_code < 300 or 400 <= response.status_code < 500
    return response.mimetype == "text/html" and seen and bool(response.data)


def inspect(response: TestResponse, unchecked: Collection[str] = ()) -> None:
    """Raise AssertionError with everything to mend on the page that was answered."""
    problems = problems_of(parsed(response), unchecked)
    if problems:
        asked = f"{response.request.method} {response.request.path} ({response.status_code})"
        raise AssertionError("\n- ".join([f"On {asked}, mend:", *problems]))


def parsed(response: TestResponse) -> Page:
    """The page that was answered."""
    host = response.request.host.partition(":")[0]
    return Page(response.text, response.request.path, host)


def token_on(page: TestResponse) -> str:
    """The CSRF token of the first form, for posting what no form of the page would send."""
    found = parsed(page).first("//input[@name='csrf_token']")
    assert found is not None, f"no form on {page.request.path} has a csrf_token"
    return str(found.get("value"))


def _form_with(
    page: Page, form: str | None, button: str | None, fields: Mapping[str, Any]
) -> tuple[HtmlElement, HtmlElement | None]:
    """The form that has these fields and this button, and the button to press."""
    for candidate in page.all("//form"):
        buttons = _belonging(page, candidate, BUTTONS)
        pressed = [b for b in buttons if button is None or button in _says(page, b)]
        names = {control.get("name") for control in _belonging(page, candidate, FIELDS)}
        named = form is None or form in {candidate.get("id"), candidate.get("action")}
        if named and set(fields) <= names and (pressed or button is None):
            return candidate, pressed[0] if pressed else None
    had = [
        f"{page.tag(f)} with {sorted({c.get('name') or '' for c in _belonging(page, f, FIELDS)})} "
        f"and {[_says(page, b) for b in _belonging(page, f, BUTTONS)]}"
        for f in page.all("//form")
    ]
    raise AssertionError(f"no form has {sorted(fields)} and “{button}”; the page has {had}")


def _belonging(page: Page, form: HtmlElement, xpath: str) -> list[HtmlElement]:
    """Controls within a form, or elsewhere on the page with its id in their `form`."""
    inside = [c for c in page.all(xpath, form) if c.get("form") in {None, form.get("id")}]
    outside = [c for c in page.all(xpath) if form.get("id") and c.get("form") == form.get("id")]
    return inside + [c for c in outside if c not in inside]


def _says(page: Page, button: HtmlElement) -> str:
    return page.name_of(button) or str(button.get("value", ""))


def _as_shown(page: Page, form: HtmlElement) -> dict[str, Any]:
    """What a browser would send if nothing were touched."""
    data: dict[str, Any] = {}
    for control in _belonging(page, form, FIELDS):
        name, kind = control.get("name"), control.get("type", "")
        if not name or kind in PRESSED or kind == "file" or control.get("disabled") is not None:
            continue
        if control.tag == "select":
            options = (
                page.all(".//option[@selected]", control) or page.all(".//option", control)[:1]
            )
            values = [option.get("value", option.text) for option in options]
        elif kind in {"radio", "checkbox"}:
            values = [control.get("value", "on")] if control.get("checked") is not None else []
        elif control.tag == "textarea":
            values = [(control.text or "").removeprefix("\n")]
        else:
            values = [control.get("value", "")]
        if values:
            data[name] = [*data.get(name, []), *values]
    return data


def _check_can_choose(page: Page, form: HtmlElement, name: str, value: Any) -> None:
    """A radio button, box or list can only be given a value that it offers."""
    controls = [c for c in _belonging(page, form, FIELDS) if c.get("name") == name]
    if controls[0].tag == "select":
        offered = {o.get("value", o.text) for o in page.all(".//option", controls[0])}
    elif controls[0].get("type") in {"radio", "checkbox"}:
        offered = {c.get("value", "on") for c in controls}
    else:
        return
    wanted = set() if value is None else set(value if isinstance(value, list | tuple) else [value])
    assert {str(w) for w in wanted} <= offered, f"{name} offers {sorted(offered)}, not {value!r}"
