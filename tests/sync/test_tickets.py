"""A ticket says whose page it is, to us alone, for fourteen days."""

from base64 import urlsafe_b64decode
from dataclasses import replace
from datetime import timedelta

import pytest

from app.foundation import clock
from app.foundation.sealing import keyring
from app.sync.tickets import BadTicket, printed, read_ticket, ticket_for
from tests.support import make


def test_what_is_printed_is_read_again(ticket):
    assert read_ticket(printed(ticket, keyring()), keyring()) == ticket


def test_a_ticket_shows_nothing(ticket, child):
    raw = urlsafe_b64decode(printed(ticket, keyring()))

    assert child.id.hex.encode() not in raw
    assert child.id.bytes not in raw


@pytest.mark.parametrize("text", ["", "AAAA", "ticket", "é", "AAAA" * 20, "=" * 8])
def test_what_we_did_not_print_is_no_ticket(text):
    with pytest.raises(BadTicket):
        read_ticket(text, keyring())


@pytest.mark.parametrize(("days", "good"), [(0, True), (13.9, True), (14.1, False), (-1, False)])
def test_it_is_good_for_fourteen_days(ticket, days, good):
    assert ticket.is_good(clock.now() + timedelta(days=days)) is good


def test_its_bearer_is_the_child_and_may_only_write_their_own_log(ticket, child):
    viewer = ticket.viewer()

    assert (viewer.id, viewer.school_id, viewer.kind) == (child.id, child.school_id, "envelope")


@pytest.fixture
def ticket(child):
    whole = clock.now().replace(microsecond=0)
    return replace(ticket_for(make.pupil_viewer(child)), issued_at=whole)
