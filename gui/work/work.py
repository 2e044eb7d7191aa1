"""Something long that goes on in a thread, while the window goes on too."""

from __future__ import annotations

from time import monotonic

from engine.progress import Watch

EARLY = 0.02
"""Share before which nothing is said of how long the rest will take."""


class Work:
    """One piece of work, as the window sees it.

    Args:
        title: what is being done, and with what.
        watch: sees how far it is.
        quiet: nobody has asked for it, so that nobody is told of it, and Escape does not mean it.
    """

    def __init__(self, title: str, watch: Watch, *, quiet: bool = False) -> None:
        self.title, self.quiet = title, quiet
        self._watch = watch
        self._began = monotonic()

    @property
    def share(self) -> float:
        """What is done of it, from 0 to 1."""
        return self._watch.share

    @property
    def age(self) -> float:
        """Seconds since it was begun."""
        return monotonic() - self._began

    @property
    def remaining(self) -> float | None:
        """About how many seconds are left; None while nobody can tell."""
        share = self.share
        return self.age * (1 - share) / share if share > EARLY else None

    def cancel(self) -> None:
        """Give it up: the thread is free at its next word."""
        self._watch.cancel()
