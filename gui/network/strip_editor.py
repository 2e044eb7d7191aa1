"""What happens in the strip: selecting, inserting, moving, duplicating, removing, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu

from gui.document import Document
from gui.network.actions import LayerActions
from gui.network.drag import CardDrag
from gui.network.insert_menu import InsertMenu
from gui.network.layer_list import LayerList
from gui.network.layer_strip import INPUT, LayerStrip


class StripEditor(QObject):
    """Turns what a person does in a `LayerStrip` into edits of the document.

    Signals:
        selected: the position that is selected now (`INPUT` for the input).
        clicked: a layer was clicked; whether it had been selected before.
        asked: its form was asked for by a key or from the menu.
        dragged: a layer has left its place.
        cancelled: Escape was pressed.
    """

    selected = Signal(int)
    clicked = Signal(bool)
    asked = Signal()
    dragged = Signal()
    cancelled = Signal()

    def __init__(self, document: Document, strip: LayerStrip) -> None:
        super().__init__(strip)
        self._document = document
        self._strip = strip
        self._layers = LayerList(document)
        self._position = INPUT
        self._drag: CardDrag | None = None
        self._pressed_again = False
        self.actions = LayerActions(strip)
        self.actions.connect_to(
            edit=self.asked.emit,
            insert=lambda: self.offer(self._position + 1),
            duplicate=self.duplicate,
            left=lambda: self.move(self._position, self._position - 1),
            right=lambda: self.move(self._position, self._position + 1),
            remove=self.remove,
            previous=lambda: self.go(self._position - 1),
            following=lambda: self.go(self._position + 1),
            first=lambda: self.go(INPUT),
            last=lambda: self.go(len(strip.cards()) - 1),
            cancel=self._cancel,
        )
        strip.pressed.connect(self._on_pressed)
        strip.dragged.connect(self._on_dragged)
        strip.released.connect(self._on_released)
        strip.menu_requested.connect(self._on_menu_requested)
        strip.insert_requested.connect(self.offer)
        document.changed.connect(self._on_changed)
        self.refresh()

    @property
    def position(self) -> int:
        """The selected position, `INPUT` for the input."""
        return self._position

    def refresh(self) -> None:
        """Show the document's network."""
        self._drag = None
        self._strip.show_network(self._document.experiment, self._document.inspection)
        self.select(min(self._position, len(self._layers.layers) - 1))

    def select(self, position: int) -> None:
        """Select the card at `position`."""
        changed, self._position = position != self._position, position
        cards = self._strip.cards()
        for number in range(INPUT, len(cards)):
            self._strip.card(number).set_selected(number == position)
        self.actions.follow(position, len(cards))
        if changed:
            self.selected.emit(position)

    def go(self, position: int) -> None:
        """Select the card nearest to `position` and give it the focus."""
        self.select(max(INPUT, min(position, len(self._strip.cards()) - 1)))
        self._strip.card(self._position).setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, position: int) -> InsertMenu:
        """Offer all kinds of layers for insertion before `position`."""
        menu = InsertMenu(self._layers, position, self._strip)
        menu.chosen.connect(lambda kind: self.insert(position, kind))
        connectors = self._strip.connectors()
        anchor = connectors[position] if position < len(connectors) else self._strip.card(position - 1)
        corner = QPoint(anchor.width() // 2, anchor.height() // 2)
        menu.open_at(QRect(anchor.mapToGlobal(corner), QSize(0, anchor.height() // 4)))
        return menu

    def insert(self, position: int, kind: str) -> None:
        """Insert a layer and select it."""
        self._layers.insert(position, kind)
        self.go(position)

    def duplicate(self) -> None:
        """Put a copy of the selected layer behind it and select the copy."""
        self._layers.duplicate(self._position)
        self.go(self._position + 1)

    def remove(self) -> None:
        """Remove the selected layer and select what comes in its place."""
        self._layers.remove(self._position)
        self.go(self._position)

    def move(self, position: int, target: int) -> None:
        """Move a layer to where `target` stands now; it stays selected."""
        self._layers.move(position, target)
        self.go(target)

    def _on_changed(self, changed: list[str]) -> None:
        if {path.partition(".")[0] for path in changed} & {"network", "data", "loss", "measure"}:
            self.refresh()

    def _on_pressed(self, position: int, spot: QPoint) -> None:
        self._pressed_again = position == self._position
        self.select(position)
        if position != INPUT:
            self._drag = CardDrag(position, spot, self._strip.card(position).geometry())

    def _on_dragged(self, spot: QPoint) -> None:
        if self._drag is None:
            return
        place = self._drag.follow(spot, self._strip.slots())
        if self._drag.moving:
            self.dragged.emit()
            self._strip.lift(self._drag.position, place, self._drag.target)

    def _on_released(self) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        if not drag.moving:
            self.clicked.emit(self._pressed_again)
            return
        self._strip.settle()
        self.move(drag.position, drag.target)

    def _cancel(self) -> None:
        self._drag = None
        self._strip.settle()
        self.cancelled.emit()

    def _on_menu_requested(self, position: int, spot: QPoint) -> None:
        self.go(position)
        menu = QMenu(self._strip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions.of_menu())
        menu.popup(spot)
