"""The child process: reads commands from one pipe, writes events to another, and ends when its pipe closes.

Nothing heavy is imported here: the parent imports this module too.
"""

from __future__ import annotations

import contextlib
import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from engine.worker.host import Host


NICENESS = 10
"""How far the worker stands behind the window on POSIX systems."""


def main(commands: Connection, events: Connection) -> None:
    """Serve until `Quit` or until the parent's end of a pipe is gone."""
    # Ctrl+C in a terminal reaches the whole group; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _give_way()
    host = _prepare()
    try:
        _serve(host, commands, events)
    except (EOFError, OSError):
        return


def _give_way() -> None:
    """Let the window go first where both want the same core: it needs little, but at once."""
    if os.name == "nt":
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(NICENESS)


def _prepare() -> Host:
    """Import what every run needs; garbage is not looked for meanwhile, for imports make none."""
    import gc

    gc.disable()
    from engine import threads
    from engine.worker.host import Host

    threads.blas_description()
    gc.freeze()
    gc.enable()
    return Host()


def _preparing() -> Iterator[None]:
    """Import all kinds that a run may need, family by family, while nothing is asked for; then see to the kernels.

    Nobody waits for it: where it fails, whoever needs something later hears of it then.
    """
    from engine import registry

    with contextlib.suppress(ImportError, MemoryError, OSError):
        for family in registry.families():
            registry.kinds(family)
            yield
        from engine.worker.route import prepare_kernels

        prepare_kernels()
        yield


def _tell(host: Host, events: Connection) -> None:
    from engine.worker import wire

    for event in host.take_events():
        events.send_bytes(wire.encode(event))


def _serve(host: Host, commands: Connection, events: Connection) -> None:
    from engine.worker import wire

    preparing = _preparing()
    wait: float | None = 0.0
    while not host.ended:
        while commands.poll(wait):
            host.handle(wire.decode(commands.recv_bytes()))
            wait = 0.0
        # Answers do not wait for what comes next: reading a probe may take longer than a person likes to wait.
        _tell(host, events)
        wait = host.work()
        _tell(host, events)
        if wait is None and next(preparing, False) is None:  # nothing to do, and one more was there
            wait = 0.0
