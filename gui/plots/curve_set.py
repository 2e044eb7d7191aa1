"""The curves of a plot: which are shown, how strongly they are smoothed, and with which pens they are drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence

from engine.recording.series import Series
from gui.plots.curve import Curve
from gui.plots.curve_item import Line, color_of
from gui.plots.raster import Stroke
from gui.plots.smoothing import SmoothedCurve, Smoothing

FAINT_WIDTH = 1.0
CROWDING = 0.2
"""How much fainter a faint curve becomes with every doubling of its samples."""


class CurveSet:
    """Curves, the first ones in front."""

    def __init__(self) -> None:
        self.all: tuple[Curve, ...] = ()
        self._hidden: set[str] = set()
        self._smoothing = Smoothing.LOW
        self._smoothed: dict[str, SmoothedCurve] = {}
        self._counts: list[int] = []

    def replace(self, curves: Sequence[Curve]) -> bool:
        """Take these curves, and tell whether they show other series than those before."""
        before, self.all = self.all, tuple(curves)
        others = [(c.key, id(c.series)) for c in before] != [(c.key, id(c.series)) for c in self.all]
        if others:
            self._smoothed = {}
        return others

    def set_shown(self, key: str, *, shown: bool) -> None:
        """Show or hide the curve with that key, and later ones with the same key."""
        (self._hidden.discard if shown else self._hidden.add)(key)

    def shown(self) -> tuple[Curve, ...]:
        """The curves that are not hidden."""
        return tuple(curve for curve in self.all if curve.key not in self._hidden)

    @property
    def smoothing(self) -> Smoothing:
        return self._smoothing

    @smoothing.setter
    def smoothing(self, smoothing: Smoothing) -> None:
        self._smoothing = smoothing
        self._smoothed = {}

    @property
    def pending(self) -> bool:
        """Whether there is something that has not been drawn."""
        return self._lengths() != self._counts or any(one.pending for one in self._smoothed.values())

    def forget(self) -> None:
        """Take all data for new."""
        self._counts = []

    def follow(self) -> list[Series] | None:
        """Smooth what has arrived; return the series that are shown if any curve has grown."""
        shown = self.shown()
        if self._smoothing is not Smoothing.NONE:
            for curve in shown:
                if curve.smooth and curve.key not in self._smoothed:
                    self._smoothed[curve.key] = SmoothedCurve(curve.series, self._smoothing)
        for smoothed in self._smoothed.values():
            smoothed.follow()
        lengths = self._lengths()
        if lengths == self._counts:
            return None
        self._counts = lengths
        return [curve.series for curve in shown]

    def recorded(self) -> tuple[int, int] | None:
        """The first and the last step of the shown curves; None without data."""
        filled = [curve.series for curve in self.shown() if len(curve.series)]
        if not filled:
            return None
        return min(series.first_step for series in filled), max(
            series.last[0] for series in filled if series.last
        )

    def lines(self, columns: int) -> list[Line]:
        """What is drawn on so many pixel columns, from back to front."""
        faint, full = [], []
        for curve in reversed(self.shown()):
            series = curve.series
            smoothed = self._smoothed.get(curve.key)
            if smoothed and len(smoothed.series):
                color = color_of(curve.color, _opacity(curve.faint, len(series) / columns))
                faint.append(Line(series, Stroke(color, FAINT_WIDTH)))
                series = smoothed.series
            full.append(Line(series, Stroke(color_of(curve.color, curve.opacity), curve.width, curve.dash)))
        return faint + full

    def _lengths(self) -> list[int]:
        return [len(curve.series) for curve in self.all]


def _opacity(faint: float, density: float) -> float:
    """A curve drawn faintly where there are `density` samples a pixel: the more, the closer it comes to a band."""
    return faint / (1 + CROWDING * int(math.log2(max(density, 1.0))))
