"""One cursor for several plots: where it is in one, it is in all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from gui.plots.canvas import PlotCanvas


class CursorLink(QObject):
    """Passes on where the cursor of a plot goes, and whether it was pinned."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plots: list[PlotCanvas] = []

    def join(self, plot: PlotCanvas) -> None:
        """Let a plot share its cursor; it leaves when it is destroyed."""
        self._plots.append(plot)
        plot.pointed.connect(partial(self._pass_on, plot))
        plot.destroyed.connect(partial(self._plots.remove, plot))

    def _pass_on(self, source: PlotCanvas) -> None:
        place, pinned = source.cursor_place(), source.pinned
        for plot in self._plots:
            if plot is not source:
                plot.put_cursor(place, pinned=pinned)
