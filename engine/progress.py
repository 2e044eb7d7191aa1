"""How far long work in a thread is, and whether it is still wanted.

Whoever waits makes a `Watch` and runs the work inside `watched`; deep inside, the work calls `tell` from time to
time, at least every tenth of a second. Where nobody watches, that does nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


class CanceledError(BaseException):
    """The work is no longer wanted. No `Exception`, so that nobody who mends faults takes it for one."""


@dataclass
class Watch:
    """Seen from two threads: one works, one waits.

    Attributes:
        share: of the work, what is done; it never falls.
        span: the shares between which the portion that is under way lies.
    """

    share: float = 0.0
    span: tuple[float, float] = (0.0, 1.0)
    _unwanted: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """The work ends at its next word."""
        self._unwanted.set()

    @property
    def canceled(self) -> bool:
        """Whether the work is no longer wanted."""
        return self._unwanted.is_set()


_present: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Work inside tells `watch`."""
    token = _present.set(watch)
    try:
        yield
    finally:
        _present.reset(token)


def tell(share: float = 0.0) -> None:
    """So much of the work, or of the portion that is under way, is done. Raises CanceledError if it is unwanted."""
    watch = _present.get()
    if watch is None:
        return
    if watch.canceled:
        raise CanceledError
    low, high = watch.span
    watch.share = max(watch.share, low + (high - low) * min(share, 1.0))


@contextmanager
def portion(low: float, high: float) -> Iterator[None]:
    """What is told inside counts from `low` to `high`."""
    watch = _present.get()
    if watch is None:
        yield
        return
    tell(low)
    start, end = outer = watch.span
    watch.span = (start + (end - start) * low, start + (end - start) * high)
    try:
        yield
    finally:
        watch.span = outer
