"""What plots cost beside pyqtgraph, measured in one run: `python3 -m tests.benchmarks.plots`.

Six plots of 480×280 with four curves of noise each. A frame is: 170 new steps for each curve, then painting all
six. Ours paints antialiased strokes, in a "moving" frame with another range of steps each time; pyqtgraph has its
fastest settings: pens one pixel wide, no antialiasing, clipToView, downsampling by peaks, ranges fixed.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable, Sequence
from time import perf_counter

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QWidget

from engine.recording.series import Series
from gui.plots.curve import TRAIN_WIDTH, Curve
from gui.plots.smoothing import PORTION, Smoothing
from gui.plots.view import PlotView
from gui.theme.palette import LIGHT

PLOTS, CURVES, BLOCK = 6, 4, 170
SIZE = (480, 280)
THICK = 4.0
"""A pen for the projector, in pixels."""
LENGTHS = (10_000, 1_000_000)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def median_of(action: Callable[[], object], repeats: int) -> float:
    """Median seconds of one call."""
    times = []
    for _ in range(repeats):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return statistics.median(times)


class Ours:
    """Six views; `smoothing` adds a faint curve under each one, `moving` changes the range in every frame."""

    def __init__(
        self,
        values: np.ndarray,
        *,
        smoothing: Smoothing = Smoothing.NONE,
        moving: bool = False,
        width: float = TRAIN_WIDTH,
    ) -> None:
        self.news = values[:BLOCK].copy()
        self.views: list[PlotView] = []
        self.series: list[Series] = []
        self.moving = moving
        for _ in range(PLOTS):
            curves = []
            for index, color in enumerate(LIGHT.curves[:CURVES]):
                series = Series()
                series.append(np.arange(len(values)), values + 3 * index)
                self.series.append(series)
                curves.append(Curve(str(index), str(index), color, width=width, series=series, smooth=True))
            view = PlotView(LIGHT)
            view.resize(*SIZE)
            view.set_smoothing(smoothing)
            view.set_curves(curves)
            # Away from the mouse, which would wake the controls.
            view.move(100, 100)
            view.show()
            self.views.append(view)
        for _ in range(3 + len(values) // PORTION):
            self.frame()

    def paint(self) -> None:
        for view in self.views:
            if self.moving:
                view.view_range.move(0.001, 0.0)
                view.repaint_soon()
            view.refresh()
        QApplication.processEvents()

    def frame(self) -> float:
        """Seconds for one frame, the recording of its steps included."""
        start = perf_counter()
        for series in self.series:
            last = series.last or (0, 0.0)
            series.append(np.arange(last[0] + 1, last[0] + 1 + BLOCK), self.news)
        self.paint()
        return perf_counter() - start

    def close(self) -> None:
        close(self.views)


class Theirs:
    """Six plot widgets of pyqtgraph."""

    def __init__(self, values: np.ndarray) -> None:
        room = len(values) + 64 * BLOCK
        self.steps = np.arange(room, dtype=float)
        self.values = np.resize(values, room)
        self.count = len(values)
        self.widgets: list[pg.PlotWidget] = []
        self.curves: list[pg.PlotDataItem] = []
        for _ in range(PLOTS):
            widget = pg.PlotWidget(background=LIGHT.card)
            widget.resize(*SIZE)
            widget.setXRange(0, room)
            widget.setYRange(-4, 14)
            widget.disableAutoRange()
            for color in LIGHT.curves[:CURVES]:
                curve = widget.plot(pen=pg.mkPen(color, width=1))
                curve.setClipToView(True)
                curve.setDownsampling(auto=True, method="peak")
                self.curves.append(curve)
            widget.show()
            self.widgets.append(widget)
        self.frame()

    def frame(self) -> float:
        """Seconds for one frame."""
        start = perf_counter()
        self.count += BLOCK
        for index, curve in enumerate(self.curves):
            curve.setData(self.steps[: self.count], self.values[: self.count] + 3 * (index % CURVES))
        QApplication.processEvents()
        return perf_counter() - start

    def close(self) -> None:
        close(self.widgets)


def close(widgets: Sequence[QWidget]) -> None:
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    QApplication.processEvents()


def measure_series() -> None:
    """Recording and fetching, as shared/PERFORMANCE.md counts them."""
    series, values = Series(), np.random.default_rng(0).standard_normal(1_000_000)
    series.append(np.arange(1_000_000), values)
    block = values[:BLOCK]

    def append() -> None:
        last = series.last or (0, 0.0)
        series.append(np.arange(last[0] + 1, last[0] + 1 + BLOCK), block)

    appended = median_of(append, 2000)
    fetched = median_of(lambda: series.columns(0, 1_000_000, 250), 2000)

    def both() -> None:
        append()
        series.columns(0, 1_000_000, 250)

    total = median_of(both, 2000)
    say(f"append {BLOCK} samples: {1e6 * appended:.1f} µs")
    say(f"fetch ~500 blocks out of a million: {1e6 * fetched:.1f} µs")
    say(f"both, with the folding of what is new: {1e6 * total:.1f} µs")


def measure_frames() -> None:
    noise = np.random.default_rng(1).standard_normal(max(LENGTHS))
    say(
        f"ms a frame, {PLOTS} plots × {CURVES} curves of noise: median, smallest, and pyqtgraph's median / ours"
    )
    for length in LENGTHS:
        values = noise[:length]
        makers: dict[str, Ours | Theirs] = {
            "pyqtgraph, 1 px": Theirs(values),
            f"live, {TRAIN_WIDTH} px": Ours(values),
            f"live, {THICK} px": Ours(values, width=THICK),
            "live, smoothed": Ours(values, smoothing=Smoothing.LOW),
            f"moving, {TRAIN_WIDTH} px": Ours(values, moving=True),
            f"moving, {THICK} px": Ours(values, moving=True, width=THICK),
        }
        times: dict[str, list[float]] = {name: [] for name in makers}
        # Interleaved, so that a busy machine is busy for all.
        for _ in range(40 if length <= 10_000 else 30):
            for name, maker in makers.items():
                times[name].append(1e3 * maker.frame())
        theirs = statistics.median(times["pyqtgraph, 1 px"])
        say(f"{length:,} samples")
        for name, series in times.items():
            middle = statistics.median(series)
            say(f"  {name:18} {middle:8.2f} {min(series):8.2f} {theirs / middle:6.1f}×")
        for maker in makers.values():
            maker.close()


def measure_axes() -> None:
    """A widget without curves whose range changes: what axes cost, and what it takes to make one."""
    made_theirs = median_of(pg.PlotWidget, 10)
    made_ours = median_of(lambda: PlotView(LIGHT), 10)
    theirs, ours = pg.PlotWidget(), PlotView(LIGHT)
    series = Series()
    series.append([0, 1000], [0.0, 1.0])
    ours.set_curves([Curve("a", "a", LIGHT.curves[0], series=series)])
    for widget in (theirs, ours):
        widget.resize(*SIZE)
        widget.show()
    QApplication.processEvents()
    shift = iter(range(10_000))

    def move_theirs() -> None:
        theirs.setXRange(next(shift), 1000, padding=0)
        theirs.viewport().repaint()
        QApplication.processEvents()

    def move_ours() -> None:
        ours.view_range.move(0.001, 0.0)
        ours.viewport().repaint()

    times = [(median_of(move_theirs, 5), median_of(move_ours, 5)) for _ in range(10)]
    them, us = (1e3 * statistics.median(side) for side in zip(*times, strict=True))
    say(
        f"ms to paint one plot whose range has changed: pyqtgraph {them:.2f}, ours {us:.2f} ({them / us:.1f}×)"
    )
    say(f"ms to make one: pyqtgraph {1e3 * made_theirs:.1f}, ours {1e3 * made_ours:.1f}")
    close([theirs, ours])


def main() -> None:
    app = QApplication.instance() or QApplication([])
    measure_series()
    measure_axes()
    measure_frames()
    app.quit()


if __name__ == "__main__":
    main()
