"""Everything that lets somebody in, keeps them out, or ends their being here."""

from app.signin.actions.accounts import (
    add_account,
    add_membership,
    assign_class,
    new_password,
)
from app.signin.actions.cards import issue_card, sign_in_with_card, void_card
from app.signin.actions.knocks import come_in, knock, let_in
from app.signin.actions.openings import (
    Opening,
    close_class,
    enter_tablet,
    extend_class,
    open_class,
    open_on_this_tablet,
)
from app.signin.actions.own_password import change_own_password, join_school
from app.signin.actions.pictures import (
    Missed,
    set_pictures,
    show_pictures,
    sign_in_with_pictures,
)
from app.signin.actions.sittings import Entered, finish
from app.signin.actions.staff import change_school, leave_device, sign_in_staff, sign_out_staff
from app.signin.actions.tablets import rename_tablet

__all__ = [
    "Entered",
    "Missed",
    "Opening",
    "add_account",
    "add_membership",
    "assign_class",
    "change_own_password",
    "change_school",
    "close_class",
    "come_in",
    "enter_tablet",
    "extend_class",
    "finish",
    "issue_card",
    "join_school",
    "knock",
    "leave_device",
    "let_in",
    "new_password",
    "open_class",
    "open_on_this_tablet",
    "rename_tablet",
    "set_pictures",
    "show_pictures",
    "sign_in_staff",
    "sign_in_with_card",
    "sign_in_with_pictures",
    "sign_out_staff",
    "void_card",
]
