"""A line of the palette on its way into the strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QDrag, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QListWidgetItem, QWidget

from engine.layers.base import Layer
from gui.forms.words import engine_text
from gui.network.clipboard import pack
from gui.network.strip_card import RADIUS
from gui.theme.current import current_palette
from gui.widgets.choice_popup import ChoicePopup


class KindDrag(QObject):
    """Turns a drag that begins in a list of kinds into one of a layer; the list closes meanwhile.

    Args:
        source: what the drag belongs to, once the list is gone.
        layer_of: the layer that a kind stands for.
    """

    def __init__(self, menu: ChoicePopup, source: QWidget, layer_of: Callable[[str], Layer]) -> None:
        super().__init__(menu)
        self._menu = menu
        self._source = source
        self._layer_of = layer_of
        self._kind = ""
        self._grip = QPoint()
        menu.list.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                self._grip = event.position().toPoint()
                item: QListWidgetItem | None = self._menu.list.itemAt(self._grip)
                self._kind = ""
                if item is not None:
                    self._menu.list.setCurrentItem(item)
                    self._kind = self._menu.current()
            elif event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
                return self._follow(event.position())
        return False

    def _follow(self, spot: QPointF) -> bool:
        way = (spot.toPoint() - self._grip).manhattanLength()
        if not self._kind or way < QApplication.startDragDistance():
            return bool(self._kind)
        layer, self._kind = self._layer_of(self._kind), ""
        self._menu.close()
        # Later: a popup that is still closing would keep the mouse to itself.
        QTimer.singleShot(0, self._source, lambda: drag_layer(self._source, layer))
        return True


def drag_layer(source: QWidget, layer: Layer) -> None:
    """Drag a layer until the button goes up; where it falls, the strip takes it."""
    drag = QDrag(source)
    drag.setMimeData(pack((layer,)))
    drag.setPixmap(_picture(source, engine_text(layer.title)))
    drag.exec(Qt.DropAction.CopyAction)


def _picture(source: QWidget, title: str) -> QPixmap:
    """A small card with a title."""
    palette, ratio = current_palette(), source.devicePixelRatioF()
    metrics = source.fontMetrics()
    room = QRectF(0, 0, metrics.horizontalAdvance(title) + 24, metrics.height() + 14)
    picture = QPixmap((room.size() * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(source.font())
    painter.setPen(QPen(QColor(palette.accent), 1.0))
    painter.setBrush(QColor(palette.accent_soft))
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setPen(QColor(palette.text))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, title)
    painter.end()
    return picture
