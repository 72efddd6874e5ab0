"""Settings, read once from the environment. Each is described in docs/configuration.md.

There is one way of running and no "development mode": whatever is not a test is treated as a
real service with real children in it. Everything that is wrong is reported at once.
"""

import contextlib
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

BESIDE_THE_APP = Path(__file__).resolve().parent / "instance"
SESSION_KEY_FILE = "secret-key"
LOOPBACK = ("127.0.0.1", "localhost")
LARGEST_UPLOAD = 12 * 1024 * 1024
"""Bytes; a photo from a tablet is 3 to 8 MB."""

SHORTEST_SECRET = 32
FEWEST_DIFFERENT_CHARACTERS = 10
PUBLISHED_SECRETS_SAY = ("secret", "example", "changeme", "change-me", "password", "for-tests")
"""Each secret written in this repository holds one of these, so that none works in a service."""

MAIL_PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""How the way to the mail server is sealed, and the port that goes with it (RFC 8314)."""

WALLS = {"DEBUG": False, "TESTING": False, "LOGIN_DISABLED": False, "WTF_CSRF_ENABLED": True}
"""Flask settings that take a wall down when changed, with the value a service must have."""


class BadSettings(Exception):
    """The service may not start; `problems` holds one plain sentence for each thing to mend."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n- ".join(["These settings need mending:", *problems]))


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """Where letters leave from. `security` is one of MAIL_PORTS; `ca` a PEM file to trust."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Config:
    """What the service was told. Tests build it directly, with `testing=True`."""

    instance_path: Path
    database_url: str
    keys_path: Path
    secret_key: str = field(repr=False)
    secret_key_fallbacks: tuple[str, ...] = field(default=(), repr=False)
    host: str = "127.0.0.1"
    port: int = 5000
    tls_cert: Path | None = None
    tls_key: Path | None = None
    public_url: str | None = None
    trusted_hosts: tuple[str, ...] = ()
    proxies: int = 0
    mail: MailServer | None = None
    testing: bool = False

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Config":
        """Read the environment, and make the data folder, keys folder and secret on a first run.

        Raises BadSettings, naming everything that is malformed or unsafe.
        """
        read = _Reader(env)
        instance = read.path("INSTANCE_PATH") or BESIDE_THE_APP
        beside = f"sqlite:///{(instance / 'career-learning-log.sqlite3').as_posix()}"
        config = cls(
            instance_path=instance,
            database_url=read.text("DATABASE_URL") or beside,
            keys_path=read.path("KEYS_PATH") or instance / "keys",
            secret_key=read.text("SECRET_KEY"),
            secret_key_fallbacks=read.words("SECRET_KEY_FALLBACKS"),
            host=read.text("HOST") or "127.0.0.1",
            port=read.number("PORT", default=5000, lowest=1, highest=65535),
            tls_cert=read.path("TLS_CERT"),
            tls_key=read.path("TLS_KEY"),
            public_url=read.text("PUBLIC_URL").rstrip("/") or None,
            trusted_hosts=read.words("TRUSTED_HOSTS"),
            proxies=read.number("PROXIES", default=0, lowest=0, highest=5),
            mail=read.mail_server(),
        )
        read.refuse_walls_taken_down()
        try:
            config = config.with_folders_and_secret()
        except OSError as error:
            read.problems.append(f"INSTANCE_PATH or KEYS_PATH cannot be used: {error}.")
        if problems := [*read.problems, *config.problems()]:
            raise BadSettings(problems)
        return config

    @property
    def media_path(self) -> Path:
        """Where pictures that children and teachers add are kept."""
        return self.instance_path / "media"

    @property
    def embedded(self) -> bool:
        """Whether the database is a file of this machine, and not a server."""
        return self.database_url.startswith("sqlite")

    @property
    def tls(self) -> bool:
        """Whether this server itself speaks HTTPS."""
        return self.tls_cert is not None and self.tls_key is not None

    @property
    def secure_cookies(self) -> bool:
        """Whether browsers reach the service by HTTPS, here or at a proxy in front."""
        return self.tls or (self.public_url or "").startswith("https://")

    @property
    def url(self) -> str:
        """The address to tell people, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"{'https' if self.tls else 'http'}://{host}:{self.port}"

    def with_folders_and_secret(self) -> "Config":
        """The same, once the two folders exist and there is a secret. Raises OSError."""
        for folder in (self.instance_path, self.keys_path):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        secret = self.secret_key or _secret_kept_in(self.instance_path / SESSION_KEY_FILE)
        return replace(self, secret_key=secret)

    def problems(self) -> list[str]:
        """One sentence for each thing that is unsafe in a service; tests may do as they like."""
        return [] if self.testing else list(_unsafe(self))

    def flask_settings(self) -> dict[str, object]:
        """What Flask and its extensions need to be told, for `app.config.update`."""
        return {
            "SECRET_KEY": self.secret_key,
            "SECRET_KEY_FALLBACKS": list(self.secret_key_fallbacks),
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            # Errors of the database hold the statement, and would hold the names in it.
            "SQLALCHEMY_ENGINE_OPTIONS": {"pool_use_lifo": True, "hide_parameters": True},
            "TESTING": self.testing,
            "PUBLIC_URL": self.public_url,
            "SESSION_COOKIE_NAME": "__Host-career" if self.secure_cookies else "career",
            "SESSION_COOKIE_SECURE": self.secure_cookies,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "PREFERRED_URL_SCHEME": "https" if self.secure_cookies else "http",
            "TRUSTED_HOSTS": self._hosts_answered() or None,
            "MAX_CONTENT_LENGTH": LARGEST_UPLOAD,
            "WTF_CSRF_TIME_LIMIT": None,
        }

    def refuse_walls_taken_down(self, settings: Mapping[str, object]) -> None:
        """Raise BadSettings if the finished app has a wall switched off and is not under test."""
        down = [n for n, safe in WALLS.items() if bool(settings.get(n, safe)) is not safe]
        if down and not self.testing:
            raise BadSettings([f"{name} must be {WALLS[name]} in a service." for name in down])

    def _hosts_answered(self) -> list[str]:
        """Names this service answers to; empty means any, when nothing says what it is called."""
        if self.trusted_hosts:
            return list(self.trusted_hosts)
        if self.public_url:
            return [urlsplit(self.public_url).hostname or "", *LOOPBACK]
        return list(LOOPBACK) if self.host in LOOPBACK else []


