"""The worker that all runs of the window share, and who of them gets what it says."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from engine.timeline.shelf import BUDGET
from engine.worker import messages
from engine.worker.messages import Message
from gui.scratch import new_folder


class Client(Protocol):
    """What is needed of `engine.worker.client`."""

    def send(self, message: messages.Message, /) -> None: ...
    def receive(self) -> Sequence[messages.Message]: ...
    def close(self) -> None: ...


class Listener(Protocol):
    """Who has a run in the worker."""

    def take(self, message: Message, /) -> None: ...
    def settle(self) -> None: ...


class WorkerHub:
    """Starts the worker when the first run needs it, and passes its messages on by the names of the runs."""

    def __init__(self, start_client: Callable[[], Client]) -> None:
        self._start_client = start_client
        self._client: Client | None = None
        self._memory = BUDGET
        self._numbers = itertools.count(1)
        self._listeners: dict[str, Listener] = {}
        self._folder = new_folder("runs")

    @property
    def folder(self) -> Path:
        """Where the worker keeps the latest states of the runs."""
        return Path(self._folder.name)

    def set_memory(self, budget: int) -> None:
        """Bytes that states of all runs may take in the worker's memory, for going back to them."""
        self._memory = budget
        self.send(messages.SetMemory(budget=budget))

    def enroll(self, listener: Listener) -> str:
        """A name for a new run, whose messages `listener` gets from now on."""
        name = f"run-{next(self._numbers)}"
        self._listeners[name] = listener
        return name

    def dismiss(self, name: str) -> None:
        """Forget a run here and in the worker."""
        self._listeners.pop(name, None)
        if self._client is not None:
            self._client.send(messages.Close(name))

    def send(self, message: Message) -> None:
        """Send a command; `Open` starts the worker where there is none."""
        if self._client is None and isinstance(message, messages.Open):
            self._client = self._start_client()
            self._client.send(messages.SetMemory(budget=self._memory))
        if self._client is not None:
            self._client.send(message)

    def poll(self) -> None:
        """Pass on what the worker has sent."""
        client = self._client
        if client is None:
            return
        for message in client.receive():
            if self._client is not client:
                break  # it has been given up; what else it said is of no use
            if message.run in self._listeners:
                self._listeners[message.run].take(message)
            elif not message.run:
                self._tell_all(message)
        for listener in list(self._listeners.values()):
            listener.settle()

    def give_up(self, reason: str = "", but: Listener | None = None) -> None:
        """End the worker; all whose runs go with it are told, but for one who knows. The next `Open` starts another."""
        if self._client is None:
            return
        client, self._client = self._client, None
        client.close()
        for listener in list(self._listeners.values()):
            if listener is not but:
                listener.take(messages.Lost(reason=reason))

    def close(self) -> None:
        """End the worker and remove what was scratch."""
        self._listeners.clear()
        self.give_up()
        self._folder.cleanup()

    def _tell_all(self, message: Message) -> None:
        if isinstance(message, messages.Lost):
            self.give_up(message.reason)
            return
        for listener in list(self._listeners.values()):
            listener.take(message)
