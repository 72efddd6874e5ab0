"""Everything that changes a school, its classes and its children."""

from app.schools.actions.classes import add_class, set_class_staff
from app.schools.actions.forgetting import KEPT_FOR, forget_rosters
from app.schools.actions.imports import (
    CheckedAgain,
    apply_roster,
    ask_to_apply,
    check_roster,
    drop_roster,
    receive_roster,
    say_columns,
)
from app.schools.actions.pupils import PupilDetails, add_pupil, enrol, keep_upn
from app.schools.actions.schools import (
    Choices,
    add_school,
    ask_for_factor,
    change_options,
    wait_for_turn,
)

__all__ = [
    "KEPT_FOR",
    "CheckedAgain",
    "Choices",
    "PupilDetails",
    "add_class",
    "add_pupil",
    "add_school",
    "apply_roster",
    "ask_for_factor",
    "ask_to_apply",
    "change_options",
    "check_roster",
    "drop_roster",
    "enrol",
    "forget_rosters",
    "keep_upn",
    "receive_roster",
    "say_columns",
    "set_class_staff",
    "wait_for_turn",
]
