"""The row of cards from the input to the last layer, as it looks; what happens in it `StripEditor` decides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.experiment import Experiment
from engine.layers.base import Layer, shape_words
from engine.training.topology import Inspection
from gui.forms.words import engine_text
from gui.network import words
from gui.network.clipboard import MIME
from gui.network.closed import Closed
from gui.network.connector import Connector
from gui.network.input_card import InputCard
from gui.network.layer_card import LayerCard
from gui.network.selection import INPUT
from gui.network.strip_card import StripCard
from gui.network.strip_geometry import least_width, row, spread


class LayerStrip(QWidget):
    """Cards with lines between them; a line offers to insert a layer.

    Signals:
        pressed: the position of a card on which the left button went down, where in the strip, and the keys held.
        dragged: where the pressed mouse is now, in the strip.
        released: the button went up again.
        menu_requested: the position of a card, and where in global coordinates.
        insert_requested: the position before which a layer is to be inserted.
        typed: letters were typed on a card.
        dropped: the position before which layers were dropped, and the layers.
    """

    pressed = Signal(int, QPoint, Qt.KeyboardModifier)
    dragged = Signal(QPoint)
    released = Signal()
    menu_requested = Signal(int, QPoint)
    insert_requested = Signal(int)
    typed = Signal(str)
    dropped = Signal(int, QMimeData)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._input = InputCard(self)
        self._cards: list[LayerCard] = []
        self._connectors: list[Connector] = []
        self._order: list[int] = []
        self._slots: list[QRect] = []
        self._lifted = INPUT
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Layers of the network"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._adopt(self._input, INPUT)

    def cards(self) -> tuple[LayerCard, ...]:
        """The cards of the layers in their order."""
        return tuple(self._cards)

    def connectors(self) -> tuple[Connector, ...]:
        """The lines; the one at index i inserts before position i."""
        return tuple(self._connectors)

    def card(self, position: int) -> StripCard:
        """The card at a position."""
        return self._input if position == INPUT else self._cards[position]

    def slots(self) -> list[QRect]:
        """Where the cards of the layers belong, from left to right."""
        return self._slots[1:]

    def order(self) -> tuple[int, ...]:
        """The positions of the layers from left to right, also while one of them is lifted."""
        return tuple(self._order)

    def show_network(self, experiment: Experiment, inspection: Inspection) -> None:
        """Take over the layers, and what was found of them."""
        task, layers = inspection.task, experiment.network.layers
        self._input.show_input(words.input_detail(task, experiment), engine_text(experiment.data.title))
        self._match(layers)
        link, place = experiment.loss.link, self.tr("Layer {number} of {count}")
        for position, card in enumerate(self._cards):
            station = inspection.stations[position]
            spot = place.format(number=position + 1, count=len(layers))
            card.show_layer(layers[position], station, link, spot)
        shapes = [task.input_shape if task else None, *(station.shape for station in inspection.stations)]
        for position, connector in enumerate(self._connectors):
            shape = shapes[position]
            name = self.tr("Insert a layer after {title}").format(title=self.card(position - 1).title())
            text = "?" if shape is None else shape_words(shape)
            connector.show_shape(text, name, broken=shape is None, open_end=position == len(layers))
        self.settle()
        self.updateGeometry()

    def show_norms(self, norms: Sequence[tuple[str, float]]) -> None:
        """The gradient norms by position: text, and filled share of the bar."""
        for card, (text, share) in zip(self._cards, norms, strict=False):
            card.show_norm(text, share)

    def show_closed(self, shares: Sequence[Closed | None]) -> None:
        """How many of the layers' units pass no gradient, by position; None where that is not known."""
        for card, closed in zip(self._cards, shares, strict=False):
            card.show_closed(closed)

    def lift(self, position: int, place: QRect, target: int) -> None:
        """Take a card out of the row; the others leave a gap for it at `target`."""
        self._lifted = position
        self._order = list(range(len(self._cards)))
        self._order.insert(target, self._order.pop(position))
        self._cards[position].raise_()
        self._cards[position].setGeometry(place)
        self._arrange()

    def settle(self) -> None:
        """Every card in its place."""
        self._lifted, self._order = INPUT, list(range(len(self._cards)))
        self._arrange()

    def sizeHint(self) -> QSize:
        cards = [card.preferred_width() for card in (self._input, *self._cards)]
        lines = [connector.preferred_width() for connector in self._connectors]
        return QSize(least_width(cards, lines), self._input.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._aim(self._gap(event.position().toPoint()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        position = self._gap(event.position().toPoint())
        self._aim(None)
        event.acceptProposedAction()
        self.dropped.emit(position, event.mimeData())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._arrange()

    def _adopt(self, card: StripCard, position: int) -> None:
        card.pressed.connect(lambda spot, keys: self.pressed.emit(position, self.mapFromGlobal(spot), keys))
        card.dragged.connect(lambda spot: self.dragged.emit(self.mapFromGlobal(spot)))
        card.released.connect(self.released)
        card.menu_requested.connect(lambda spot: self.menu_requested.emit(position, spot))
        card.typed.connect(self.typed)
        card.show()

    def _gap(self, spot: QPoint) -> int:
        """The position before which something would be dropped: at the line nearest to `spot`."""
        ways = [abs(line.geometry().center().x() - spot.x()) for line in self._connectors]
        return ways.index(min(ways))

    def _aim(self, position: int | None) -> None:
        """Show the line on which something would be dropped."""
        for number, connector in enumerate(self._connectors):
            connector.set_aimed(number == position)

    def _match(self, layers: Sequence[Layer]) -> None:
        """As many cards as layers, a line before each, and an open one behind a last layer that is no output."""
        while len(self._cards) < len(layers):
            self._cards.append(LayerCard(self))
            self._adopt(self._cards[-1], len(self._cards) - 1)
        ended = bool(layers) and type(layers[-1]).settle is not Layer.settle
        lines = len(layers) + (not ended)
        while len(self._connectors) < lines:
            self._connectors.append(self._connector(len(self._connectors)))
        for widget in (*self._cards[len(layers) :], *self._connectors[lines:]):
            widget.hide()
            widget.deleteLater()
        del self._cards[len(layers) :], self._connectors[lines:]

    def _connector(self, position: int) -> Connector:
        connector = Connector(self)
        connector.clicked.connect(lambda: self.insert_requested.emit(position))
        connector.show()
        return connector

    def _arrange(self) -> None:
        cards = [self._input, *(self._cards[position] for position in self._order)]
        widths, lines = spread(
            [card.preferred_width() for card in cards],
            [connector.preferred_width() for connector in self._connectors],
            self.width(),
        )
        edges, line_edges = row(widths, lines)
        height = self._input.sizeHint().height()
        self._slots = [QRect(edge, 0, width, height) for edge, width in zip(edges, widths, strict=True)]
        for card, slot in zip(cards, self._slots, strict=True):
            if self._lifted == INPUT or card is not self._cards[self._lifted]:
                card.setGeometry(slot)
        for connector, edge, width in zip(self._connectors, line_edges, lines, strict=True):
            connector.setGeometry(edge, 0, width, height)
