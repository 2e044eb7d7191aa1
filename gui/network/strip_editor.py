"""What happens in the strip: selecting, dragging and asking for menus, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu

from gui.document import Document
from gui.network.actions import LayerActions
from gui.network.drag import CardDrag
from gui.network.insert_menu import InsertMenu
from gui.network.layer_strip import LayerStrip
from gui.network.selection import INPUT, Selection
from gui.network.selection_edits import SelectionEdits


class StripEditor(SelectionEdits):
    """Turns what a person does in a `LayerStrip` into edits of the document.

    Signals:
        selected: the position that is current now (`INPUT` for the input).
        clicked: a layer was clicked; whether it had been selected before.
        asked: its form was asked for by a key or from the menu.
        dragged: a layer has left its place.
        cancelled: Escape was pressed.
        gathered: several layers are selected now.
    """

    selected = Signal(int)
    clicked = Signal(bool)
    asked = Signal()
    dragged = Signal()
    cancelled = Signal()
    gathered = Signal()

    def __init__(self, document: Document, strip: LayerStrip) -> None:
        super().__init__(document, strip)
        self._document = document
        self._strip = strip
        self._drag: CardDrag | None = None
        self._pressed_again = False
        self.actions = LayerActions(strip)
        self.actions.connect_to(
            edit=self.asked.emit,
            insert=lambda: self.offer(self.position + 1),
            cut=self.cut,
            copy=self.copy,
            paste=self.paste,
            duplicate=self.duplicate,
            left=lambda: self.shift(-1),
            right=lambda: self.shift(1),
            wrap=self.wrap,
            unwrap=self.unwrap,
            remove=self.remove,
            everything=lambda: self.choose(Selection.block(0, len(self.layers.layers))),
            previous=lambda: self.go(self.position - 1),
            following=lambda: self.go(self.position + 1),
            first=lambda: self.go(INPUT),
            last=lambda: self.go(self._count - 1),
            extend_previous=lambda: self.extend(self.position - 1),
            extend_following=lambda: self.extend(self.position + 1),
            extend_first=lambda: self.extend(0),
            extend_last=lambda: self.extend(self._count - 1),
            cancel=self._cancel,
        )
        strip.pressed.connect(self._on_pressed)
        strip.dragged.connect(self._on_dragged)
        strip.released.connect(self._on_released)
        strip.menu_requested.connect(self._on_menu_requested)
        strip.insert_requested.connect(self.offer)
        strip.typed.connect(self._on_typed)
        strip.dropped.connect(self.drop)
        document.changed.connect(self._on_changed)
        self.refresh()

    @property
    def _count(self) -> int:
        return len(self._strip.cards())

    def refresh(self) -> None:
        """Show the document's network."""
        self._drag = None
        self._strip.show_network(self._document.experiment, self._document.inspection)
        self._set(self._selection.within(len(self.layers.layers)))

    def select(self, position: int) -> None:
        """Select the card at `position` alone."""
        self._set(Selection.only(position))

    def choose(self, selection: Selection) -> None:
        """Select cards and give the current one the focus."""
        self._set(selection)
        self._strip.card(self.position).setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, position: int) -> None:
        """Select the card nearest to `position` alone and give it the focus."""
        self.choose(Selection.only(max(INPUT, min(position, self._count - 1))))

    def extend(self, position: int) -> None:
        """Select from where the selection began to the layer nearest to `position`."""
        if self._count:
            self.choose(self._selection.extended(min(position, self._count - 1)))

    def offer(self, position: int) -> InsertMenu:
        """Offer all kinds of layers for insertion before `position`."""
        menu = InsertMenu(self.layers, position, self._strip)
        menu.chosen.connect(lambda kind: self.insert(position, kind))
        connectors = self._strip.connectors()
        anchor = connectors[position] if position < len(connectors) else self._strip.card(position - 1)
        corner = QPoint(anchor.width() // 2, anchor.height() // 2)
        menu.open_at(QRect(anchor.mapToGlobal(corner), QSize(0, anchor.height() // 4)))
        return menu

    def _set(self, selection: Selection) -> None:
        changed, self._selection = selection.current != self.position, selection
        layers, cards = selection.layers, self._strip.cards()
        for position in range(INPUT, len(cards)):
            card = self._strip.card(position)
            card.set_selected(position in layers or position == selection.current)
            card.set_tab_stop(position == selection.current)
        wraps = selection.together and self.layers.can_wrap(layers)
        unwraps = len(layers) == 1 and bool(self.layers.inside(layers[0]))
        self.actions.follow(selection, len(cards), wraps=wraps, unwraps=unwraps)
        if changed:
            self.selected.emit(selection.current)
        if len(layers) > 1:
            self.gathered.emit()

    def _on_changed(self, changed: list[str]) -> None:
        if {path.partition(".")[0] for path in changed} & {"network", "data", "loss", "measure"}:
            self.refresh()

    def _on_pressed(self, position: int, spot: QPoint, keys: Qt.KeyboardModifier) -> None:
        self._drag = None
        if keys & Qt.KeyboardModifier.ShiftModifier:
            self._set(self._selection.extended(position))
        elif keys & Qt.KeyboardModifier.ControlModifier:
            self._set(self._selection.toggled(position))
        else:
            self._pressed_again = self._selection.layers == (position,)
            if position not in self._selection.layers:
                self.select(position)
            elif len(self._selection.layers) > 1:  # they may be about to be dragged
                self._set(Selection(position, position, self._selection.layers))
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
            self.select(drag.position)
            self.clicked.emit(self._pressed_again)
            return
        before = self._strip.order()[: drag.target]
        self._strip.settle()
        self._move(len([one for one in before if one not in self._selection.layers]))

    def _cancel(self) -> None:
        if self._drag is not None:
            self._drag = None
            self._strip.settle()
        elif len(self._selection.layers) > 1:
            self.select(self.position)
        self.cancelled.emit()

    def _on_typed(self, text: str) -> None:
        self.offer(self.position + 1).type(text)

    def _on_menu_requested(self, position: int, spot: QPoint) -> None:
        if position not in self._selection.layers:
            self.go(position)
        menu = QMenu(self._strip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, actions in enumerate(self.actions.of_menu()):
            if number:
                menu.addSeparator()
            menu.addActions(actions)
        menu.popup(spot)
