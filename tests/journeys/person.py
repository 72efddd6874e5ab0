"""Somebody at a device: sees a page, follows its links, presses its buttons, knows no addresses."""

from contextvars import Context
from typing import Any

from flask import Flask
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

from tests.support.client import InspectingClient, parsed
from tests.support.page import Page

FRONT_DOOR = "/"
REFUSED = 422


class Person:
    """One browser and the page it shows. Every page on the way is inspected."""

    def __init__(self, app: Flask, at: str = FRONT_DOOR) -> None:
        self.client: InspectingClient = app.test_client()  # type: ignore[assignment]
        self.answer: TestResponse
        self.opens(at)

    @property
    def page(self) -> Page:
        """What is on the screen."""
        return parsed(self.answer)

    @property
    def heading(self) -> str:
        """What the page is headed."""
        return self.page.words_of(self.page.first("//h1"))

    @property
    def words(self) -> str:
        """Everything in the main part of the page, in one line."""
        return self.page.words_of(self.page.first("//main"))

    def opens(self, address: str) -> None:
        """Type an address, or go on to where the last one led."""
        self._arrives(self.client.get(address.partition("#")[0]))

    def follows(self, words: str) -> None:
        """Press the link that says this, or else the first with these words in it."""
        named = [(self.page.name_of(link), link) for link in self.page.all("//a[@href]")]
        found = [link for name, link in named if name == words]
        found += [link for name, link in named if words in name]
        assert found, f"no link says “{words}”; there are {[name for name, _ in named]}"
        self.opens(found[0].get("href"))

    def presses(self, button: str, form: str | None = None, **fields: Any) -> None:
        """Fill in what is said and press a button, and see what comes. Refusals fail the test."""
        self._arrives(self.client.submit(self.answer, fields, button=button, form=form))

    def is_refused(self, button: str, form: str | None = None, **fields: Any) -> None:
        """Press a button, and be told why not."""
        self.answer = self.client.submit(self.answer, fields, button=button, form=form)
        assert self.answer.status_code == REFUSED, f"{self.answer.status}: {self.words}"

    def sees(self, *words: str) -> None:
        """These words are on the page."""
        missing = [each for each in words if each not in self.words]
        assert not missing, f"{missing} is not on {self.answer.request.path}: {self.words}"

    def sees_nothing_of(self, *words: str) -> None:
        """These words are nowhere in the page, shown or not."""
        found = [each for each in words if each in self.answer.text]
        assert not found, f"{found} is on {self.answer.request.path}"

    def element(self, xpath: str) -> HtmlElement:
        """The one thing on the page that is so."""
        (found,) = self.page.all(xpath)
        return found

    def _arrives(self, answer: TestResponse) -> None:
        while answer.status_code in {301, 302, 303}:
            answer = self.client.get(answer.location.partition("#")[0])
        self.answer = answer
        assert answer.status_code == 200, f"{answer.request.path}: {answer.status}: {self.words}"


def command(app: Flask, *words: str) -> str:
    """What whoever runs the service types at its computer, and what that prints."""
    result = Context().run(app.test_cli_runner().invoke, args=words)
    assert result.exit_code == 0, result.output
    return str(result.output)
