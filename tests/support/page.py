"""A page as a test reads it: its words, its controls and their names."""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urlsplit

from lxml import html
from lxml.html import HtmlElement

CONTROLS = (
    "//input[not(@type='hidden' or @type='submit' or @type='button' or @type='reset')]"
    "|//select|//textarea"
)
WITHIN_A_LINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins"),
    *("kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u"),
    *("var", "wbr"),
}
NOT_READ = {"script", "style", "svg", "template", "textarea", "head", "datalist"}


class Page:
    """One HTML page. `url` is where it was opened; `host` is ours."""

    def __init__(self, text: str, url: str = "/", host: str = "localhost") -> None:
        self.text = text
        self.url = url
        self.host = host
        self.tree: HtmlElement = html.document_fromstring(text, parser=html.HTMLParser())

    def all(self, xpath: str, within: HtmlElement | None = None) -> list[HtmlElement]:
        """Every element that the XPath finds."""
        found: list[HtmlElement] = (self.tree if within is None else within).xpath(xpath)
        return found

    def first(self, xpath: str, within: HtmlElement | None = None) -> HtmlElement | None:
        """The first element that the XPath finds, or None."""
        return next(iter(self.all(xpath, within)), None)

    @cached_property
    def ids(self) -> list[str]:
        """Every id, as often as it is used."""
        return [str(found) for found in self.tree.xpath("//@id")]

    @cached_property
    def id_set(self) -> set[str]:
        """Every id, once."""
        return set(self.ids)

    @cached_property
    def moods(self) -> set[str]:
        """The classes of the body: `pupil`, `ks1`, `staff`, `print`."""
        body = self.first("//body")
        return set() if body is None else set(body.get("class", "").split())

    @property
    def is_for_pupils(self) -> bool:
        """A child reads this page."""
        return "pupil" in self.moods

    def is_own(self, address: str) -> bool:
        """An address on our own host."""
        return urlsplit(address).hostname == self.host

    def words_of(self, element: HtmlElement | None) -> str:
        """The words of an element, drawings left out, in one line."""
        if element is None:
            return ""
        pieces = element.xpath(".//text()[not(ancestor::script or ancestor::style)]")
        return " ".join("".join(pieces).split())

    def name_of(self, element: HtmlElement) -> str:
        """What a screen reader calls a link or a button."""
        if named := element.get("aria-label", "").strip():
            return str(named)
        if pointed := element.get("aria-labelledby"):
            return " ".join(self.words_of(self._by_id(name)) for name in pointed.split()).strip()
        pictures = " ".join(element.xpath(".//img/@alt")).strip()
        return self.words_of(element) or pictures

    def label_of(self, control: HtmlElement) -> str:
        """What a screen reader calls a field."""
        wrapping = self.first("ancestor::label[1]", control)
        if name := control.get("id"):
            for label in self.all("//label[@for=$name]".replace("$name", _quoted(name))):
                if words := self.name_of(label):
                    return words
        if wrapping is not None and (words := self.name_of(wrapping)):
            return words
        if control.get("aria-label") or control.get("aria-labelledby"):
            return self.name_of(control)
        return ""

    def passages(self, *, with_names: bool = False) -> list[str]:
        """The words we wrote, one string a heading, paragraph, label or button.

        Left out: what people typed (`data-theirs`), and names of people, jobs and skills
        (`data-name`) unless asked for, because a child knows a name as a whole.
        """
        body = self.first("//body")
        if body is None:
            return []
        pieces = _pieces(body, with_names)
        return [line for line in (" ".join(p.split()) for p in "".join(pieces).split("\0")) if line]

    def tag(self, element: HtmlElement) -> str:
        """The opening tag and its line, to find it by."""
        shown = "".join(f' {k}="{v}"' for k, v in element.attrib.items() if len(v) < 60)
        return f"<{element.tag}{shown}> (line {element.sourceline})"

    def _by_id(self, name: str) -> HtmlElement | None:
        return self.first(f"//*[@id={_quoted(name)}]")


def _pieces(element: HtmlElement, with_names: bool) -> Iterator[str]:
    """Text in reading order, with a NUL wherever a new line begins."""
    if not isinstance(element.tag, str) or element.tag in NOT_READ:
        return
    if element.get("data-theirs") is not None or element.get("aria-hidden") == "true":
        return
    if element.get("data-name") is not None and not with_names:
        return
    edge = "" if element.tag in WITHIN_A_LINE else "\0"
    yield edge + (element.text or "")
    for child in element:
        yield from _pieces(child, with_names)
        yield child.tail or ""
    yield edge


def _quoted(value: str) -> str:
    """A value as an XPath string. Ids never hold both kinds of quotation mark."""
    return f"'{value}'" if "'" not in value else f'"{value}"'
