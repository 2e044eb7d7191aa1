"""Which part of the data a plot shows: it follows them, until somebody zooms or moves it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gui.plots.line import whole
from gui.plots.ranges import extent, step_scale, value_scale
from gui.plots.source import Source
from gui.plots.units import STEPS, StepScale

PATIENCE = 8
"""Refreshes with new data after which the range of values is looked at again."""
BLOCKS = 64
"""Blocks of each curve that are looked at for it."""
BARELY = 1e-3
"""Share of a logarithmic axis's end where it begins if step 1 has no place on it."""


class ViewRange:
    """The two scales of a plot."""

    def __init__(self) -> None:
        self.x = step_scale(0, 100, logarithmic=False)
        self.y = value_scale(None, None, logarithmic=False)
        self.following = True
        self._fitted = False
        self._waited = 0

    def count_anew(self) -> None:
        """Forget the range of steps: the axis counts something else from now on."""
        self.x = step_scale(0, 100, logarithmic=self.x.logarithmic)
        self.follow_again()

    def set_logarithmic(self, x: bool, y: bool) -> None:
        """Choose the scales. The view then follows the data again, for its range may have no equal there."""
        if (x, y) != (self.x.logarithmic, self.y.logarithmic):
            self.x = step_scale(0, 100, logarithmic=x)
            self.y = value_scale(None, None, logarithmic=y)
            self.follow_again()

    def follow_again(self) -> None:
        """Show all data again, and those to come."""
        self.following = True
        self.refit()

    def refit(self) -> None:
        """Find the range of values anew when the data are followed the next time."""
        self._fitted = False

    def zoom(self, share_x: float, share_y: float, factor_x: float, factor_y: float) -> None:
        """Show `factor` times as much, and keep the point at these shares of the view where it is."""
        self.x, self.y = self.x.zoomed(share_x, factor_x), self.y.zoomed(share_y, factor_y)
        self.following = False

    def move(self, share_x: float, share_y: float) -> None:
        """Move the view by these shares of itself."""
        self.x, self.y = self.x.moved(share_x), self.y.moved(share_y)
        self.following = False

    def follow(self, sources: Sequence[Source], scales: Sequence[StepScale] = ()) -> None:
        """Adjust the scales to data that have arrived, unless the view was zoomed or moved.

        Args:
            scales: where the steps of each source lie, unless the axis counts steps.
        """
        pairs = zip(sources, scales or [STEPS] * len(sources), strict=True)
        filled = [(series, scale) for series, scale in pairs if len(series)]
        if not filled or not self.following:
            return
        first = min(scale.place(series.first_step) for series, scale in filled)
        last = max(scale.place(series.last[0]) for series, scale in filled if series.last)
        ones = [place for scale in {scale for _, scale in filled} if (place := scale.place(1)) > 0]
        least = min(ones, default=(last if last > 0 else 1.0) * BARELY)
        x = step_scale(first, last, logarithmic=self.x.logarithmic, least=least)
        newest = [self.y.coordinate(series.last[1]) for series, _ in filled if series.last]
        outside = any(value < self.y.low or value > self.y.high for value in newest)
        self._waited += 1
        if not self._fitted or x != self.x or outside or self._waited >= PATIENCE:
            blocks = [
                series.columns(
                    whole(scale.step(first)), whole(scale.step(last)), BLOCKS, logarithmic=x.logarithmic
                )
                for series, scale in filled
            ]
            highs, lows, _, _ = np.concatenate([self.y.ordinates(part) for part in blocks], axis=1)
            reached = extent(lows, highs, newest, logarithmic=self.y.logarithmic)
            self.y = value_scale(self.y if self._fitted else None, reached, logarithmic=self.y.logarithmic)
            self._fitted, self._waited = True, 0
        self.x = x
