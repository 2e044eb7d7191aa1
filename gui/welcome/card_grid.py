"""Cards in columns of one width, each row as high as its highest card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.welcome.card import ExampleCard

NARROWEST = 188
"""Width of a card below which there are fewer columns."""
COLUMNS = (6, 3, 2)
"""How many there may be: most topics have three or six cards, and then no row is left with a single one."""
GAP = 12


class CardGrid(QWidget):
    """The cards of one topic.

    Attributes:
        cards: from left to right, row by row.
    """

    def __init__(self, cards: Sequence[ExampleCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = tuple(cards)
        for card in self.cards:
            card.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @staticmethod
    def columns(width: int) -> int:
        """How many cards stand beside each other."""
        return next((count for count in COLUMNS if count * (NARROWEST + GAP) <= width + GAP), 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(place.bottom() + 1 for place in self._places(width))

    def sizeHint(self) -> QSize:
        width = COLUMNS[0] * (NARROWEST + GAP) - GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for card, place in zip(self.cards, self._places(self.width()), strict=True):
            card.setGeometry(place)

    def _places(self, width: int) -> Iterator[QRect]:
        columns = self.columns(width)
        side = (width - GAP * (columns - 1)) // columns
        top = 0
        for first in range(0, len(self.cards), columns):
            row = self.cards[first : first + columns]
            height = max(card.heightForWidth(side) for card in row)
            for column in range(len(row)):
                yield QRect(column * (side + GAP), top, side, height)
            top += height + GAP
