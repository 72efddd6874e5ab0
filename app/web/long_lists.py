"""Long lists as readers look at them: in an order they choose, searched, a page at a time.

The order and the page stand in the address; what is searched for is posted, for it may be a name.
The list looked at and the search have one address, but for a page where posting does something
else. `templates/components/long_list.html` shows the boxes and links.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from flask import request, url_for

from app.foundation.lists import By, Order
from app.web.forms import line
from app.web.paging import PAGE_SIZE, Page, page_of

Item = TypeVar("Item")
LIST = "list"
"""The id of a long list on its page."""
LONGEST_SEARCH = 100
UPWARDS, DOWNWARDS = "ascending", "descending"


@dataclass(frozen=True, kw_only=True)
class LongList(Generic[By]):
    """How a list is looked at. `show` and `find` are endpoints; `usual` is the order unless asked.

    `kept` is what else its addresses hold: whose list it is, and how it is cut.
    """

    show: str
    find: str
    usual: Order[By]
    order: Order[By]
    kept: Mapping[str, Any] = field(default_factory=dict)
    search: str = ""
    number: int = 1

    def page_of(
        self, items: Sequence[Item], size: int = PAGE_SIZE, at: Item | None = None
    ) -> Page[Item]:
        """The page asked for, or the nearest there is; or the one on which `at` stands."""
        number = items.index(at) // size + 1 if at is not None and at in items else self.number
        return page_of(items, number, size)

    def keeping(self, **kept: Any) -> "LongList[By]":
        """The same, and its addresses hold this as well."""
        return replace(self, kept={**self.kept, **kept})

    def at_page(self, number: int) -> str:
        """Where another page of the same list is. While searching it is posted to."""
        return self._address(self.find if self.search else self.show, self.order, number)

    def by(self, name: str) -> str:
        """Where the list goes by this: its usual way round first, and then the other."""
        by = type(self.usual.by)(name)
        if self.order.by is by:
            order = replace(self.order, down=not self.order.down)
        else:
            order = self.usual if self.usual.by is by else Order(by)
        return self._address(self.find if self.search else self.show, order, 1)

    def goes_by(self, name: str) -> str:
        """What to say of a column (as `aria-sort` does): "" unless the list goes by it."""
        if self.order.by != type(self.usual.by)(name):
            return ""
        return DOWNWARDS if self.order.down else UPWARDS

    @property
    def said(self) -> dict[str, Any]:
        """The order and the page as addresses say them: a form on the list carries them along."""
        return _said(self.order if self.order != self.usual else None, self.number)

    @property
    def here(self) -> str:
        """This page of the list, without the search."""
        return self._address(self.show, self.order, self.number, anchor=None)

    @property
    def everything(self) -> str:
        """The list without the search."""
        return self._address(self.show, self.order, 1, anchor=None)

    @property
    def searching(self) -> str:
        """Where a search is posted."""
        return self._address(self.find, self.order, 1, anchor=None)

    def _address(
        self, endpoint: str, order: Order[By], number: int, anchor: str | None = LIST
    ) -> str:
        said = _said(order if order != self.usual else None, number)
        return url_for(endpoint, **self.kept, **said, _anchor=anchor)


def long_list_of(show: str, usual: Order[By], /, find: str = "", **kept: Any) -> LongList[By]:
    """How the request asks to see a list; what it asks wrongly is left out."""
    return LongList(
        show=show,
        find=find or show,
        usual=usual,
        order=_order(request.args.get("order", ""), usual),
        kept=kept,
        search=line(request.form.get("find", ""))[:LONGEST_SEARCH],
        number=request.args.get("page", 1, int),
    )


def _said(order: Order[Any] | None, number: int) -> dict[str, Any]:
    by = order and f"{'-' if order.down else ''}{order.by.value}"
    return {"order": by, "page": number if number > 1 else None}


def _order(said: str, usual: Order[By]) -> Order[By]:
    try:
        by = type(usual.by)(said.removeprefix("-"))
    except ValueError:
        return usual
    return Order(by, down=said.startswith("-"))
