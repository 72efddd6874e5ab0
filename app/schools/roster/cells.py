"""What may not stand in a cell, and what is wrong with the text of one field.

Each check answers with a code and a sentence that says what to do, or None.
"""

import re

from app.schools import upn
from app.schools.roster import names, years

Fault = tuple[str, str]
"""A stable code and the sentence for it."""

NEVER_WORKED_OUT = "=…"
"""Stands for a formula whose value is not in the file."""

_MARKUP = re.compile(r"[<>]|&(?:#\w+|[A-Za-z]+);")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")


def fault_in_any(heading: str, cell: str) -> Fault | None:
    """Markup, a formula, a line break or an unreadable character in any cell that we read."""
    text = names.tidy(cell)
    if cell == NEVER_WORKED_OUT:
        return "formula_without_value", (
            f"“{heading}” holds a formula that was never worked out. Open the file in your "
            "spreadsheet program, save it, and send it again."
        )
    if re.search(r"[\r\n]", cell.strip()):
        return "line_break", (
            f"There is a line break in “{heading}”. Put the cell on one line, and look for a "
            "quotation mark that is not closed."
        )
    if _UNSEEN.search(cell):
        return "unseen", (
            f"“{heading}” holds a character that cannot be read. Type the cell again."
        )
    if text[:1] in ("=", "@") or (text[:1] in ("+", "-") and len(text) > 1):
        return "formula", f"“{heading}” holds a formula. Type what it should say instead."
    if _MARKUP.search(text):
        return "markup", f"“{heading}” holds web page code. Type only what it should say."
    return None


def fault_in_name(what: str, heading: str, text: str) -> Fault | None:
    """What is wrong with a name. `what` is it in a sentence: "surname"."""
    if len(text) > names.LONGEST_NAME:
        return "too_long", f"The {what} is longer than {names.LONGEST_NAME} letters. Shorten it."
    if names.is_a_name(text):
        return None
    if better := names.mended(text):
        return "letters_lost", (
            f"The {what} “{text}” was garbled when the file was saved. Save it again as “CSV "
            f"UTF-8”, or type “{better}” if that is right."
        )
    return "not_a_name", (
        f"“{_short(text)}” in “{heading}” is not a name we can read: it has signs that names do "
        "not have, or no letters. Type the name, and save the file as “CSV UTF-8”."
    )


def fault_in_full_name(heading: str, text: str) -> Fault | None:
    """What is wrong with a whole name, before it is parted."""
    if names.parted(text) is None:
        return "name_unclear", (
            f"We cannot tell which part of “{_short(text)}” in “{heading}” is the surname. Write "
            "it with a comma, as in “Okafor, Daisy”."
        )
    return None


def fault_in_upn(text: str) -> Fault | None:
    """What is wrong with a UPN that is there."""
    match upn.upn_problem(text):
        case None:
            return None
        case "letter":
            return "upn_letter", (
                "The first letter of the UPN does not fit the number. It should be "
                f"{upn.right_letter_for(text)}, if the rest is right."
            )
        case "length":
            found = len(upn.normal_upn(text))
            return "upn_length", (
                f"The UPN has {found} characters, not {upn.LENGTH}. Correct it, or leave the "
                "cell empty."
            )
        case "characters":
            return "upn_characters", (
                "The UPN should be a letter (not I, O or S), then 11 digits, then a digit or "
                "letter. Correct it, or leave the cell empty."
            )


def fault_in_year(text: str) -> Fault | None:
    """What is wrong with a year group that is there."""
    if years.nc_year_from(text):
        return None
    if years.is_nursery(text):
        return "year_outside", (
            f"“{_short(text)}” is a nursery year. The log begins in Reception, so leave this "
            "child out."
        )
    if years.is_secondary(text):
        return "year_outside", (
            f"“{_short(text)}” is not a primary year. Use R or 1 to 6, or leave this child out."
        )
    return "year_unclear", f"“{_short(text)}” is not a year group we know. Use R or 1 to 6."


def fault_in_class(text: str) -> Fault | None:
    """What is wrong with the name of a class that is there."""
    if len(text) > names.LONGEST_CLASS_NAME:
        return "too_long", (
            f"The class name is longer than {names.LONGEST_CLASS_NAME} letters. Shorten it."
        )
    return None


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
