"""Colors for values of both signs: blue above zero, orange below, the ground at zero."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from gui import formatting
from gui.theme.palette import Palette
from gui.theme.style import mix

LEVELS = 127
"""Shades on each side of zero."""
UNKNOWN = 2 * LEVELS + 1
"""Place in the table of colors of what is not a finite number."""
BAR = QPointF(72.0, 8.0)


@lru_cache(maxsize=4)
def color_table(palette: Palette) -> tuple[int, ...]:
    """0xffRRGGBB from the most negative value to the most positive one, and the color of what is not finite."""
    below, above = palette.class_colors[0], palette.class_colors[1]
    shares = [level / LEVELS for level in range(1, LEVELS + 1)]
    negative = [mix(palette.field, below, share) for share in reversed(shares)]
    positive = [mix(palette.field, above, share) for share in shares]
    return tuple(QColor(color).rgb() for color in (*negative, palette.field, *positive, palette.muted))


def reach_of(values: NDArray[np.floating]) -> float:
    """The largest finite magnitude: the end of a symmetric scale."""
    finite = values[np.isfinite(values)]
    return float(np.abs(finite).max(initial=0.0))


def levels_of(values: NDArray[np.floating], reach: float) -> NDArray[np.uint8]:
    """Places of values in the table of colors."""
    known = np.isfinite(values)
    shares = np.clip(np.where(known, values, 0.0) / (reach or 1.0), -1.0, 1.0)
    return np.where(known, LEVELS + np.rint(LEVELS * shares), UNKNOWN).astype(np.uint8)


def picture(levels: NDArray[np.uint8], palette: Palette) -> QImage:
    """Places in the table of colors (rows, columns) as pixels, the first row at the top."""
    height, width = levels.shape
    image = QImage(levels.tobytes(), width, height, width, QImage.Format.Format_Indexed8).copy()
    image.setColorTable(color_table(palette))
    return image


def paint_scale(painter: QPainter, room: QRectF, reach: float, palette: Palette) -> None:
    """A bar of the colors at the left of a line of text, with its ends in numbers."""
    metrics = QFontMetricsF(painter.font())
    low, high = formatting.number(-reach, 3), formatting.number(reach, 3)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.setPen(QColor(palette.muted))
    painter.drawText(room, flags, low)
    left = room.left() + math.ceil(metrics.horizontalAdvance(low)) + 6
    bar = QRectF(left, round(room.center().y() - BAR.y() / 2), BAR.x(), BAR.y())
    ramp = picture(np.arange(UNKNOWN, dtype=np.uint8)[None], palette)
    painter.drawImage(bar, ramp)
    painter.setPen(QPen(QColor(palette.border), 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar)
    painter.setPen(QColor(palette.muted))
    painter.drawText(room.adjusted(bar.right() + 6 - room.left(), 0, 0, 0), flags, high)
