"""Everything that changes a school, its classes and its children."""

from app.schools.actions.classes import add_class, set_class_staff
from app.schools.actions.imports import (
    CheckedAgain,
    apply_roster,
    check_roster,
    drop_roster,
    forget_rosters,
)
from app.schools.actions.pupils import PupilDetails, add_pupil, enrol, keep_upn
from app.schools.actions.schools import Choices, add_school, change_options, wait_for_turn

__all__ = [
    "CheckedAgain",
    "Choices",
    "PupilDetails",
    "add_class",
    "add_pupil",
    "add_school",
    "apply_roster",
    "change_options",
    "check_roster",
    "drop_roster",
    "enrol",
    "forget_rosters",
    "keep_upn",
    "set_class_staff",
    "wait_for_turn",
]
