"""Cards in rows whose heights and widths a person can change."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QRubberBand, QScrollArea, QSplitter, QWidget

from gui.areas import calm
from gui.plots.places import Places

EDGE = 0.22
"""Share of a card's height at its upper and lower end where a dropped one gets a row of its own."""
MARK = 4
"""Width of the mark that shows where a card would go."""
WHOLE = 10_000
"""What the sizes in a splitter add up to before it has any."""


class PlotGrid(QScrollArea):
    """Shows the cards of `places`, apart from those that are `away` in windows of their own.

    Signals:
        resized: the widths of cards may have changed.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.places: Places[QWidget] = Places()
        self.away: list[QWidget] = []
        self._shares = WeakKeyDictionary[QWidget, tuple[float, float]]()
        """The width of each card among those of its row, and the height of the row, where they are known."""
        self._enlarged: QWidget | None = None
        self._column = _splitter(Qt.Orientation.Vertical)
        self._column.splitterMoved.connect(self._on_moved)
        self.setWidget(self._column)
        self._mark = QRubberBand(QRubberBand.Shape.Line, self)

    def rows(self) -> list[list[QWidget]]:
        """The cards that are in sight, row by row."""
        rows = [[card for card in row if card not in self.away] for row in self.places.rows]
        return [row for row in rows if row]

    @property
    def enlarged(self) -> QWidget | None:
        """The card that has all the room for itself."""
        return self._enlarged

    def enlarge(self, card: QWidget | None) -> None:
        """Give all the room to one card, or let all have theirs again."""
        self._enlarged = card
        for row, splitter in zip(self.rows(), self._row_splitters(), strict=True):
            splitter.setVisible(card is None or card in row)
            for other in row:
                other.setVisible(card is None or other is card)
        self.resized.emit()

    def arrange(self) -> None:
        """Put the cards where `places` has them; what is in no row any more is hidden."""
        self._remember()
        rows, old = self.rows(), self._row_splitters()
        shown = [card for row in rows for card in row]
        if self._enlarged not in shown:
            self._enlarged = None
        for cards in rows:
            splitter = _splitter(Qt.Orientation.Horizontal)
            splitter.splitterMoved.connect(self._on_moved)
            for index, card in enumerate(cards):
                splitter.addWidget(card)
                splitter.setStretchFactor(index, 1)
            self._column.addWidget(splitter)
            self._column.setStretchFactor(self._column.count() - 1, 1)
        for splitter in old:
            for card in splitter.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                if card in self._shares and card not in shown:
                    card.hide()
                    card.setParent(self)
            splitter.hide()
            splitter.setParent(None)
            splitter.deleteLater()
        self._spread(rows)
        self.enlarge(self._enlarged)

    def share_of(self, card: QWidget) -> tuple[float, float]:
        """The share of its row's width and of the height that a card has."""
        self._remember()
        return self._shares.get(card, (1.0, 1.0))

    def set_share(self, card: QWidget, width: float, height: float) -> None:
        """What a card gets when it is arranged the next time."""
        self._shares[card] = width, height

    def show_mark(self, spot: QPoint | None) -> None:
        """Show where a card that is dropped at this place of the screen would go."""
        target = self._target(spot) if spot is not None else None
        if target is None:
            self._mark.hide()
            return
        card, side = target
        place = QRect(card.mapTo(self, QPoint(0, 0)), card.size())
        thin = {
            Qt.Edge.LeftEdge: QRect(place.left() - MARK, place.top(), MARK, place.height()),
            Qt.Edge.RightEdge: QRect(place.right() + 1, place.top(), MARK, place.height()),
            Qt.Edge.TopEdge: QRect(place.left(), place.top() - MARK, place.width(), MARK),
            Qt.Edge.BottomEdge: QRect(place.left(), place.bottom() + 1, place.width(), MARK),
        }
        self._mark.setGeometry(thin[side])
        self._mark.show()
        self._mark.raise_()

    def drop(self, card: QWidget, spot: QPoint) -> None:
        """Put a card where it was let go of."""
        self._mark.hide()
        target = self._target(spot)
        if target is None or target[0] is card:
            return
        other, side = target
        if side in (Qt.Edge.LeftEdge, Qt.Edge.RightEdge):
            self.places.put_beside(card, other, behind=side == Qt.Edge.RightEdge)
        else:
            self.places.put_between(card, other, below=side == Qt.Edge.BottomEdge)
        self.arrange()

    def _target(self, spot: QPoint) -> tuple[QWidget, Qt.Edge] | None:
        """The card under a place of the screen, and the side of it that is meant."""
        for card in (card for row in self.rows() for card in row):
            here = card.mapFromGlobal(spot)
            if card.isVisible() and card.rect().contains(here):
                up = here.y() / card.height()
                if up < EDGE or up > 1 - EDGE:
                    return card, Qt.Edge.TopEdge if up < EDGE else Qt.Edge.BottomEdge
                left = here.x() < card.width() / 2
                return card, Qt.Edge.LeftEdge if left else Qt.Edge.RightEdge
        return None

    def _row_splitters(self) -> list[QSplitter]:
        found = (self._column.widget(index) for index in range(self._column.count()))
        return [splitter for splitter in found if isinstance(splitter, QSplitter)]

    def _remember(self) -> None:
        """Note the sizes that a person has given, unless one card has all the room."""
        if self._enlarged is not None or not self.isVisible():
            return
        heights = self._column.sizes()
        for splitter, height in zip(self._row_splitters(), heights, strict=True):
            widths = splitter.sizes()
            for index, width in enumerate(widths):
                card = splitter.widget(index)
                across, down = sum(widths), sum(heights)
                if card is not None and across and down:
                    share = width * len(widths) / across, height * len(heights) / down
                    self._shares[card] = share

    def _spread(self, rows: Sequence[Sequence[QWidget]]) -> None:
        """Give rows and cards their sizes: as before, and those that are new as much as the average."""
        heights = []
        for cards, splitter in zip(rows, self._row_splitters(), strict=True):
            shares = [self._shares.setdefault(card, (1.0, 1.0)) for card in cards]
            splitter.setSizes([round(WHOLE * width / len(cards)) for width, _ in shares])
            heights.append(sum(height for _, height in shares) / len(shares))
        self._column.setSizes([round(WHOLE * height / len(rows)) for height in heights])

    def _on_moved(self) -> None:
        self.resized.emit()


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(orientation)
    calm(splitter)
    return splitter
