"""The pages in `read/` open with nothing but a browser, and with nothing to fetch."""

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from uuid import uuid5

import pytest

from app.foundation.signing import SigningKey
from app.transition.package.contents import PupilContent
from app.transition.package.digest import digest_of
from app.transition.package.pages import index_page, passport_page
from tests.transition.package.samples import ROOT, entry, package, pupil, voice

AMIRA = pupil()
KEY = SigningKey.from_private_bytes(bytes(range(32)))


def test_the_only_style_is_the_one_that_the_policy_of_the_page_names() -> None:
    for page in (passport(), index()):
        (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        digest = base64.b64encode(sha256(style.encode()).digest()).decode()
        assert f"style-src &#39;sha256-{digest}&#39;" in page
        assert "default-src &#39;none&#39;" in page
        assert " style=" not in page


def test_no_page_has_a_script_or_an_address_elsewhere() -> None:
    for page in (passport(), index()):
        assert "<script" not in page
        assert not re.search(r"""(https?:)?//""", page.partition("<body>")[2])


def test_every_link_and_picture_of_a_passport_is_in_the_package() -> None:
    targets = set(re.findall(r'(?:href|src)="([^"]*)"', passport()))
    picture = AMIRA.entries[0].media[0]
    assert targets == {
        "index.html",
        f"../records/{AMIRA.id}.clr.json",
        f"../media/{picture.sha256}.png",
    }


def test_a_voice_note_is_played_from_the_package_and_says_how_long_it_is() -> None:
    said = voice(14)
    page = passport(replace(AMIRA, entries=(entry(1, media=(said,)),)))
    assert f'<audio src="../media/{said.sha256}.m4a" controls' in page
    assert "<p>Voice note, 14 seconds</p>" in page
    assert "media-src &#39;self&#39; file:" in page


def test_what_a_child_typed_is_never_markup() -> None:
    typed = "<script>alert(1)</script><b onclick=x>"
    naughty = replace(AMIRA, forename=typed, entries=(entry(1, words=typed, title=typed),))
    for page in (passport(naughty), index(naughty)):
        assert "<script" not in page
        assert "<b " not in page
        assert "&lt;script&gt;" in page


def test_a_passport_begins_with_the_best_piece_and_the_jobs_met() -> None:
    page = passport()
    assert "My best piece: Nurse" in page
    assert "Jobs I have met: 8" in page
    assert "and 2 more, on the next page. 8 of 25 job families." in page


def test_words_too_many_for_the_first_side_go_on_on_the_next() -> None:
    long = "I found out many things. " * 40
    page = passport(replace(AMIRA, entries=(entry(0, words=long.strip()),)))
    assert "all of it is on the next page" in page
    assert page.count(long.strip()) == 1


@pytest.mark.parametrize("left_out", ["message", "skills", "certificates"])
def test_what_a_pupil_left_out_leaves_no_gap_with_a_heading(left_out: str) -> None:
    heading = {
        "message": "What I want my new school to know",
        "skills": "How I see my skills",
        "certificates": "<h2>Certificates",
    }[left_out]
    without = replace(AMIRA, **{left_out: None if left_out == "message" else ()})
    assert heading in passport()
    assert heading not in passport(without)


def test_a_pupil_with_one_entry_has_a_passport() -> None:
    assert "Every page Amira chose: 1" in passport(
        replace(AMIRA, entries=(entry(1),), skills=(), message=None, certificates=())
    )


def test_the_name_a_child_goes_by_is_the_name_on_the_page() -> None:
    page = passport(replace(AMIRA, preferred_forename="Mira"))
    assert "<h1>Mira Bashir-Tahir</h1>" in page


def test_the_index_counts_the_cohort_and_links_every_passport() -> None:
    page = index(AMIRA, pupil(1, entries=2))
    assert "2 pupils from Larkfield Primary (made-up)" in page
    assert "<strong>5</strong> jobs met by each pupil, on average" in page
    assert "Job families: 8 of 25" in page
    assert f'<a href="{AMIRA.id}.html">Amira Bashir-Tahir</a>' in page


def test_the_index_says_how_to_check_the_key_and_that_a_page_proves_nothing() -> None:
    page = index()
    assert KEY.did in page
    assert KEY.verifying_key.fingerprint in page
    assert "This page alone proves nothing" in page


def test_one_job_is_one_job() -> None:
    page = index(pupil(1, entries=1))
    assert "<strong>1</strong> job met by each pupil, on average" in page
    assert "<strong>1</strong> job met in all" in page


def test_half_a_job_is_said_as_it_is() -> None:
    assert "<strong>1.5</strong> jobs met by each pupil" in index(
        pupil(1, entries=1), pupil(2, entries=2)
    )


def test_a_pupil_who_met_nobody_is_where_the_new_school_can_start() -> None:
    nobody = replace(AMIRA, id=uuid5(ROOT, "nobody"), entries=())
    assert "<strong>1</strong> has no job met in their log: start here" in index(AMIRA, nobody)


@pytest.mark.parametrize("made", [lambda: passport(), lambda: index()], ids=["passport", "index"])
def test_every_element_is_closed_and_there_is_one_main_heading(made: Callable[[], str]) -> None:
    reader = Balance()
    reader.feed(made())
    assert reader.open == []
    assert reader.headings == 1


def passport(of: PupilContent = AMIRA) -> str:
    return passport_page(of, package(of)).decode()


def index(*pupils: PupilContent) -> str:
    content = package(*(pupils or (AMIRA,)))
    return index_page(digest_of(content), content, KEY.verifying_key).decode()


class Balance(HTMLParser):
    """Which elements are open, and how many main headings there were."""

    EMPTY = frozenset({"meta", "img", "br", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.headings += tag == "h1"
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Opened and closed at once."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
