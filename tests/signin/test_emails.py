"""What is an email address, and what is none."""

import pytest

from app.foundation.errors import Refused
from app.signin.actions import add_account
from app.signin.emails import is_email


@pytest.mark.parametrize(
    "typed",
    [
        "head@school.example",
        " Miss.Ahmed+log@st-anne.derby.sch.uk ",
        "o'neill_2@a.co",
        "a@xn--bcher-kva.example",
    ],
)
def test_what_a_school_gives_out_is_one(typed):
    assert is_email(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "@",
        "head",
        "head@",
        "@school.example",
        "head@school",
        "head@school..example",
        "head@-school.example",
        "head@school.example.",
        ".head@school.example",
        "head.@school.example",
        "he ad@school.example",
        "head@office@school.example",
        "head@school.example, office@school.example",
        "Head <head@school.example>",
        "head@school.example\r\nBcc: all@school.example",
        "head@127.0.0.1",
        f"{'h' * 65}@school.example",
        f"head@{'s' * 64}.example",
        f"head@{'school.' * 40}example",
    ],
)
def test_what_no_letter_could_be_sent_to_is_none(typed):
    assert not is_email(typed)


def test_an_account_is_made_for_an_address_alone(viewer):
    with pytest.raises(Refused, match="Write it like name@"):
        add_account(viewer, "head@school", "Miss Madeup", "")
