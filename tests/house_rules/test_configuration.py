"""What the service refuses to start with, and that every setting is described."""

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config import BadSettings, Config

REPOSITORY = Path(__file__).resolve().parents[2]
GOOD_KEY = "".join(chr(ord("0") + number) for number in range(43))
ANY_ADDRESS = "0.0.0.0"  # noqa: S104 - what is being tested


def test_no_setting_is_needed_to_start(env):
    config = Config.from_env(env)

    assert config.problems() == []
    assert config.url == "http://127.0.0.1:5000"
    assert config.database_url == f"sqlite:///{config.instance_path}/career-learning-log.sqlite3"


def test_every_setting_is_described_and_every_described_setting_is_read(env):
    asked = Asked(env)
    Config.from_env(asked)
    page = (REPOSITORY / "docs/configuration.md").read_text()
    described = set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE))

    assert {name for name in asked.names if not name.startswith("FLASK_")} == described
    assert all(name in page for name in asked.names)


def test_everything_wrong_is_reported_at_once(env):
    wrong = {"PORT": "eighty", "DATABASE_URL": "mysql://x", "SECRET_KEY": "short", "TLS_KEY": "x"}

    assert len(refusal(env | wrong).problems) == 5


def test_the_first_run_makes_a_secret_that_later_runs_keep(env):
    first, second = Config.from_env(env), Config.from_env(env)

    assert len(first.secret_key) >= 43
    assert first.secret_key == second.secret_key


def test_what_the_first_run_makes_is_open_to_its_owner_only(env):
    config = Config.from_env(env)
    made = [config.instance_path, config.keys_path, config.instance_path / "secret-key"]

    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in made] == [0, 0, 0]


def test_a_configuration_never_shows_its_secret(env):
    config = Config.from_env(env)

    assert config.secret_key not in repr(config)


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({"PORT": "0"}, "PORT must be a whole number from 1 to 65535."),
        ({"PROXIES": "-1"}, "PROXIES must be a whole number from 0 to 5."),
        ({"DATABASE_URL": "sqlite://"}, "DATABASE_URL must begin with"),
        ({"TLS_CERT": __file__}, "TLS_CERT and TLS_KEY go together"),
        ({"TLS_CERT": "/none", "TLS_KEY": __file__}, "TLS_CERT: there is no file"),
        ({"FLASK_DEBUG": "1"}, "FLASK_DEBUG takes a safeguard down"),
        ({"FLASK_TESTING": "true"}, "FLASK_TESTING takes a safeguard down"),
        ({"FLASK_LOGIN_DISABLED": "yes"}, "FLASK_LOGIN_DISABLED takes a safeguard down"),
        ({"FLASK_WTF_CSRF_ENABLED": "0"}, "FLASK_WTF_CSRF_ENABLED takes a safeguard down"),
        ({"SECRET_KEY": GOOD_KEY[:31]}, "too easy to guess"),
        ({"SECRET_KEY": "1234" * 10}, "too easy to guess"),
        ({"SECRET_KEY": "example-" + GOOD_KEY}, "looks like an example"),
        ({"SECRET_KEY_FALLBACKS": "short"}, "too easy to guess"),
        ({"PUBLIC_URL": "http://log.school.example"}, "PUBLIC_URL must be like https://"),
        ({"PUBLIC_URL": "https://a.example/log"}, "PUBLIC_URL must be like https://"),
        ({"PUBLIC_URL": "https://a.example"}, "KEYS_PATH must be outside INSTANCE_PATH"),
        ({"INSTANCE_PATH": __file__}, "INSTANCE_PATH or KEYS_PATH cannot be used"),
    ],
)
def test_an_unsafe_setting_is_refused_with_what_to_do(env, setting, sentence):
    assert sentence in str(refusal(env | setting))


@pytest.mark.parametrize("name", [".", "keys", "secret-key"])
def test_data_that_others_can_open_is_refused(env, name):
    path = Config.from_env(env).instance_path / name
    path.chmod(0o755)

    assert f"chmod go-rwx {path}" in str(refusal(env))


@pytest.mark.parametrize(
    "wall",
    [{"DEBUG": True}, {"TESTING": True}, {"LOGIN_DISABLED": True}, {"WTF_CSRF_ENABLED": False}],
)
def test_a_finished_app_with_a_wall_taken_down_is_refused(env, wall):
    config = Config.from_env(env)
    config.refuse_walls_taken_down(config.flask_settings())

    with pytest.raises(BadSettings, match="in a service"):
        config.refuse_walls_taken_down(config.flask_settings() | wall)


def test_no_secret_written_in_the_repository_can_be_used(env):
    written = list(secrets_written_in(REPOSITORY))
    usable = [one for one in written if not refused(env | {"SECRET_KEY": one})]

    assert usable == []


def test_cookies_are_secure_wherever_browsers_come_by_https(env, tmp_path):
    files = {"TLS_CERT": __file__, "TLS_KEY": __file__}
    proxied = {"PUBLIC_URL": "https://log.school.example", "KEYS_PATH": str(tmp_path / "safe")}

    secure = [
        Config.from_env(env | more).flask_settings()["SESSION_COOKIE_SECURE"]
        for more in ({}, files, proxied)
    ]
    assert secure == [False, True, True]


def test_only_names_the_service_is_called_by_are_answered(env, tmp_path):
    public = {"PUBLIC_URL": "https://log.school.example", "KEYS_PATH": str(tmp_path / "safe")}
    answered = [
        Config.from_env(env | more).flask_settings()["TRUSTED_HOSTS"]
        for more in ({}, public, {"TRUSTED_HOSTS": "a.example, b.example"}, {"HOST": ANY_ADDRESS})
    ]

    assert answered == [
        ["127.0.0.1", "localhost"],
        ["log.school.example", "127.0.0.1", "localhost"],
        ["a.example", "b.example"],
        None,
    ]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"INSTANCE_PATH": str(tmp_path / "instance")}


class Asked(dict[str, str]):
    """An environment that remembers which names were asked for."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.names: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.names.add(name)
        return super().get(name, default)


def refusal(env: dict[str, str]) -> BadSettings:
    with pytest.raises(BadSettings) as raised:
        Config.from_env(env)
    return raised.value


def refused(env: dict[str, str]) -> bool:
    try:
        Config.from_env(env)
    except BadSettings:
        return True
    return False


def secrets_written_in(folder: Path) -> Iterator[str]:
    """Every literal that this repository gives to a secret, in code, scripts and pages."""
    given = re.compile(r"""SECRET_KEY["']?\s*[=:,]\s*f?["']?([\w.!*+/-]+)["']?""", re.IGNORECASE)
    places = ("app", "bench", "docs", "scripts", "tests", ".ci")
    files = [path for place in places for path in (folder / place).rglob("*")]
    for path in [*files, *folder.glob("*.*")]:
        if path.is_file() and path.suffix in {"", ".py", ".md", ".toml", ".yml", ".sh", ".txt"}:
            yield from given.findall(path.read_text(errors="replace"))
