"""Where things are in a plot."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from gui.plots.line import Frame
from gui.plots.scale import Scale, Ticks
from gui.theme.fonts import mono_font, ui_font
from gui.theme.palette import Palette

GAP = 7.0
"""Between an axis and its labels."""
RIGHT = 14.0
NARROWEST = 3.2
"""Room for the labels of the vertical axis, in font sizes: so plots below each other start at one abscissa."""
PER_TICK_X = 8.0
PER_TICK_Y = 4.2
"""Room for each tick, in font sizes."""
SMALLEST = 16.0
MOST_WIDTHS = 512
"""Labels whose widths are remembered."""


@dataclass(frozen=True)
class Style:
    """Colors, and the size of the text in device-independent pixels."""

    palette: Palette
    pixels: int

    @cached_property
    def font(self) -> QFont:
        return ui_font(self.palette, self.pixels)

    @cached_property
    def value_font(self) -> QFont:
        return mono_font(self.palette, self.pixels)

    @cached_property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @cached_property
    def _widths(self) -> dict[str, float]:
        return {}

    def width(self, text: str) -> float:
        """How wide a label is. Digits come again and again, and asking Qt for each is what axes would cost most."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) >= MOST_WIDTHS:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    @cached_property
    def value_metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.value_font)


@dataclass(frozen=True)
class Layout:
    """Places in device-independent pixels, `ratio` device pixels each. The curves are in `area`."""

    size: QSizeF
    area: QRectF
    x: Scale
    y: Scale
    ratio: float
    whole: bool = True
    """Whether there is nothing between whole numbers on the horizontal axis."""

    @property
    def frame(self) -> Frame:
        """What the curves need to know."""
        columns, rows = round(self.area.width() * self.ratio), round(self.area.height() * self.ratio)
        return Frame(self.x, self.y, columns, rows, self.ratio)

    @property
    def hair(self) -> float:
        """The width of a thin line: whole device pixels."""
        return max(round(self.ratio), 1) / self.ratio

    def snap(self, place: float) -> float:
        """The next border of a device pixel."""
        return round(place * self.ratio) / self.ratio

    def across(self, coordinate: float) -> float:
        """The abscissa of a coordinate of the horizontal axis."""
        return self.area.left() + (coordinate - self.x.low) / (self.x.high - self.x.low) * self.area.width()

    def up(self, coordinate: float) -> float:
        """The ordinate of a coordinate of the vertical axis."""
        return (
            self.area.bottom() - (coordinate - self.y.low) / (self.y.high - self.y.low) * self.area.height()
        )

    def point(self, step: float, value: float) -> QPointF:
        return QPointF(self.across(self.x.coordinate(step)), self.up(self.y.coordinate(value)))

    def shares(self, place: QPointF) -> tuple[float, float]:
        """Where a point lies in the area: 0 to 1 rightwards, 0 to 1 upwards."""
        across = (place.x() - self.area.left()) / self.area.width()
        return across, (self.area.bottom() - place.y()) / self.area.height()

    def ticks_x(self, pixels: int) -> Ticks:
        return self.x.ticks(max(self.area.width() / (PER_TICK_X * pixels), 2.0), whole=self.whole)

    def ticks_y(self, pixels: int) -> Ticks:
        return self.y.ticks(max(self.area.height() / (PER_TICK_Y * pixels), 2.0))


def lay_out(
    size: QSizeF,
    ratio: float,
    x: Scale,
    y: Scale,
    style: Style,
    room: float,
    *,
    whole: bool = True,
    captioned: bool = False,
) -> Layout:
    """The layout of a plot; `room` is the width that the labels of the vertical axis had before, or more.

    Args:
        captioned: whether there is to be room for words below the horizontal axis.
    """
    height = math.ceil(style.metrics.height())
    top, bottom = height + 3.0, height * (1 + captioned) + GAP
    draft = QRectF(0, top, SMALLEST, max(size.height() - top - bottom, SMALLEST))
    labels = Layout(size, draft, x, y, ratio).ticks_y(style.pixels).labels
    widths = [style.width(label) for label in labels]
    left = max([room, NARROWEST * style.pixels + GAP, *(math.ceil(width) + GAP + 2 for width in widths)])
    draft.setLeft(left)
    draft.setRight(max(size.width() - RIGHT, left + SMALLEST))
    snapped = [
        round(place * ratio) / ratio for place in (draft.left(), draft.top(), draft.right(), draft.bottom())
    ]
    area = QRectF(QPointF(*snapped[:2]), QPointF(*snapped[2:]))
    return Layout(size, area, x, y, ratio, whole)
