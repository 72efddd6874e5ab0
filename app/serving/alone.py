"""Being the only server: of a data folder, of a port, and for no longer than its parent."""

import multiprocessing
import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class CannotServe(Exception):
    """The server may not start; the message says what to do."""


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
