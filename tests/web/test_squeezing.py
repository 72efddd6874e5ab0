"""Pages go compressed to whoever can read them so, and their length says little."""

import gzip

from werkzeug.test import Client

from app.web.squeezing import squeezed


def test_a_page_is_sent_compressed_to_a_browser_that_can_read_it(app):
    answer = Client(app).get("/sign-in", headers={"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.data).startswith(b"<!doctype html>")


def test_a_browser_that_cannot_gets_the_page_as_it_is(app):
    answer = Client(app).get("/sign-in")
    assert "Content-Encoding" not in answer.headers
    assert answer.data.startswith(b"<!doctype html>")


def test_the_same_page_is_not_always_equally_long():
    page = b"<!doctype html>" + b"a secret beside words" * 200
    assert len({len(squeezed(page)) for _ in range(40)}) > 5
