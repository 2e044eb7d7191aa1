"""The headers of the cards as what they are moved by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gui.panels.base import Panel
from gui.widgets.card import HEADER_HEIGHT

if TYPE_CHECKING:
    from gui.docks.docks import Docks
    from gui.docks.drag import Drag

HEADER = HEADER_HEIGHT + 11
"""From the upper edge of a card to where its body begins."""


class Grips(QObject):
    """Watches the headers: dragging one moves its card, the right button opens its menu.

    Args:
        docks: asked for only when somebody does that.
    """

    def __init__(self, panels: Iterable[Panel], docks: Callable[[], Docks], parent: QObject) -> None:
        super().__init__(parent)
        self._docks = docks
        self._pressed: QPoint | None = None
        self.drag: Drag | None = None
        for panel in panels:
            panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, Panel):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            left = event.button() == Qt.MouseButton.LeftButton
            place = event.position().toPoint()
            self._pressed = place if left and self._is_header(watched, place) else None
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._on_move(watched, event)
        elif kind == QEvent.Type.MouseButtonRelease:
            return self._on_release()
        elif kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._on_menu(watched, event)
        return False

    def _on_move(self, panel: Panel, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if self.drag is None:
            way = (event.position().toPoint() - self._pressed).manhattanLength()
            if way < QApplication.startDragDistance() or panel.name not in self._docks().names():
                return False
            from gui.docks.drag import Drag

            self.drag = Drag(self._docks(), panel, self._pressed)
            self.drag.ended.connect(self._forget)
        self.drag.move_to(event.globalPosition().toPoint())
        return True

    def _on_release(self) -> bool:
        self._pressed = None
        if self.drag is None:
            return False
        self.drag.drop()
        return True

    def _on_menu(self, panel: Panel, event: QContextMenuEvent) -> bool:
        if event.reason() == QContextMenuEvent.Reason.Mouse and not self._is_header(panel, event.pos()):
            return False
        from gui.docks.menus import panel_menu

        menu = panel_menu(self._docks(), panel.name, panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
        return True

    def _is_header(self, panel: Panel, place: QPoint) -> bool:
        """Whether there is nothing but the card's own words."""
        child: QWidget | None = panel.childAt(place)
        return place.y() <= HEADER and (
            child is None or (isinstance(child, QLabel) and child.parent() is panel)
        )

    def _forget(self) -> None:
        self.drag = self._pressed = None
