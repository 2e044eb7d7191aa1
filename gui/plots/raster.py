"""Curves to pixels: antialiased strokes of any width at a cost that does not depend on how much data they stand for.

A curve is one value, or one range of values, at every abscissa. So its stroke covers one stretch of each narrow
vertical strip ("sub-column", `SPLIT` a pixel), and the whole picture is known from where these stretches begin
and end. Those 2·`SPLIT` numbers a pixel column are scattered into an image of differences, one running sum down
the image turns them into coverages, and a table turns these into colors. Every stroke has four bits of an
integer image, so that eight strokes share one running sum and four share one look-up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Pixels = NDArray[np.uint32]

SPLIT = 5
"""Sub-columns in a pixel."""
FINE = 3
"""Positions of an end inside a pixel of a sub-column. SPLIT·FINE = 15 is full coverage, the largest four-bit
number; successive sub-columns round differently, so that a level line is placed to 1/15 pixel."""
BITS = 4
PER_IMAGE = 8
PER_TABLE = 4
WIDE = 100
"""Pixel columns from which on adding rows of several bands at once is faster than accumulating down each column."""
BAND = 16
"""Rows in a band."""
FAR = 1e5
"""Ordinates are cut here, in pixels."""
STEEPEST_DASH = 3.0
"""Slope up to which dashes keep their length: along noise they would otherwise turn into dust."""


class Blocks(NamedTuple):
    """A curve in pixels, x rightwards and y downwards: neighboring boxes, each with a line through it.

    `x` (2, n) holds where each box begins and ends; `y` (4, n) its top, its bottom, and where the line enters and
    leaves it. NaN is a gap.
    """

    x: Floats
    y: Floats


class Stroke(NamedTuple):
    """How a curve is drawn; lengths in pixels, color as (red, green, blue, alpha) from 0 to 1."""

    color: tuple[float, float, float, float]
    width: float
    dash: tuple[float, ...] = ()
    """Lengths on, off, on, off …; empty for a solid line."""


class Spans(NamedTuple):
    """Where a stroke begins and ends in each sub-column (…, n); +inf and -inf where there is nothing."""

    upper: NDArray[np.float32]
    lower: NDArray[np.float32]


def pen_width(width: float) -> float:
    """The next width that sub-columns resolve at every slope: an odd number of them."""
    return (2 * round((width * SPLIT - 1) / 2) + 1) / SPLIT


def trace(blocks: Blocks, columns: int, margin: int) -> Spans:
    """What the infinitely thin curve touches in `columns` pixel columns and in `margin` more at either side."""
    spans = trace_all(blocks, [blocks.x.shape[1]], -margin, columns + margin)
    return Spans(spans.upper[0], spans.lower[0])


def trace_all(blocks: Blocks, lengths: Sequence[int] | NDArray[np.intp], start: int, stop: int) -> Spans:
    """The same from pixel column `start` to `stop`, for several curves (curves, n).

    The blocks of a curve, so many of them, lie behind those of the curve before it.
    """
    first, last = start * SPLIT, stop * SPLIT
    count, lines = last - first, len(lengths)
    if not blocks.x.size:
        empty = np.full((2, lines, count), np.inf, np.float32)
        np.negative(empty[1], out=empty[1])
        return Spans(*empty)
    x = blocks.x * SPLIT
    y = np.minimum(np.maximum(blocks.y, -FAR), FAR).astype(np.float32)
    knots, heights = x.T.ravel(), y[2:].T.ravel()
    borders = np.full((lines, count + 1), np.nan, np.float32)
    edges, end = np.arange(first, last + 1.0), 0
    for line, length in zip(borders, lengths, strict=True):
        begin, end = end, end + 2 * int(length)
        if length:
            line[:] = np.interp(edges, knots[begin:end], heights[begin:end], left=np.nan, right=np.nan)
    upper = np.fmin(borders[:, :-1], borders[:, 1:])
    lower = np.fmax(borders[:, :-1], borders[:, 1:])
    absent = np.isnan(upper)
    if absent.any():
        upper[absent], lower[absent] = np.inf, -np.inf
    inside = np.floor(np.minimum(np.maximum(x, first - 1), last)).astype(np.intp) - first
    begins, ends = np.maximum(inside[0], 0), np.minimum(inside[1], count - 1)
    widths = np.maximum(ends - begins + 1, 0)
    if lines > 1:
        begins += np.repeat(np.arange(0, lines * count, count), lengths)
    box = np.repeat(np.arange(len(widths)), widths)
    where = np.arange(len(box)) + (begins + widths - np.cumsum(widths))[box]
    np.fmin.at(upper.reshape(-1), where, y[0][box])
    np.fmax.at(lower.reshape(-1), where, y[1][box])
    return Spans(upper, lower)


def arc_steps(spans: Spans) -> Floats:
    """How far each sub-column of curves (curves, n) is behind the one before, along the curve, in pixels.

    Where a curve begins, and in its gaps, that is its width.
    """
    present = spans.lower >= spans.upper
    middle = 0.5 * (np.where(present, spans.upper, 0) + np.where(present, spans.lower, 0))
    rise = np.zeros_like(middle)
    both = present[:, 1:] & present[:, :-1]
    np.subtract(middle[:, 1:], middle[:, :-1], out=rise[:, 1:], where=both)
    np.clip(rise, -STEEPEST_DASH / SPLIT, STEEPEST_DASH / SPLIT, out=rise)
    return np.asarray(np.sqrt(rise * rise + 1 / SPLIT**2))


def dashed(spans: Spans, lengths: Floats, dash: Sequence[float]) -> Spans:
    """`spans` with the gaps of a dash pattern; `lengths` tell how far along its curve each sub-column lies."""
    ends = np.cumsum(dash)
    lengths = lengths - np.floor(lengths / ends[-1]) * ends[-1]
    off = np.zeros(lengths.shape, bool)
    for begin, end in zip(ends[0::2], ends[1::2], strict=True):
        off |= (lengths >= begin) & (lengths < end)
    return Spans(
        np.where(off, np.float32(np.inf), spans.upper), np.where(off, np.float32(-np.inf), spans.lower)
    )


def thicken(spans: Spans, width: float) -> Spans:
    """The strokes that a round pen of `width` pixels leaves along `spans`: every point grows into a disk."""
    radius = width / 2
    # The lower ends upside down, so that one pass does both.
    ends = np.stack([spans.upper, -spans.lower])
    grown = ends - np.float32(radius)
    room = np.empty_like(ends)
    count = ends.shape[-1]
    for k in range(1, int(radius * SPLIT + 0.5)):
        # A sub-column's extremes lie at its borders, the farther one of which decides.
        reach = np.float32(math.sqrt(radius**2 - ((k + 0.5) / SPLIT) ** 2))
        found, inner = room[..., : count - 2 * k], grown[..., k : count - k]
        np.minimum(ends[..., : count - 2 * k], ends[..., 2 * k :], out=found)
        found -= reach
        np.minimum(inner, found, out=inner)
    return Spans(grown[0], -grown[1])


def paint(traces: Spans, strokes: Sequence[Stroke], columns: int, rows: int) -> list[Pixels]:
    """Layers (rows, columns) of premultiplied 0xAARRGGBB, to be laid over each other in their order.

    One trace (strokes, n) for each stroke, in the order in which they cover each other; half of what a trace
    exceeds the columns by lies at each side.
    """
    layers: list[Pixels] = []
    for start in range(0, len(strokes), PER_IMAGE):
        chunk = strokes[start : start + PER_IMAGE]
        spans = Spans(*(ends[start : start + PER_IMAGE] for ends in traces))
        widths = {stroke.width for stroke in chunk}
        if len(widths) == 1:
            spans = thicken(spans, widths.pop())
        else:
            thin, spans = spans, Spans(*map(np.empty_like, spans))
            for width in widths:
                same = [stroke.width == width for stroke in chunk]
                grown = thicken(Spans(thin.upper[same], thin.lower[same]), width)
                spans.upper[same], spans.lower[same] = grown
        image = _coverages(spans, columns, rows)
        for first in range(0, len(chunk), PER_TABLE):
            table = _table(tuple(stroke.color for stroke in chunk[first : first + PER_TABLE]))
            coverages = image if image.dtype == np.uint16 else (image >> (BITS * first)).astype(np.uint16)
            layers.append(np.take(table, coverages, mode="wrap"))
    return layers


@lru_cache(maxsize=8)
def _grid(columns: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The pixel column of each sub-column, and what is added to its ends before they are rounded down."""
    number = np.arange(columns * SPLIT, dtype=np.int32)
    return number // SPLIT, (number % SPLIT / SPLIT).astype(np.float32)


