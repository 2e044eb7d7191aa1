"""How many pictures of one size fill a panel, and how large they are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True)
class Tiling:
    """Pictures in rows, each with room for words under it.

    Attributes:
        side: width and height of a picture; a whole number of device pixels per pixel of the picture.
        columns, rows: how many there are.
        pitch: distance from one picture to the next, rightwards and downwards.
        ratio: device pixels per unit of length.
    """

    side: float
    columns: int
    rows: int
    pitch: QPointF
    ratio: float

    @property
    def capacity(self) -> int:
        """How many pictures there are at most."""
        return self.columns * self.rows

    def picture(self, index: int) -> QRectF:
        """Where a picture stands; its edges lie on device pixels, so that its pixels are crisp."""
        row, column = divmod(index, self.columns)
        x = column * self.pitch.x() + (self.pitch.x() - self.side) / 2
        return QRectF(self._snap(x), self._snap(row * self.pitch.y() + 2), self.side, self.side)

    def cell(self, index: int) -> QRectF:
        """The room of a picture and its words."""
        row, column = divmod(index, self.columns)
        return QRectF(column * self.pitch.x(), row * self.pitch.y(), self.pitch.x(), self.pitch.y())

    def at(self, spot: QPointF) -> int:
        """The index of the cell at a place; -1 beside all of them."""
        column, row = int(spot.x() // self.pitch.x()), int(spot.y() // self.pitch.y())
        inside = 0 <= column < self.columns and 0 <= row < self.rows
        return row * self.columns + column if inside else -1

    def _snap(self, length: float) -> float:
        return round(length * self.ratio) / self.ratio


def tile(
    width: float,
    height: float,
    pixels: int,
    count: int,
    ratio: float,
    *,
    least: float,
    words: QPointF,
    gap: float,
) -> Tiling:
    """The tiling with the largest pictures that still shows all; if none does, the smallest pictures.

    Args:
        pixels: of a picture's side.
        ratio: device pixels per unit of length.
        least: smallest acceptable side.
        words: width and height that the words under a picture need.
    """

    def tiling(factor: int) -> Tiling:
        return _tiling(width, height, factor * pixels / ratio, ratio, words, gap)

    factor = max(1, -(-int(least * ratio) // pixels))
    largest = int(min(width, height) * ratio) // pixels
    while factor < largest and tiling(factor + 1).capacity >= count:
        factor += 1
    return tiling(factor)


def _tiling(width: float, height: float, side: float, ratio: float, words: QPointF, gap: float) -> Tiling:
    across, down = max(side, words.x()) + gap, side + words.y() + gap
    columns, rows = max(1, int(width // across)), max(1, int(height // down))
    pitch = QPointF(width / columns, max(down, min(height / rows, 1.2 * down)))
    return Tiling(side, columns, rows, pitch, ratio)
