"""The window's end of the worker: a child process behind `send` and `receive`, or the same without a process."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections import deque
from typing import Any

from engine.worker import messages, wire
from engine.worker.child import Child
from engine.worker.messages import Message

PATIENCE = 3.0
"""Seconds that a worker has to end when it is asked to, and to be gone once its pipe has closed."""


class WorkerClient:
    """A worker process: `child`, or a new one. A thread drains its events: the worker never waits for the window.

    A process that ends without being asked to is reported once, by a `Lost`, and leaves nothing behind.

    Attributes:
        pid: the process's number.
    """

    def __init__(self, child: Child | None = None) -> None:
        child = child or Child()
        self._commands, self._events, self._process = child.commands, child.events, child.process
        self._inbox = _Inbox()
        self._closing = False
        self._gone = False
        self.pid = self._process.pid or 0
        self._reader = threading.Thread(target=self._read, name="descenso-events", daemon=True)
        self._reader.start()

    @property
    def alive(self) -> bool:
        """Whether the worker still answers."""
        return not self._gone

    def send(self, message: Message) -> None:
        """Send a command; one to a worker that is gone is dropped, for `Lost` says what happened."""
        with contextlib.suppress(OSError):
            self._commands.send_bytes(wire.encode(message))

    def receive(self, timeout: float = 0.0) -> list[Message]:
        """The events since the last call; waits up to `timeout` seconds for the first one."""
        return self._inbox.take(timeout)

    def close(self) -> None:
        """End the worker and wait until it is gone; one that does not follow is killed. May be called again."""
        self._closing = True
        self.send(messages.Quit())
        self._commands.close()
        self._reader.join(PATIENCE)
        if self._reader.is_alive():
            with contextlib.suppress(ValueError):  # the reader has just seen it off
                self._process.kill()
            self._reader.join()

    def _read(self) -> None:
        """Take in events until the worker is gone, then see it off."""
        reason = ""
        try:
            while True:
                self._inbox.put(wire.decode(self._events.recv_bytes()))
        except wire.WireError as error:
            reason = f"the worker sent something that is no message ({error})"
            self._process.kill()
        except (EOFError, OSError):
            pass
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        reason = reason or ending(self._process.exitcode)
        self._events.close()
        self._process.close()
        self._gone = True
        if not self._closing:
            self._inbox.put(messages.Lost(reason=reason))


class InProcessClient:
    """The same interface without a process: each `receive` does one slice of work."""

    def __init__(self, **options: Any) -> None:
        from engine.worker.host import Host

        self.host = Host(**options)
        self._commands: deque[Message] = deque()
        self._inbox = _Inbox()

    @property
    def alive(self) -> bool:
        return not self.host.ended

    def send(self, message: Message) -> None:
        self._commands.append(message)

    def receive(self, timeout: float = 0.0) -> list[Message]:
        """Follow the commands sent, do one slice of work, and return the events; never waits."""
        while self._commands:
            self.host.handle(self._commands.popleft())
        self.host.work()
        for event in self.host.take_events():
            self._inbox.put(event)
        return self._inbox.take(0.0)

    def close(self) -> None:
        self.host.handle(messages.Quit())


class _Inbox:
    """Events on their way from one thread to another. Of a probe's readings only the latest is kept."""

    def __init__(self) -> None:
        self._events: list[Message] = []
        self._readings: dict[tuple[str, str], messages.Reading] = {}
        self._filled = threading.Condition()

    def put(self, event: Message) -> None:
        with self._filled:
            if isinstance(event, messages.Reading):
                self._readings[event.run, event.probe] = event
            else:
                self._events.append(event)
            self._filled.notify_all()

    def take(self, timeout: float) -> list[Message]:
        """The events in order, then the readings."""
        with self._filled:
            if timeout > 0 and not self._events and not self._readings:
                self._filled.wait(timeout)
            taken: list[Message] = [*self._events, *self._readings.values()]
            self._events, self._readings = [], {}
            return taken


def ending(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None or code == 0:
        return "the worker ended without being asked to"
    if code > 0:
        return f"the worker ended with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = "unknown"
    hint = "; the machine may have run out of memory" if name == "SIGKILL" else ""
    return f"the worker was ended by signal {-code} ({name}){hint}"
