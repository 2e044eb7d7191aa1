"""The child process: reads commands from one pipe, writes events to another, and ends when its pipe closes.

Nothing heavy is imported here: the parent imports this module too.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from engine.worker.host import Host


def main(commands: Connection, events: Connection) -> None:
    """Serve until `Quit` or until the parent's end of a pipe is gone."""
    # Ctrl+C in a terminal reaches the whole group; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    host = _prepare()
    try:
        _serve(host, commands, events)
    except (EOFError, OSError):
        return


def _prepare() -> Host:
    """Import all that a run may need before the first one is asked for."""
    from engine import registry, threads
    from engine.worker.host import Host

    for family in registry.families():
        registry.kinds(family)
    threads.blas_description()
    return Host()


def _serve(host: Host, commands: Connection, events: Connection) -> None:
    from engine.worker import wire

    wait: float | None = None
    while not host.ended:
        while commands.poll(wait):
            host.handle(wire.decode(commands.recv_bytes()))
            wait = 0.0
        wait = host.work()
        for event in host.take_events():
            events.send_bytes(wire.encode(event))
