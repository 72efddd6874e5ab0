"""The pages of a transition package, opened from a disk with the network off, and printed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.transition.package.making import make_package
from tests.support.browser import axe_problems, photograph, sideways_scroll
from tests.support.receiver import unpacked
from tests.transition.package.samples import KEY, package, pupil, voice

_FIRST, _SECOND, *_OTHERS = pupil(entries=5).entries
AMIRA = replace(pupil(), entries=(_FIRST, replace(_SECOND, media=(voice(14),)), *_OTHERS))
A_PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page\b")


def test_a_careers_leader_reads_the_package_offline_from_index_to_passport(
    page: Page, read: Path, problems: list[str]
) -> None:
    page.goto((read / "index.html").as_uri())
    assert axe_problems(page) == []
    photograph(page, "package-index")
    page.get_by_role("link", name="Amira Bashir-Tahir").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Amira Bashir-Tahir"
    assert axe_problems(page) == []
    photograph(page, "package-passport")
    page.get_by_role("link", name="All pupils in this package").click()
    assert page.get_by_role("heading", level=1).is_visible()
    assert problems == []


def test_a_passport_shows_the_drawing_from_the_package(
    page: Page, read: Path, problems: list[str]
) -> None:
    page.goto((read / f"{AMIRA.id}.html").as_uri())
    widths = page.evaluate("[...document.images].map((image) => image.naturalWidth)")
    assert widths == [32, 32]
    assert problems == []


def test_a_passport_plays_a_voice_note_from_the_package(
    page: Page, read: Path, problems: list[str]
) -> None:
    page.goto((read / f"{AMIRA.id}.html").as_uri())
    length = page.evaluate(
        """async () => {
          const [said] = document.querySelectorAll("audio");
          await said.play();
          said.pause();
          return said.duration;
        }"""
    )
    assert length == pytest.approx(14, abs=0.1)
    assert problems == []


@pytest.mark.parametrize("file", ["index.html", f"{AMIRA.id}.html"])
def test_a_page_fits_a_telephone(page: Page, read: Path, file: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto((read / file).as_uri())
    assert sideways_scroll(page) == 0


def test_a_passport_with_everything_prints_one_side_and_its_pages_another(
    page: Page, read: Path
) -> None:
    page.goto((read / f"{AMIRA.id}.html").as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    assert len(A_PAGE_OF_A_PDF.findall(printed)) == 2


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """The folder of pages in an unpacked package."""
    made = make_package(package(AMIRA, pupil(1)), KEY, tmp_path)
    return unpacked(made.path, tmp_path / "open") / "data/read"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that no network reaches."""
    context = browser.new_context(offline=True, viewport={"width": 1024, "height": 768})
    yield context.new_page()
    context.close()


@pytest.fixture
def problems(page: Page) -> list[str]:
    """What the browser complains of, and everything that it asks a network for."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda request: found.append(request.url) if not _on_disk(request.url) else None,
    )
    return found


def _on_disk(url: str) -> bool:
    return url.startswith("file:")
