"""In WebKit too, Back shows nothing of the child who had the tablet before.

WebKit keeps whole pages in memory for Back, and does so however much the server forbids it.
"""

import pytest

from tests.support import make

WORDS = "A nurse listens to your heart."
HANDS_OVER = "document.querySelector('[data-finish] button').click()"
SENDS_THE_FORM = "document.querySelector('[data-finish]').submit()"  # as before its script is there


@pytest.mark.parametrize("leave", [HANDS_OVER, SENDS_THE_FORM], ids=["page", "form"])
def test_after_a_hand_over_back_shows_nothing_of_the_child(webkit, live, theirs, leave):
    webkit.open(f"{live.url}/my/thoughts/")
    webkit.wait_for(WORDS)
    webkit.run(leave)
    webkit.wait_for("Bye")

    pressed = 0
    while webkit.back():
        pressed += 1
        assert of_the_child(webkit) == []  # at once, and when the page has been asked for again
        webkit.wait_for("Who are you?")
        assert of_the_child(webkit) == []
    assert pressed >= 1


def test_after_a_hand_over_no_byte_of_the_child_is_on_the_tablet(webkit, live, theirs):
    webkit.open(f"{live.url}/my/thoughts/")
    webkit.wait_for(WORDS)
    webkit.press("I’m finished")
    webkit.wait_for("Bye")
    webkit.close()

    kept = webkit.kept()
    assert b"No internet just now" in kept  # what is kept is found
    assert [word for word in theirs if word.encode() in kept] == []


def of_the_child(webkit):
    """What the window shows that is theirs alone. Their name stands in the grid, with all names."""
    shown = webkit.run("return document.title") + webkit.text()
    return [words for words in (WORDS, "My thoughts", "Hello", "I’m finished") if words in shown]


@pytest.fixture
def theirs(webkit, live, seated, as_pupil, child):
    """The tablet is in the hands of the child, who has a page and is at home."""
    make.entry(child, WORDS)
    seated(as_pupil)
    webkit.open(f"{live.url}/my/")
    webkit.wait_for(f"Hello {child.forename}")
    return [WORDS, child.forename, child.surname]
