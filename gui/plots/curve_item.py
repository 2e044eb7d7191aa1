"""The curves of one plot as one picture that is kept and, while data arrive, only redrawn where they arrived."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.recording.series import Columns
from gui.plots.raster import (
    SPLIT,
    Blocks,
    Floats,
    Pixels,
    Spans,
    Stroke,
    dashed,
    paint,
    pen_width,
    trace,
    trace_all,
)
from gui.plots.scale import Scale
from gui.plots.source import Source
from gui.plots.units import FARTHEST, STEPS, StepScale


class Line(NamedTuple):
    """A series and the pen that draws it; lengths in device-independent pixels."""

    series: Source
    stroke: Stroke
    scale: StepScale = STEPS
    """Where its steps lie on the axis."""
    border: Source | None = None
    """The other border of an area, which is filled; it ends with `series`."""


@dataclass(frozen=True)
class Frame:
    """What part of the data is shown on how many device pixels, `ratio` of them in a device-independent one."""

    x: Scale
    y: Scale
    columns: int
    rows: int
    ratio: float = 1.0


class CurveItem(pg.GraphicsObject):
    """Draws lines from the pyramids of their series. Its cost depends on the size of the picture alone.

    It lies on its parent pixel by pixel: a child of a view box, not one of its contents, which would be scaled.
    """

    def __init__(self, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self._layers: list[Pixels] = []
        self._lines: list[Line] = []
        self._ends: list[int | None] = []
        """The newest step of each line when it was drawn."""
        self._frame: Frame | None = None

    def render(self, lines: Sequence[Line], frame: Frame) -> tuple[int, int]:
        """Bring the picture up to date: `lines` in the order in which they cover each other.

        Returns the range of pixel columns that have changed.
        """
        ends = [last[0] if (last := line.series.last) else None for line in lines]
        margin = math.ceil(max((line.stroke.width for line in lines), default=0.0) * frame.ratio / 2) + 2
        if frame == self._frame and _same(lines, self._lines):
            start, stop = self._news(ends, margin)
        else:
            self._layers, self._lines, self._frame = [], list(lines), frame
            start, stop = 0, frame.columns
            self.prepareGeometryChange()
        if start < stop:
            traces = _traces(lines, frame, start, stop, margin)
            strokes = [_in_pixels(line.stroke, frame.ratio) for line in lines]
            layers = paint(traces, strokes, stop - start, frame.rows)
            if self._layers:
                for whole, part in zip(self._layers, layers, strict=True):
                    whole[:, start:stop] = part
            else:
                self._layers = layers
        self._ends = ends
        return start, stop

    def _news(self, ends: list[int | None], margin: int) -> tuple[int, int]:
        """The pixel columns in which data have arrived since the last time."""
        frame = self._frame
        if frame is None or ends == self._ends:
            return 0, 0
        start, stop = frame.columns, 0
        for line, before, end in zip(self._lines, self._ends, ends, strict=True):
            if end is not None and end != before:
                known = line.series.first_step if before is None else before
                old, new = (frame.x.share(line.scale.place(step)) for step in (known, end))
                start = min(start, math.floor(_within(old) * frame.columns) - margin)
                stop = max(stop, math.ceil(_within(new) * frame.columns) + margin)
        return max(start, 0), min(stop, frame.columns)

    def boundingRect(self) -> QRectF:
        frame = self._frame
        return QRectF(0, 0, frame.columns / frame.ratio, frame.rows / frame.ratio) if frame else QRectF()

    def paint(self, p: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the picture; the item's corner must lie on a device pixel."""
        if self._frame is None:
            return
        for layer in self._layers:
            rows, columns = layer.shape
            image = QImage(layer.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(self._frame.ratio)
            p.drawImage(QPointF(0, 0), image)

    def coverage(self, rect: QRect) -> float:
        """The share of the device pixels in `rect` on which there is something of a curve."""
        rows = slice(max(rect.top(), 0), max(rect.bottom() + 1, 0))
        columns = slice(max(rect.left(), 0), max(rect.right() + 1, 0))
        parts = [layer[rows, columns] != 0 for layer in self._layers]
        return float(np.logical_or.reduce(parts).mean()) if parts and parts[0].size else 0.0


@lru_cache(maxsize=256)
def color_of(name: str, opacity: float = 1.0) -> tuple[float, float, float, float]:
    """A stroke's color from "#rrggbb"."""
    color = QColor(name)
    return color.redF(), color.greenF(), color.blueF(), opacity


def _same(one: Sequence[Line], two: Sequence[Line]) -> bool:
    return len(one) == len(two) and all(
        a.series is b.series and a.border is b.border and a.stroke == b.stroke and a.scale == b.scale
        for a, b in zip(one, two, strict=True)
    )


def _within(share: float) -> float:
    """`share` as far as it matters: left of a logarithmic axis lies everything that has no place on it."""
    return 0.0 if math.isnan(share) else min(max(share, -1.0), 2.0)


def _in_pixels(stroke: Stroke, ratio: float) -> Stroke:
    return Stroke(
        stroke.color, pen_width(stroke.width * ratio), tuple(length * ratio for length in stroke.dash)
    )


def _traces(lines: Sequence[Line], frame: Frame, start: int, stop: int, margin: int) -> list[Spans]:
    """Where `lines` run in the pixel columns from `start` to `stop` and `margin` more at either side."""
    solid = [line for line in lines if not line.stroke.dash]
    borders = [line._replace(series=line.border) for line in solid if line.border is not None]
    blocks, lengths = _blocks([*solid, *borders], frame, start - margin, stop + margin, start)
    spans = trace_all(blocks, lengths, stop - start, margin)
    rows = iter(zip(spans.upper, spans.lower, strict=True))
    others = iter(zip(spans.upper[len(solid) :], spans.lower[len(solid) :], strict=True))
    traces = []
    for line in lines:
        if line.stroke.dash:
            traces.append(_dashed_trace(line, frame, start, stop, margin))
            continue
        upper, lower = next(rows)
        if line.border is not None:
            top, bottom = next(others)
            upper, lower = np.minimum(upper, top), np.maximum(lower, bottom)
        traces.append(Spans(upper, lower))
    return traces


def _dashed_trace(line: Line, frame: Frame, start: int, stop: int, margin: int) -> Spans:
    # Dashes are counted from the left end of the plot, wherever the drawing starts.
    blocks, _ = _blocks([line], frame, -margin, stop + margin, 0)
    spans = trace(blocks, stop, margin)
    origin = frame.x.low / (frame.x.high - frame.x.low) * frame.columns
    spans = dashed(spans, [length * frame.ratio for length in line.stroke.dash], origin - margin)
    kept = (stop - start + 2 * margin) * SPLIT
    return Spans(spans.upper[-kept:], spans.lower[-kept:])


def _blocks(
    lines: Sequence[Line], frame: Frame, start: int, stop: int, zero: int
) -> tuple[Blocks, list[int]]:
    """The blocks of `lines` in the pixel columns from `start` to `stop`, in pixels from column `zero`.

    Those of one line lie behind those of the line before; how many there are of each comes with them.
    """
    if not lines:
        return Blocks(np.empty((2, 0)), np.empty((4, 0))), []
    edges = [frame.x.value(edge / frame.columns) for edge in (start, stop)]
    logarithmic = frame.x.logarithmic
    ends = {scale: [whole(scale.step(edge)) for edge in edges] for scale in {line.scale for line in lines}}
    parts = []
    for line in lines:
        first, last = ends[line.scale]
        parts.append(line.series.columns(first, last + 1, stop - start, logarithmic=logarithmic))
    lengths = [len(part.x_first) for part in parts]
    columns = parts[0] if len(parts) == 1 else Columns(*map(np.concatenate, zip(*parts, strict=True)))
    places: Floats = np.array((columns.x_first, columns.x_last), np.float64)
    if len(ends) > 1 or STEPS not in ends:
        places = np.concatenate(
            [_placed(line.scale, part) for line, part in zip(lines, parts, strict=True)], axis=1
        )
    x = frame.x.coordinates(places)
    y = frame.y.ordinates(columns)
    x = (x - frame.x.low) * (frame.columns / (frame.x.high - frame.x.low)) - zero
    y = (frame.y.high - y) * (frame.rows / (frame.y.high - frame.y.low))
    if logarithmic:
        placed = np.isfinite(x[0])
        if not placed.all():
            owners = np.repeat(np.arange(len(lengths)), lengths)[placed]
            lengths = np.bincount(owners, minlength=len(lengths)).tolist()
            x, y = x[:, placed], y[:, placed]
    return Blocks(x, y), lengths


def whole(step: float) -> int:
    """A step that may be anything, as an integer."""
    return int(min(max(step, -FARTHEST), FARTHEST))


def _placed(scale: StepScale, part: Columns) -> Floats:
    """Where blocks begin and end (2, n)."""
    return scale.places(np.stack([part.x_first, part.x_last]).T.ravel()).reshape(-1, 2).T
