"""A card under the mouse on its way to another place in the strip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication


class CardDrag:
    """Follows one press: from where the card came, and where it would be put now.

    Args:
        position: of the card among the layers.
        grip: where it was pressed, in the strip.
        origin: its place in the strip.
    """

    def __init__(self, position: int, grip: QPoint, origin: QRect) -> None:
        self.position = position
        self.target = position
        self.moving = False
        self._grip = grip
        self._origin = origin

    def follow(self, spot: QPoint, slots: Sequence[QRect]) -> QRect:
        """Where the card is painted while the mouse is at `spot`; `target` becomes the slot nearest to it."""
        offset = spot - self._grip
        self.moving |= offset.manhattanLength() >= QApplication.startDragDistance()
        place = self._origin.translated(offset.x(), 0)
        if self.moving:
            distances = [abs(slot.center().x() - place.center().x()) for slot in slots]
            self.target = distances.index(min(distances))
        return place
