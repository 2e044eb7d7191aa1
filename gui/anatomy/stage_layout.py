"""Where the stages of an update stand in their picture, without a window."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from gui.anatomy.figures import LayerFigures
from gui.plots.scale import Scale

DECADES = 16.0
"""Lengths that are further below the largest one have the shortest bar."""
GAP = 8.0
TITLE, LINE, BETWEEN = 1.5, 1.16, 0.7
"""Heights of a layer's title, of a stage, and of what is between two layers, in lines of text."""
LEAST = 2.0


def scale_of(layers: Sequence[LayerFigures]) -> Scale:
    """Whole decades that hold every length and every ∥θ∥, up to `DECADES` of them."""
    lengths = [figures.parameters for figures in layers]
    lengths += [stage.length for figures in layers for stage in figures.stages]
    known = [math.log10(length) for length in lengths if length > 0.0 and math.isfinite(length)]
    high = math.ceil(max(known, default=0.0) + 0.02)
    low = min(math.floor(min(known, default=-1.0) - 0.02), high - 1)
    return Scale(max(float(low), high - DECADES), float(high), logarithmic=True)


@dataclass(frozen=True)
class StageLayout:
    """Layers under each other, each with a title and a line for each stage.

    Attributes:
        width: of everything.
        line: height of a line of text.
        names, cosines: widths of the names at the left and of the cosines at the right.
        counts: stages of each layer.
    """

    width: float
    line: float
    names: float
    cosines: float
    counts: tuple[int, ...]
    scale: Scale

    @property
    def axis(self) -> float:
        """Height of the axis above everything."""
        return math.ceil(1.3 * self.line)

    @property
    def height(self) -> float:
        """Of all layers."""
        return self.top(len(self.counts)) - (BETWEEN * self.line if self.counts else 0.0)

    def top(self, layer: int) -> float:
        """Where a layer begins, from the first one's top."""
        stages, above = sum(self.counts[:layer]), layer
        return math.ceil(self.line * (above * (TITLE + BETWEEN) + stages * LINE))

    def bottom(self, layer: int) -> float:
        """Where a layer ends."""
        return self.top(layer + 1) - math.floor(BETWEEN * self.line)

    def row(self, layer: int, stage: int) -> QRectF:
        """The line of a stage."""
        top = self.top(layer) + self.line * (TITLE + stage * LINE)
        return QRectF(0, top, self.width, self.line * LINE)

    @property
    def left(self) -> float:
        """Where bars begin."""
        return self.names + GAP

    @property
    def right(self) -> float:
        """Where the longest bar ends."""
        return max(self.width - self.cosines - GAP, self.left + 1.0)

    def x(self, length: float) -> float:
        """Where a length ends on the axis; all that are too short end next to its beginning."""
        share = self.scale.share(length) if length > 0.0 else 0.0
        share = 1.0 if math.isnan(share) else min(max(share, 0.0), 1.0)
        return self.left + share * (self.right - self.left)

    def bar(self, layer: int, stage: int, length: float) -> QRectF:
        """The bar of a stage; none for a vector of zeros."""
        row = self.row(layer, stage)
        width = max(self.x(length) - self.left, LEAST) if length > 0.0 else 0.0
        return QRectF(self.left, row.top() + 0.2 * row.height(), width, 0.6 * row.height())

    def at(self, y: float) -> tuple[int, int] | None:
        """The layer and the stage at a height, −1 for its title."""
        for layer, count in enumerate(self.counts):
            if self.top(layer) <= y < self.bottom(layer):
                stage = math.floor((y - self.top(layer) - TITLE * self.line) / (LINE * self.line))
                return layer, min(max(stage, -1), count - 1)
        return None
