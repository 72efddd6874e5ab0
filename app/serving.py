"""The server: `python -m app.serving`. One process waits on the tablets, one worker answers them.

Granian does the HTTP. This module adds what a classroom machine needs: one server for one data
folder, a clear sentence when it cannot start, and no worker left behind when its parent dies.
Why granian, and what it does not do by itself: docs/decisions/002-one-server-granian.md.
"""

import multiprocessing
import os
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from granian.constants import HTTPModes, Interfaces, SSLProtocols
from granian.log import LogLevels
from granian.server.mp import MPServer
from werkzeug.middleware.proxy_fix import ProxyFix

from app import create_app
from config import BadSettings, Config

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

THREADS = 8
"""Requests answered at once. Fewer than the database pool holds, so that none waits for it."""

CONNECTIONS = 2048
"""Browsers keep up to six open each, mostly idle: room for every tablet in a large school."""

SECONDS_TO_FINISH = 10
"""How long a request under way may take to end when the server is told to stop."""


class CannotServe(Exception):  # noqa: N818 - reads as what it is
    """The server may not start; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Serve until told to stop. With `--check`, only say whether serving would work.

    Returns the exit status: 0 stopped or all well, 2 refused with a sentence on standard error.
    """
    try:
        config = Config.from_env(os.environ)
        with only_server_of(config.instance_path):
            refuse_taken_port(config.host, config.port)
            server = server_for(config)
            if arguments != ["--check"]:
                server.serve(target_loader=load_app, wrap_loader=False)
    except (BadSettings, CannotServe) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except ssl.SSLError as error:
        print(f"TLS_CERT and TLS_KEY do not fit together: {error.reason}.", file=sys.stderr)
        return 2
    return 0


@contextmanager
def only_server_of(instance: Path) -> Iterator[None]:
    """Hold the data folder for this server and its worker. Raises CannotServe if it is held.

    The lock belongs to the open file, which the worker inherits: the operating system lets go
    when the last of them ends, however it ends, so no stale lock can be left behind.
    """
    with (instance / "server.lock").open("a") as held:
        try:
            _lock(held.fileno())
        except OSError as error:
            message = (
                f"The service is already running on the data in {instance}. Use the one that "
                "runs, or stop it first. A second one needs a folder of its own: set "
                "INSTANCE_PATH and PORT."
            )
            raise CannotServe(message) from error
        yield


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CannotServe if something else listens there, or the address is not ours.

    Granian would share the port with another server without a word, and half the requests would
    go to each.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            if os.name == "posix":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except PermissionError as error:
        raise CannotServe(f"Only an administrator may use port {port}: set PORT.") from error
    except OSError as error:
        message = f"Nothing can listen on {host} port {port} ({error.strerror or error})."
        raise CannotServe(f"{message} Set HOST and PORT to a free address.") from error


def server_for(config: Config) -> MPServer:
    """Granian, set up for this configuration. Raises ssl.SSLError on a bad certificate or key."""
    return MPServer(
        "app",
        address=config.host,
        port=config.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.auto if config.tls else HTTPModes.http1,
        websockets=False,
        workers=1,
        blocking_threads=THREADS,
        backpressure=CONNECTIONS,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        ssl_cert=config.tls_cert,
        ssl_key=config.tls_key,
        ssl_protocol_min=SSLProtocols.tls12,  # older school tablets have no TLS 1.3
        log_level=LogLevels.error,
        log_access=False,  # paths hold class codes and children's ids
    )


def load_app() -> Callable[..., Any]:
    """What the worker runs: the app, tied to the life of its parent."""
    end_with_parent()
    config = Config.from_env(os.environ)
    app = create_app(config)
    if config.proxies:
        hops = config.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops)  # type: ignore[method-assign]
    print(f"Career Learning Log is at {config.url} (Ctrl-C stops it).", flush=True)
    return app


def end_with_parent() -> None:
    """End this worker at once when the process that started it ends, even by `kill -9`.

    Without this a worker would go on serving, out of everyone's sight. Ending at once is safe:
    a save is one transaction, and the tablet keeps its copy until the answer has come.
    """
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, name="end-with-parent", daemon=True).start()


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
