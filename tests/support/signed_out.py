"""An adult who is signed out while writing: out in another tab, in again, and what they wrote."""

from werkzeug.test import TestResponse

from app.schools.models import Account
from tests.support.client import InspectingClient
from tests.support.make import PASSWORD


def come_in(client: InspectingClient, adult: Account) -> TestResponse:
    """Sign in on the page for it."""
    fields = {"email": adult.email_normal, "password": PASSWORD}
    return client.submit(client.get("/sign-in"), fields)


def sign_out_elsewhere(client: InspectingClient) -> None:
    """In another tab of the same browser."""
    client.submit(client.get("/sign-in/account"), button="Sign out")


def bring_back(client: InspectingClient) -> TestResponse:
    """What waits, back on its page."""
    return client.submit(client.get("/sign-in/kept"), button="Bring it back")
