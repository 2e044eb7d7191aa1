"""How long a run has been training at each of its steps."""

from __future__ import annotations

from engine.recording.series import Series

SHARE = 0.0002
"""Of the time so far that goes by between two readings at least: much less than can be seen on the whole axis."""

COLUMN = "seconds"
"""Where a run's record keeps its clock, so that a session does too."""


class RunClock:
    """Writes the clock of a run while it trains; pauses do not count.

    The longer it goes on, the seldomer it is read, so that hours of it take little memory; where the run rests, it is
    read in any case.

    Args:
        series: what was written before, by which it goes on.
    """

    def __init__(self, series: Series) -> None:
        self.series = series
        self._elapsed = series.last[1] if series.last else 0.0
        self._before = 0.0
        self._ran = False

    def note(self, step: int, now: float, *, running: bool) -> None:
        """At the time `now`, `step` updates have been made, and the run goes on or rests."""
        if self._ran:
            self._elapsed += now - self._before
        self._before, self._ran = now, running
        newest, seconds = self.series.last, self._elapsed
        due = newest is None or not running or seconds - newest[1] >= SHARE * seconds
        if due and (newest is None or step > newest[0]):
            self.series.append([step], [seconds])
