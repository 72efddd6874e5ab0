"""Granian, set up for a classroom."""

import gc
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from granian.constants import HTTPModes, Interfaces, SSLProtocols
from granian.log import LogLevels
from granian.server.mp import MPServer
from werkzeug.middleware.proxy_fix import ProxyFix

from app import create_app
from app.serving.alone import end_with_parent
from app.serving.intake import Intake
from app.serving.turns import Turns
from app.upkeep import loop
from config import LARGEST_UPLOAD, Config

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

TURNS = 4
"""Requests the app answers at once; see docs/decisions/002-one-server-granian.md."""

THREADS = 64
"""Requests received at once. One that waits for a slow tablet costs a thread and little else."""

CONNECTIONS = 2048
"""Browsers keep up to six open each, mostly idle: room for every tablet in a large school."""

GARBAGE = 20_000
"""Things made and not yet let go of, before Python looks for those that nobody needs."""

SECONDS_TO_FINISH = 10
"""How long a request under way may take to end when the server is told to stop."""


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
    """What the worker runs: the app behind its intake, tied to the life of its parent."""
    stop_at_once_while_loading()
    config = Config.from_env(os.environ)
    service = create_app(config)
    loop.start(service.app_context)
    app: WSGIApplication = service
    if hops := config.proxies:
        app = ProxyFix(app, x_for=hops, x_proto=hops, x_host=hops)
    print(f"Career Learning Log is at {config.url} (Ctrl-C stops it).", flush=True)
    return behind_intake(app, quick=1 if config.embedded else TURNS)


def stop_at_once_while_loading() -> None:
    """Undo the handlers a forked worker inherits, until granian sets the worker's own.

    The inherited ones only make a note for the parent, and stopping would wait for nothing.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def behind_intake(app: "WSGIApplication", *, quick: int) -> Callable[..., Any]:
    """This app as a worker should run it: with how many at once while nobody is slow.

    That is one beside the embedded database. A database server makes each request wait for the
    network, and meanwhile others may run.
    """
    end_with_parent()
    look_for_garbage_seldom()
    if quick == 1:
        keep_to_one_processor()
    return Intake(app, turns=Turns(quick=quick, most=TURNS), largest=LARGEST_UPLOAD)


def look_for_garbage_seldom() -> None:
    """What the app loaded stays until it ends: looking through it again costs a tenth of a save."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE, 20, 50)


def keep_to_one_processor() -> None:
    """Let the threads to come run where the last one ran, and find warm what they need.

    Python runs one of them at a time, and requests follow each other from thread to thread: a third
    of a save is lost when each wakes on another processor. Systems without the word do as they do.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
