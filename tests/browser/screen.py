"""A screen in somebody's hands: what they tap, press and see, each page looked at once."""

import re
from collections.abc import Iterator
from itertools import count

from playwright.sync_api import Locator, Page, expect

from tests.support.browser import axe_problems, photograph, sideways_scroll, small_targets


class Screen:
    """A page of a real browser. `touch` screens are tapped, and are for small fingers."""

    numbers: Iterator[int] = count(1)

    def __init__(self, page: Page, story: str, *, touch: bool) -> None:
        self.page = page
        self.story = story
        self.touch = touch

    def opens(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address)

    def follows(self, words: str) -> None:
        """Press the first link that begins with these words."""
        self._press(self._named("link", words))

    def presses(self, words: str) -> None:
        """Press the first button that begins with these words."""
        self._press(self._named("button", words))

    def picks(self, words: str) -> None:
        """Press the tile or the choice of that name."""
        tile = self.page.locator("label:visible").filter(
            has=self.page.get_by_text(words, exact=True)
        )
        self._press(tile.first)

    def types(self, label: str, words: str) -> None:
        """Fill in a box."""
        self.page.get_by_label(label, exact=True).first.fill(words)

    def is_headed(self, words: str) -> None:
        """What the page says at its top, once it is there."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def sees(self, *words: str) -> None:
        """These words are on the screen."""
        for each in words:
            expect(self.page.get_by_text(each).locator("visible=true").first).to_be_visible()

    def is_good(self, name: str) -> None:
        """Nothing on this page keeps anybody out; a photograph is kept."""
        photograph(self.page, f"{self.story}-{next(self.numbers):02}-{name}")
        assert axe_problems(self.page) == [], name
        assert sideways_scroll(self.page) == 0, name
        if self.touch:
            assert small_targets(self.page) == [], name

    def _named(self, role: str, words: str) -> Locator:
        begins = re.compile(rf"^\s*{re.escape(words)}")
        return self.page.get_by_role(role, name=begins).first  # type: ignore[arg-type]

    def _press(self, what: Locator) -> None:
        if self.touch:
            what.tap()
        else:
            what.click()
