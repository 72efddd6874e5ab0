"""What children choose, where they go, and the packages that are made of it."""

from app.transition.actions.choosing import choose_pages
from app.transition.actions.erasing import erase_put_away
from app.transition.actions.moving import move_page, why_not_moved
from app.transition.actions.packages import (
    ask_for_package,
    ask_for_packages,
    hand_out,
)
from app.transition.actions.placing import add_destination, place_children

__all__ = [
    "add_destination",
    "ask_for_package",
    "ask_for_packages",
    "choose_pages",
    "erase_put_away",
    "hand_out",
    "move_page",
    "place_children",
    "why_not_moved",
]
