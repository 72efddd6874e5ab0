"""Letters reach a real mail server, sealed on the way, and what it says is understood."""

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from ipaddress import ip_address
from pathlib import Path
from uuid import UUID

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.foundation import mail
from config import MailServer

ID = UUID("019ef6d1-0000-7000-8000-000000000000")
LETTER = mail.Letter(to="a@school.example", subject="Your place – Łąka", text="Dear Łukasz,\n")


def test_a_letter_goes_over_a_sealed_way_with_a_password(server, tmp_path):
    mail.install(server.settings(user="log", password="let me in"))
    mail.send(LETTER, ID)
    (message,) = server.taken
    assert (message["To"], message["Subject"]) == (LETTER.to, LETTER.subject)
    assert message["Message-ID"] == f"<{ID}@school.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content().strip() == "Dear Łukasz,"
    assert server.sealed == [True]


def test_a_wrong_password_may_be_mended_so_it_is_tried_again(server):
    mail.install(server.settings(user="log", password="wrong"))
    assert refusal(LETTER).for_good is False
    assert server.taken == []


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(server):
    mail.install(server.settings(ca=None))
    assert refusal(LETTER).for_good is False
    assert server.taken == []


@pytest.mark.parametrize(("answer", "for_good"), [("550 no such box", True), ("451 later", False)])
def test_a_no_for_good_is_told_from_a_no_for_now(server, answer, for_good):
    server.answer = answer
    mail.install(server.settings())
    assert refusal(LETTER).for_good is for_good


@pytest.mark.parametrize("to", ["a@", "a@[", ":;@school.example", "a@b.example\u2028c"])
def test_what_is_no_address_is_given_up_and_holds_no_other_letter_up(server, to):
    mail.install(server.settings())
    assert refusal(mail.Letter(to=to, subject="", text="")).for_good is True
    assert server.taken == []


def test_a_mail_server_that_is_not_there_is_tried_again(server):
    server.stop()
    mail.install(server.settings())
    assert refusal(LETTER).for_good is False


def test_without_a_mail_server_nothing_is_sent():
    mail.install(None)
    assert not mail.is_set_up()
    assert refusal(LETTER).for_good is False


def test_nobody_writes_a_second_address_into_a_head():
    with pytest.raises(ValueError, match="linefeed"):
        mail._message(
            mail.Letter(to="a@b.example\nBcc: c@d.example", subject="", text=""), ID, "x@y"
        )


def refusal(letter: mail.Letter) -> mail.NotSent:
    with pytest.raises(mail.NotSent) as raised:
        mail.send(letter, ID)
    return raised.value


class Server:
    """A mail server that asks for STARTTLS and a password, and remembers what it took."""

    def __init__(self, folder: Path) -> None:
        self.taken: list = []
        self.sealed: list[bool] = []
        self.answer = "250 OK"
        self.ca = certificate_in(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.ca, folder / "key.pem")
        with socket.create_server(("127.0.0.1", 0)) as trial:
            self.port = trial.getsockname()[1]
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, tls_context=context, require_starttls=True,
            authenticator=self._knows, auth_exclude_mechanism=["LOGIN"],
        )  # fmt: skip
        self._controller.start()

    def settings(self, **instead) -> MailServer:
        """How to reach it."""
        given = {"ca": self.ca} | instead
        return MailServer(
            host="127.0.0.1", port=self.port, security="starttls", sender="log@school.example",
            **given,
        )  # fmt: skip

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        """Take the address, or answer as the test wants."""
        if self.answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, _server, session, envelope):  # noqa: N802 - the library names it
        """Take the letter."""
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        self.sealed.append(session.ssl is not None)
        return "250 OK"

    def stop(self) -> None:
        """Nobody answers any more."""
        if self._controller.server is not None:
            self._controller.stop()

    def _knows(self, _server, _session, _envelope, _mechanism, data) -> AuthResult:
        known = isinstance(data, LoginPassword) and data.password == b"let me in"
        return AuthResult(success=known, handled=known)


def certificate_in(folder: Path) -> Path:
    """A certificate that vouches for itself, with its key beside it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "certificate.pem").write_bytes(made.public_bytes(pem))
    plain = serialization.NoEncryption()
    kind = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(pem, kind, plain))
    return folder / "certificate.pem"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A mail server of this computer's own."""
    made = Server(tmp_path)
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """No other test sends letters."""
    yield
    mail.install(None)