def _coverages(spans: Spans, columns: int, rows: int) -> NDArray[np.unsignedinteger[Any]]:
    """How much of each pixel (rows, columns) each of the strokes covers, four bits a stroke."""
    column, rounding = _grid(columns)
    margin = (spans.upper.shape[-1] - len(column)) // 2
    inner = (..., slice(margin, margin + len(column)))
    upper = np.minimum(np.maximum(spans.upper[inner], np.float32(0)), np.float32(rows))
    lower = np.maximum(np.minimum(spans.lower[inner], np.float32(rows)), upper)
    word: Any = np.uint16 if len(upper) <= PER_TABLE else np.uint32
    shift = np.arange(0, BITS * len(upper), BITS, dtype=word)[:, None]
    whole = word(FINE) << shift
    bands = -(-rows // BAND)
    differences = np.zeros((bands * BAND + 2) * columns, word)
    # What is subtracted too much wraps around, and so do the sums: in the end they are exact.
    for ends, accumulate in ((upper, np.add.at), (lower, np.subtract.at)):
        place = (ends * np.float32(FINE) + rounding).astype(np.int32)
        row = place // FINE
        index = (row * columns + column).astype(np.intp).ravel()
        rest = (place - row * FINE).astype(word) << shift
        accumulate(differences, index, (whole - rest).ravel())
        index += columns
        accumulate(differences, index, rest.ravel())
    image = differences[: bands * BAND * columns].reshape(bands * BAND, columns)
    if columns < WIDE:
        np.add.accumulate(image, axis=0, out=image)
    else:
        in_bands = image.reshape(bands, BAND, columns)
        for here in range(1, BAND):
            np.add(in_bands[:, here], in_bands[:, here - 1], out=in_bands[:, here])
        for band in range(1, bands):
            in_bands[band] += in_bands[band - 1, -1]
    return np.asarray(image[:rows])


@lru_cache(maxsize=64)
def _table(colors: tuple[tuple[float, float, float, float], ...]) -> Pixels:
    """The pixel of every combination of coverages, each color over those before it (Porter & Duff 1984)."""
    full = 2**BITS - 1
    pixels = np.zeros((1, 4))
    for color in (*colors, *[(0.0,) * 4] * (PER_TABLE - len(colors))):
        alpha = (color[3] * np.arange(full + 1) / full)[:, None, None]
        over = alpha * np.array([*color[:3], 1.0])
        pixels = (over + (1 - alpha) * pixels).reshape(-1, 4)
    red, green, blue, alpha = np.rint(255 * pixels.T).astype(np.uint32)
    return np.asarray(alpha << 24 | red << 16 | green << 8 | blue, np.uint32)