class _Reader:
    """Reads settings one by one and remembers what was wrong with each."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = env
        self.problems: list[str] = []

    def text(self, name: str) -> str:
        return self.env.get(name, "").strip()

    def path(self, name: str) -> Path | None:
        return Path(value).expanduser().resolve() if (value := self.text(name)) else None

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(word.strip() for word in self.text(name).split(",") if word.strip())

    def number(self, name: str, *, default: int, lowest: int, highest: int) -> int:
        value = self.text(name) or str(default)
        if value.isascii() and value.isdigit() and lowest <= int(value) <= highest:
            return int(value)
        self.problems.append(f"{name} must be a whole number from {lowest} to {highest}.")
        return default

    def mail_server(self) -> MailServer | None:
        security = self.text("MAIL_SECURITY").lower() or "starttls"
        server = MailServer(
            host=self.text("MAIL_SERVER"),
            security=security,
            port=self.number(
                "MAIL_PORT", default=MAIL_PORTS.get(security, 25), lowest=1, highest=65535
            ),
            sender=self.text("MAIL_FROM"),
            user=self.text("MAIL_USER"),
            password=self.text("MAIL_PASSWORD"),
            ca=self.path("MAIL_CA"),
        )
        return server if server.host else None

    def refuse_walls_taken_down(self) -> None:
        for name, safe in WALLS.items():
            value = self.text(f"FLASK_{name}").lower()
            if value and (value not in {"0", "false", "no", "off"}) is not safe:
                self.problems.append(f"FLASK_{name} takes a safeguard down: remove it.")


def _unsafe(config: Config) -> Iterator[str]:
    yield from _unsafe_secrets(config)
    yield from _unsafe_folders(config)
    yield from _unsafe_addresses(config)
    if config.mail:
        yield from _unsafe_mail(config.mail, config.public_url)


def _unsafe_secrets(config: Config) -> Iterator[str]:
    advice = "remove the setting to have one made, or give 40 random characters."
    for secret in (config.secret_key, *config.secret_key_fallbacks):
        if len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_DIFFERENT_CHARACTERS:
            yield f"SECRET_KEY is too easy to guess: {advice}"
        elif any(word in secret.lower() for word in PUBLISHED_SECRETS_SAY):
            yield f"SECRET_KEY looks like an example that anyone can read: {advice}"


def _unsafe_folders(config: Config) -> Iterator[str]:
    private = (config.instance_path, config.keys_path, config.instance_path / SESSION_KEY_FILE)
    for path in private:
        if os.name == "posix" and path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield f"Other people on this computer can open {path}. Run: chmod go-rwx {path}"
    if config.public_url and config.keys_path.is_relative_to(config.instance_path):
        yield (
            "KEYS_PATH must be outside INSTANCE_PATH once PUBLIC_URL is set, so that a copy of "
            "the data is unreadable without the keys."
        )


def _unsafe_addresses(config: Config) -> Iterator[str]:
    if not config.database_url.startswith(("sqlite:///", "postgresql://")):
        yield "DATABASE_URL must begin with sqlite:/// or postgresql://."
    if (config.tls_cert is None) != (config.tls_key is None):
        yield "TLS_CERT and TLS_KEY go together: give both or neither."
    for name, file in ("TLS_CERT", config.tls_cert), ("TLS_KEY", config.tls_key):
        if file and not os.access(file, os.R_OK):
            yield f"{name}: there is no file that can be read at {file}."
    if config.public_url:
        parts = urlsplit(config.public_url)
        if parts.scheme != "https" or not parts.hostname or parts.path or parts.query:
            yield "PUBLIC_URL must be like https://log.school.example, with nothing after the name."


def _unsafe_mail(mail: MailServer, public_url: str | None) -> Iterator[str]:
    if not public_url:
        yield "MAIL_SERVER needs PUBLIC_URL too: letters hold links that have to lead here."
    if "@" not in mail.sender:
        yield "MAIL_FROM must be the address that letters come from, like log@school.example."
    if mail.security not in MAIL_PORTS:
        yield "MAIL_SECURITY must be starttls, tls or none."
    elif mail.security == "none" and mail.host not in LOOPBACK:
        yield "MAIL_SECURITY=none is only for a mail server on this same computer."
    if bool(mail.user) != bool(mail.password):
        yield "MAIL_USER and MAIL_PASSWORD go together: give both or neither."
    if mail.ca and not os.access(mail.ca, os.R_OK):
        yield f"MAIL_CA: there is no file that can be read at {mail.ca}."


def _secret_kept_in(file: Path) -> str:
    """The secret in this file, made on the first run; only its owner can read it.

    Written aside and linked into place, so that two starts at once agree on one secret.
    """
    if not file.exists():
        handle, aside = tempfile.mkstemp(dir=file.parent, prefix=".secret-")  # mode 0600
        with os.fdopen(handle, "w") as new:
            new.write(secrets.token_urlsafe(32))
            new.flush()
            os.fsync(new.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(aside, file)
        Path(aside).unlink()
    return file.read_text().strip()
