"""What every page of the service must be, whoever opens it: one rule a function.

A rule looks at a page and says, for each thing wrong, what to mend. `problems_of(page)` asks all
of them; a test that opens a page for another reason can switch one off by its name.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from tests.support.page import CONTROLS, Page
from tests.support.reading_age import KS1, KS2, too_hard

Rule = Callable[[Page], Iterable[str]]
RULES: dict[str, Rule] = {}

TITLE_END = " – Career Learning Log"
LEFTOVERS = re.compile(r"\{\{|\}\}|\{%|%\}|\bundefined\b|\[object |<[\w.]+ object at 0x|\bNaN\b")
NONE = re.compile(r"\bNone\b(?! (of|yet|are|is|has|have|need|left|to|in|at)\b)")
LINKING = ("href", "src", "action", "formaction", "poster", "data", "xlink:href", "srcset")


def problems_of(page: Page, unchecked: Collection[str] = ()) -> list[str]:
    """Everything to mend on this page, each beginning with the name of its rule."""
    unknown = set(unchecked) - set(RULES)
    if unknown:
        raise ValueError(f"no page rule called {sorted(unknown)}; there are {sorted(RULES)}")
    return [
        f"{name}: {problem}"
        for name, rule in RULES.items()
        if name not in unchecked
        for problem in rule(page)
    ]


def rule(check: Rule) -> Rule:
    """Add a function to the rules under its own name."""
    RULES[check.__name__] = check
    return check


@rule
def title(page: Page) -> Iterator[str]:
    words = page.words_of(page.first("//head/title"))
    if not words.endswith(TITLE_END) or words == TITLE_END.strip():
        yield f"the title is “{words}”: write “What this page is{TITLE_END}”"


@rule
def language(page: Page) -> Iterator[str]:
    if page.tree.get("lang") != "en-GB":
        yield 'write <html lang="en-GB">, so that read-aloud picks an English voice'


@rule
def one_h1(page: Page) -> Iterator[str]:
    found = page.all("//h1")
    if len(found) != 1:
        yield f"there are {len(found)} h1 headings: a page has exactly one, which says what it is"


@rule
def heading_order(page: Page) -> Iterator[str]:
    before = 0
    for heading in page.all("//h1|//h2|//h3|//h4|//h5|//h6"):
        level = int(heading.tag[1])
        if before and level > before + 1:
            yield f"“{page.words_of(heading)}” is an h{level} after an h{before}: skip no level"
        before = level


@rule
def landmarks(page: Page) -> Iterator[str]:
    if len(page.all("//main")) != 1:
        yield "a page has exactly one <main>"
    if not page.all("//body//header|//body//nav") and "print" not in page.moods:
        yield "a page has a <header> or a <nav>, so that people can find their way out"


@rule
def unique_ids(page: Page) -> Iterator[str]:
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield f"id “{name}” is used {count} times: an id names one thing"


@rule
def references(page: Page) -> Iterator[str]:
    """What a label, a description or a link within the page points at is there."""
    for name in ("for", "form", "list", "aria-labelledby", "aria-describedby", "aria-controls"):
        for element in page.all(f"//*[@{name}]"):
            for missing in set(element.get(name, "").split()) - page.id_set:
                yield f"{page.tag(element)} has {name}=“{missing}”, which is no id on this page"
    for link in page.all("//a[starts-with(@href, '#')][@href!='#']"):
        if link.get("href")[1:] not in page.id_set:
            yield f"{page.tag(link)} leads to an id that is not on this page"


@rule
def labels(page: Page) -> Iterator[str]:
    for control in page.all(CONTROLS):
        if not page.label_of(control):
            yield f"{page.tag(control)} has no label: give it a <label for>, or an aria-label"


@rule
def legends(page: Page) -> Iterator[str]:
    for group in page.all("//fieldset[not(legend[normalize-space()])][not(@aria-labelledby)]"):
        yield f"{page.tag(group)} has no <legend>: say what its choices are about"


@rule
def alternatives(page: Page) -> Iterator[str]:
    for picture in page.all("//img[not(@alt)]|//input[@type='image'][not(@alt)]"):
        yield f'{page.tag(picture)} has no alt: say what it shows, or alt="" if a word beside does'
    for drawing in page.all("//svg[not(ancestor::svg)][not(ancestor-or-self::*[@aria-hidden])]"):
        if not (page.name_of(drawing) or page.words_of(page.first("./title", drawing))):
            yield f"{page.tag(drawing)} needs aria-hidden, or a <title> that says what it shows"


@rule
def buttons(page: Page) -> Iterator[str]:
    for button in page.all("//button|//input[@type='submit' or @type='button']"):
        if not (page.name_of(button) or (button.tag == "input" and button.get("value"))):
            yield f"{page.tag(button)} has no words: say what pressing it does"


@rule
def links(page: Page) -> Iterator[str]:
    for link in page.all("//a[@href]"):
        if not page.name_of(link):
            yield f"{page.tag(link)} has no words: say where it leads"
        if link.get("href").strip() in {"", "#"}:
            yield f"{page.tag(link)} leads nowhere: use a button, or give it an address"


@rule
def csrf_tokens(page: Page) -> Iterator[str]:
    for form in page.all("//form[translate(@method, 'POST', 'post')='post']"):
        if not page.all(".//input[@name='csrf_token'][string-length(@value) > 0]", form):
            yield f"{page.tag(form)} posts without a csrf_token: put the token in as a hidden field"


@rule
def boxes(page: Page) -> Iterator[str]:
    """Of several boxes that each are required, a browser asks for every one."""
    for form in page.all("//form[not(@novalidate)]"):
        required = Counter(
            box.get("name") for box in page.all(".//input[@type='checkbox'][@required]", form)
        )
        for name in (name for name, boxes in required.items() if boxes > 1):
            yield f"every box of “{name}” has to be ticked: write <form novalidate>, and check here"


@rule
def nothing_inline(page: Page) -> Iterator[str]:
    """The Content-Security-Policy would stop these in a browser; here they fail a test first."""
    for script in page.all("//script[not(@src)]"):
        if script.get("type") != "application/json":
            yield "a script is written into the page: move it to static/js, and pass data by data-*"
    if page.all("//style"):
        yield "a style is written into the page: move it to static/css"
    for element in page.all("//*[@style or @*[starts-with(name(), 'on')]]"):
        yield f"{page.tag(element)} carries a style or an event handler: use a class, or data-*"
    for link in page.all("//*[starts-with(normalize-space(@href), 'javascript:')]"):
        yield f"{page.tag(link)} has javascript: in its address"


@rule
def own_host(page: Page) -> Iterator[str]:
    """No page fetches from, or sends a child to, anybody else; staff links out say rel=external."""
    for element in page.all("//*[not(self::a[contains(@rel, 'external')])]"):
        for name in LINKING:
            address = (element.get(name) or "").strip()
            if re.match(r"(https?:)?//", address) and not page.is_own(address):
                yield f"{page.tag(element)} points at {address}: everything comes from our own host"
    if page.is_for_pupils and page.all("//a[contains(@rel, 'external')]"):
        yield "a pupil's page never leads off to another site"


@rule
def leftovers(page: Page) -> Iterator[str]:
    """Words that only a fault puts on a page. What people typed is theirs, and is not judged."""
    for words in page.passages(with_names=True):
        if found := LEFTOVERS.search(words) or NONE.search(words):
            yield f"“{found.group()}” shows in “{words[:60]}”: a value is missing or not rendered"
    for element in page.all("//*[@value='None' or @href='None' or @src='None' or @alt='None']"):
        yield f"{page.tag(element)} holds the word None: a value is missing"


@rule
def reading_age(page: Page) -> Iterable[str]:
    if not page.is_for_pupils:
        return []
    return too_hard(page.passages(), KS1 if "ks1" in page.moods else KS2)
