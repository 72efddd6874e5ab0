"""A tablet without a screen: signs a child in at a running server, over HTTP, page by page."""

import urllib.request
from collections.abc import Iterable, Mapping
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

from lxml import html

Field = tuple[str, str]


class Tablet:
    """Keeps cookies, follows redirects, and sends a page's token against forgery back."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.cookies = CookieJar()
        keep = urllib.request.HTTPCookieProcessor(self.cookies)
        self._opener = urllib.request.build_opener(keep)

    def get(self, path: str) -> html.HtmlElement:
        """Open a page. Raises urllib.error.HTTPError if it is not shown."""
        return self._page(urllib.request.Request(urljoin(self.url, path)))  # noqa: S310

    def post(self, path: str, fields: Iterable[Field], page: html.HtmlElement) -> html.HtmlElement:
        """Send these fields from that page; what comes after."""
        body = urlencode([("csrf_token", token_on(page)), *fields]).encode()
        return self._page(urllib.request.Request(urljoin(self.url, path), body))  # noqa: S310

    @property
    def cookie(self) -> str:
        """What a browser would say in its Cookie header."""
        return "; ".join(f"{one.name}={one.value}" for one in self.cookies)

    def _page(self, request: urllib.request.Request) -> html.HtmlElement:
        with self._opener.open(request) as answer:
            return html.fromstring(answer.read(), base_url=answer.url)


def token_on(page: html.HtmlElement) -> str:
    """The token against forgery of a page's first form."""
    return str(page.xpath("//input[@name='csrf_token']/@value")[0])


def opened_tablet(url: str, open_url: str) -> tuple[Tablet, html.HtmlElement]:
    """A tablet on which a class has been opened with its code, and the page of names it shows."""
    tablet, code = Tablet(url), urldefrag(open_url).fragment
    return tablet, tablet.post("/open", [("code", code)], tablet.get("/open"))


def tablet_of(child: Mapping[str, Any], url: str, open_url: str) -> Tablet:
    """A tablet in the hands of this child of the demo, who tapped their name and their pictures."""
    tablet, names = opened_tablet(url, open_url)
    path = names.xpath("//a[.//*[@data-name][.=$name]]/@href", name=child["name"])[0]
    *before, last = child["pictures"]
    fields = [*(("tapped", picture) for picture in before), ("picture", last)]
    page = tablet.post(path, fields, tablet.get(path))
    if not urlsplit(page.base_url).path.startswith("/my"):
        raise RuntimeError(f"A child of the demo was not let in: {page.base_url} was shown.")
    return tablet
