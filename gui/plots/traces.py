"""Where the lines of a picture run, kept while data arrive: only what has grown is looked up again, where it has."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.recording.series import Columns, Grain
from gui.plots.line import Frame, Line, whole
from gui.plots.raster import SPLIT, Blocks, Floats, Spans, arc_steps, dashed, trace_all
from gui.plots.source import Source
from gui.plots.units import STEPS, StepScale


@dataclass
class _Row:
    """One source of a line, as it was traced last."""

    source: Source
    scale: StepScale
    dash: tuple[float, ...] = ()
    """In device pixels."""
    end: int | None = None
    """Its newest step."""
    grain: Grain | None = None
    """The blocks it was cut into; None before it was traced."""
    open: int = 0
    """The step from which on it may still change."""

    @property
    def key(self) -> tuple[object, ...]:
        return id(self.source), self.scale, self.dash


class _News(NamedTuple):
    """A row that has grown, and between which pixel columns."""

    row: int
    start: int
    stop: int


class _Stretch:
    """The steps from one pixel column to another, found once for each scale."""

    def __init__(self, frame: Frame, start: int, stop: int) -> None:
        self._places = [frame.x.value(edge / frame.columns) for edge in (start, stop)]
        self._known: dict[StepScale, tuple[int, int]] = {}

    def steps(self, scale: StepScale) -> tuple[int, int]:
        """The first step and one behind the last."""
        found = self._known.get(scale)
        if found is None:
            first, last = (whole(scale.step(place)) for place in self._places)
            found = self._known[scale] = first, last + 1
        return found


class Traces:
    """The lines of a picture as spans of sub-columns; lines of `before` that are among them are taken over.

    What is kept equals what a look-up of the whole frame says, for lines are traced in the blocks of the whole frame,
    and where these change, anew.

    Attributes:
        margin: pixel columns at either side of the picture, and of a strip of it, that are known too.
    """

    def __init__(self, lines: Sequence[Line], frame: Frame, before: Traces | None = None) -> None:
        self.lines, self.frame = tuple(lines), frame
        self.margin = math.ceil(max((line.stroke.width for line in lines), default=0.0) * frame.ratio / 2) + 2
        self._rows = [_Row(line.series, line.scale, _in_pixels(line, frame.ratio)) for line in lines]
        self._borders = [number for number, line in enumerate(lines) if line.border is not None]
        self._rows += [_Row(line.border, line.scale) for line in lines if line.border is not None]
        count = (frame.columns + 2 * self.margin) * SPLIT
        self._upper = np.full((len(self._rows), count), np.inf, np.float32)
        self._lower = np.full((len(self._rows), count), -np.inf, np.float32)
        dashes = [number for number, row in enumerate(self._rows) if row.dash]
        self._lengths = {number: np.zeros(count + 1) for number in dashes}
        """Of dashed rows, from where dashes are counted to the borders of sub-columns."""
        origin = frame.x.low / (frame.x.high - frame.x.low) * frame.columns - self.margin
        for lengths in self._lengths.values():
            lengths[0] = origin
        if before is not None and (before.frame, before.margin) == (frame, self.margin):
            self._take_over(before)

    def _take_over(self, before: Traces) -> None:
        known = {row.key: number for number, row in enumerate(before._rows)}
        for number, row in enumerate(self._rows):
            old = known.get(row.key)
            if old is not None:
                self._rows[number] = before._rows[old]
                self._upper[number], self._lower[number] = before._upper[old], before._lower[old]
                if row.dash:
                    self._lengths[number] = before._lengths[old]

    def follow(self) -> tuple[int, int]:
        """Trace what has arrived; return the range of pixel columns in which anything has changed."""
        frame, margin = self.frame, self.margin
        whole_frame = _Stretch(frame, -margin, frame.columns + margin)
        numbers = range(len(self._rows))
        news = [one for number in numbers if (one := self._news(number, whole_frame)) is not None]
        start = max(min((one.start for one in news), default=0), -margin)
        stop = min(max((one.stop for one in news), default=0), frame.columns + margin)
        if start >= stop:
            return 0, 0
        grown = [one.row for one in news]
        rows = [self._rows[number] for number in grown]
        strip, parts = _Stretch(frame, start, stop), []
        for row in rows:
            assert row.grain is not None
            part = row.source.blocks(row.grain, *strip.steps(row.scale))
            parts.append(part)
            if len(part.x_first) and row.end is not None:
                row.open = int(part.x_first[-1]) if part.x_last[-1] >= row.end else row.end
        spans = trace_all(*_in_frame(parts, [row.scale for row in rows], frame), start, stop)
        here = slice((start + margin) * SPLIT, (stop + margin) * SPLIT)
        self._upper[grown, here], self._lower[grown, here] = spans.upper, spans.lower
        self._measure([number for number in grown if number in self._lengths], here)
        return max(start - margin, 0), min(stop + margin, frame.columns)

    def _news(self, number: int, whole_frame: _Stretch) -> _News | None:
        """Between which pixel columns a row has grown."""
        row, frame = self._rows[number], self.frame
        newest = row.source.last
        if newest is None or newest[0] == row.end:
            return None
        row.end = newest[0]
        count, logarithmic = frame.columns + 2 * self.margin, frame.x.logarithmic
        grain = row.source.grain(*whole_frame.steps(row.scale), count, logarithmic=logarithmic)
        stop = math.ceil(self._column(row, row.end)) + 1
        if grain != row.grain:
            row.grain = grain
            return _News(number, -self.margin, stop)
        return _News(number, math.floor(self._column(row, row.open)), stop)

    def _column(self, row: _Row, step: int) -> float:
        """The pixel column of a step, as far as it matters."""
        share = self.frame.x.share(row.scale.place(step))
        # Left of a logarithmic axis lies everything that has no place on it.
        return (0.0 if math.isnan(share) else min(max(share, -1.0), 2.0)) * self.frame.columns

    def _measure(self, numbers: Sequence[int], here: slice) -> None:
        """Find out how long dashed rows are up to each of some sub-columns."""
        if not numbers:
            return
        before = max(here.start - 1, 0)
        known = Spans(self._upper[numbers, before : here.stop], self._lower[numbers, before : here.stop])
        ways = arc_steps(known)[:, here.start - before :]
        for number, way in zip(numbers, ways, strict=True):
            lengths = self._lengths[number][here.start : here.stop + 1]
            lengths[1:] = way
            np.cumsum(lengths, out=lengths)

    def strip(self, start: int, stop: int) -> Spans:
        """What the lines cover from one pixel column to another, and `margin` at either side (lines, n)."""
        here = slice(start * SPLIT, (stop + 2 * self.margin) * SPLIT)
        upper, lower = self._upper[:, here], self._lower[:, here]
        lines = len(self.lines)
        spans = Spans(upper[:lines].copy(), lower[:lines].copy())
        for number, border in enumerate(self._borders):
            np.minimum(spans.upper[border], upper[lines + number], out=spans.upper[border])
            np.maximum(spans.lower[border], lower[lines + number], out=spans.lower[border])
        for dash in {self._rows[number].dash for number in self._lengths}:
            same = [number for number in self._lengths if self._rows[number].dash == dash]
            lengths = np.array([self._lengths[number][here.start + 1 : here.stop + 1] for number in same])
            on = dashed(Spans(upper[same], lower[same]), lengths, dash)
            spans.upper[same], spans.lower[same] = on
        return spans


def _in_pixels(line: Line, ratio: float) -> tuple[float, ...]:
    return tuple(length * ratio for length in line.stroke.dash)


def _in_frame(
    parts: Sequence[Columns], scales: Sequence[StepScale], frame: Frame
) -> tuple[Blocks, NDArray[np.intp]]:
    """The blocks of several sources in pixels, one source behind the other, and how many there are of each."""
    lengths = np.array([len(part.x_first) for part in parts])
    columns = parts[0] if len(parts) == 1 else Columns(*map(np.concatenate, zip(*parts, strict=True)))
    places: Floats = np.array((columns.x_first, columns.x_last), np.float64)
    if any(scale != STEPS for scale in scales):
        placed = (_placed(scale, part) for scale, part in zip(scales, parts, strict=True))
        places = np.concatenate([*placed], axis=1)
    x = frame.x.coordinates(places)
    y = frame.y.ordinates(columns)
    x = (x - frame.x.low) * (frame.columns / (frame.x.high - frame.x.low))
    y = (frame.y.high - y) * (frame.rows / (frame.y.high - frame.y.low))
    if frame.x.logarithmic:
        seen = np.isfinite(x[0])
        if not seen.all():
            owners = np.repeat(np.arange(len(lengths)), lengths)[seen]
            lengths = np.bincount(owners, minlength=len(lengths))
            x, y = x[:, seen], y[:, seen]
    return Blocks(x, y), lengths


def _placed(scale: StepScale, part: Columns) -> Floats:
    """Where blocks begin and end (2, n)."""
    return scale.places(np.stack([part.x_first, part.x_last]).T.ravel()).reshape(-1, 2).T
