"""Everything that lets somebody in, keeps them out, or ends their being here."""

from app.signin.actions.accounts import (
    add_account,
    add_membership,
    assign_class,
    change_own_name,
    new_password,
)
from app.signin.actions.cards import issue_card, sign_in_with_card, void_card
from app.signin.actions.factors import (
    prove_factor,
    renew_recovery_codes,
    reset_factor,
    set_up_factor,
    tell_of_reset,
    turn_off_factor,
)
from app.signin.actions.invitations import accept, post_invitation
from app.signin.actions.kept_forms import keep_form, let_go, note_brought_back
from app.signin.actions.knocks import come_in, knock, let_in
from app.signin.actions.links import (
    ask_for_password_link,
    choose_password,
    make_password_link,
    post_password_link,
)
from app.signin.actions.openings import (
    Opening,
    close_class,
    enter_tablet,
    extend_class,
    open_class,
    open_on_this_tablet,
)
from app.signin.actions.own_password import change_own_password
from app.signin.actions.pictures import (
    Missed,
    set_pictures,
    show_pictures,
    sign_in_with_pictures,
)
from app.signin.actions.sessions import end_own_sessions, note_device
from app.signin.actions.sittings import Entered, finish
from app.signin.actions.staff import change_school, leave_device, sign_in_staff, sign_out_staff
from app.signin.actions.tablets import rename_tablet

__all__ = [
    "Entered",
    "Missed",
    "Opening",
    "accept",
    "add_account",
    "add_membership",
    "ask_for_password_link",
    "assign_class",
    "change_own_name",
    "change_own_password",
    "change_school",
    "choose_password",
    "close_class",
    "come_in",
    "end_own_sessions",
    "enter_tablet",
    "extend_class",
    "finish",
    "issue_card",
    "keep_form",
    "knock",
    "leave_device",
    "let_go",
    "let_in",
    "make_password_link",
    "new_password",
    "note_brought_back",
    "note_device",
    "open_class",
    "open_on_this_tablet",
    "post_invitation",
    "post_password_link",
    "prove_factor",
    "rename_tablet",
    "renew_recovery_codes",
    "reset_factor",
    "set_pictures",
    "set_up_factor",
    "show_pictures",
    "sign_in_staff",
    "sign_in_with_card",
    "sign_in_with_pictures",
    "sign_out_staff",
    "tell_of_reset",
    "turn_off_factor",
    "void_card",
]
