"""Which plots are refreshed when: no more at a time than the window can bear, and all of them equally often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

BUDGET = 0.011
"""Seconds of a tick of the frame clock, a third of it, after which no other plot is begun."""


class Refreshed(Protocol):
    """What has its turn."""

    def refresh(self) -> bool:
        """Show what is new; tell whether that took any work."""


class Turns(QObject):
    """Refreshes half of the plots at every tick at most, and fewer where they take long, those that waited longest.

    Between any two of them the events at hand are handled, so that the window stays free for a person.

    Args:
        plots: tells which ones there are.
        budget: seconds from a tick on, events in between included, after which no other one is begun.
        now: reads a clock, in seconds.
    """

    def __init__(
        self,
        plots: Callable[[], Sequence[Refreshed]],
        parent: QObject | None = None,
        *,
        budget: float = BUDGET,
        now: Callable[[], float] = perf_counter,
    ) -> None:
        super().__init__(parent)
        self._plots, self._budget, self._now = plots, budget, now
        self._waiting: list[Refreshed] = []
        """Those that there were, the one whose last turn is the longest ago first."""
        self._due: list[Refreshed] = []
        """Those that have not had their turn in this tick."""
        self._left = 0
        """How many more may be refreshed in this tick."""
        self._until = 0.0
        self._begun = False
        """Whether one has had its turn in this tick: one has it however late it is."""
        self._between = QTimer(self, singleShot=True, interval=0)
        self._between.timeout.connect(self._go_on)

    def tick(self) -> None:
        """Give plots their turns, once the events at hand are handled."""
        plots = self._plots()
        known = [plot for plot in self._waiting if plot in plots]
        self._waiting = [plot for plot in plots if plot not in known] + known
        self._due = list(self._waiting)
        self._left = -(-len(plots) // 2)
        self._until, self._begun = self._now() + self._budget, False
        self._between.start()

    def stop(self) -> None:
        """Let those that have not had their turn wait for the next tick."""
        self._between.stop()

    def _go_on(self) -> None:
        if not self._begun or self._now() < self._until:
            self._begun = True
            self._next()

    def _next(self) -> None:
        """Refresh the next one that has any news."""
        plots = self._plots()
        while self._due:
            plot = self._due.pop(0)
            self._waiting.remove(plot)
            self._waiting.append(plot)
            if plot in plots and plot.refresh():
                self._left -= 1
                if self._left:
                    self._between.start()
                return
