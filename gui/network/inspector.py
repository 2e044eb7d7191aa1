"""The form of the selected layer, in a sheet that hangs from its card."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import InputError
from engine.layers.base import shape_words
from gui.document import Document
from gui.forms.form import Form
from gui.forms.words import engine_text
from gui.network.actions import LayerActions
from gui.network.layer_list import PATH
from gui.network.words import multiply_adds_text, parameters_text, sentence
from gui.theme.current import current_palette
from gui.theme.style import set_role
from gui.widgets.elided_label import ElidedLabel

WIDTH = 332
SHADOW = 12
ARROW = 8
SCROLL_BAR = 10
RADIUS = 10.0


class LayerInspector(QWidget):
    """Lies over the window, not in a window of its own: it moves with it, and no window system can misplace it.

    Escape and a press outside `home` (the strip) and outside the sheet close it.
    """

    def __init__(self, document: Document, actions: LayerActions, home: QWidget) -> None:
        super().__init__(home)
        self._document = document
        self._home = home
        self._position = 0
        self._anchor: QWidget | None = None
        self._tip_x = 0.0
        self._form: Form | None = None
        self._title = QLabel(self)
        set_role(self._title, "title")
        self._place = ElidedLabel("", self)
        set_role(self._place, "caption")
        self._problem = self._words("message")
        set_role(self._problem, "error", "severity")
        self._figures = self._words("caption")
        self._column = QVBoxLayout(self)
        edge = SHADOW + 14
        self._column.setContentsMargins(edge, edge + ARROW - 4, edge - SCROLL_BAR, edge)
        self._column.setSpacing(10)
        self._head = self._header(actions)
        self._column.addLayout(self._head)
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, SCROLL_BAR, 0)
        self._lines.setSpacing(10)
        self._lines.addWidget(self._problem)
        self._lines.addWidget(self._figures)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._body.installEventFilter(self)
        self._column.addWidget(self._scroll)
        self.setFixedWidth(WIDTH + 2 * SHADOW)
        self.hide()
        document.changed.connect(self._on_changed)

    def position(self) -> int:
        """The position of the layer on show."""
        return self._position

    def form(self) -> Form | None:
        """The form on show."""
        return self._form if self.isVisible() else None

    def open(self, position: int, anchor: QWidget, *, focus: bool = False) -> None:
        """Show the form of the layer at `position`, under `anchor`."""
        window = self._home.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        handle = window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)
        self._position, self._anchor = position, anchor
        self._make_form()
        self.show()
        self.raise_()
        self._place_sheet()
        if focus:
            self._focus_form()

    def close_sheet(self) -> None:
        """Hide the sheet; the focus goes back to the card, if it was in here."""
        if self.isHidden():
            return
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.hide()
        handle = self.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
        if inside and self._anchor is not None:
            self._anchor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press beside the sheet closes it; lines that come or go make it higher or lower."""
        if watched is self._body:
            if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
                self._place_sheet()
            return False
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            spot = event.globalPosition().toPoint()
            if not any(self._holds(widget, spot) for widget in (self, self._home)):
                self.close_sheet()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place_sheet()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What lies under the sheet gets no clicks."""

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(SHADOW, SHADOW + ARROW - 4, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 14 if palette.dark else 4))
        for reach in range(SHADOW, 0, -2):
            shade = sheet.adjusted(-reach, -reach + 4, reach, reach).intersected(QRectF(self.rect()))
            painter.drawRoundedRect(shade, RADIUS + reach, RADIUS + reach)
        outline = QPainterPath()
        outline.addRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        arrow = QPainterPath(QPointF(self._tip_x - ARROW, sheet.top() + 1))
        arrow.lineTo(self._tip_x, sheet.top() - ARROW + 1)
        arrow.lineTo(self._tip_x + ARROW, sheet.top() + 1)
        painter.setPen(QPen(QColor(palette.axis), 1.0))
        painter.setBrush(QColor(palette.card))
        painter.drawPath(outline.united(arrow))

    def _header(self, actions: LayerActions) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setContentsMargins(0, 0, SCROLL_BAR, 0)
        header.setSpacing(2)
        header.addWidget(self._title)
        header.addSpacing(6)
        header.addWidget(self._place, 1)
        for action in (actions.left, actions.right, actions.duplicate, actions.remove):
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(action.text())
            set_role(button, "flat")
            header.addWidget(button)
        return header

    def _words(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        set_role(label, role)
        return label

    def _make_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        layer = self._document.experiment.network.layers[self._position]
        self._form = Form(layer, f"{PATH}.{self._position}", title=self.tr("Kind"), parent=self)
        self._form.edited.connect(self._on_edited)
        self._lines.insertWidget(0, self._form)
        self._show_layer()

    def _show_layer(self) -> None:
        """Everything that follows from the document."""
        experiment, inspection = self._document.experiment, self._document.inspection
        layers = experiment.network.layers
        layer, station = layers[self._position], inspection.stations[self._position]
        title = engine_text(layer.title)
        self._title.setText(title)
        place = self.tr("Layer {number} of {count}")
        self._place.setText(place.format(number=self._position + 1, count=len(layers)))
        self.setAccessibleName(f"{title}, {self._place.text()}")
        self._figures.setText("\n".join(self._figure_lines()))
        if self._form is not None:
            self._form.show_value(layer)
        shown = self._show_problems_inside()
        self._problem.setText(sentence(engine_text(station.problem)))
        self._problem.setVisible(bool(station.problem) and not shown)

    def _show_problems_inside(self) -> bool:
        """Problems that belong to a field, or to a layer inside this one, stand there; whether there are any."""
        if self._form is None:
            return False
        self._form.clear_errors()
        shown = False
        for problem in self._document.inspection.problems:
            if problem.path.startswith(f"{PATH}.{self._position}."):
                shown |= self._form.set_error(problem.path, sentence(engine_text(problem.problem)))
        return shown

    def _figure_lines(self) -> list[str]:
        """Formula, and the sizes of the layer's arrays where the network fits up to here."""
        layer = self._document.experiment.network.layers[self._position]
        topology = self._document.inspection.topology
        lines = [engine_text(layer.formula)]
        if topology is not None:
            node = topology.nodes[self._position]
            arrays = [f"{engine_text(spec.name)} {shape_words(spec.shape)}" for spec in node.specs]
            lines.append(f"{shape_words(node.input_shape)} → {shape_words(node.output_shape)}")
            if arrays:
                lines.append(f"{parameters_text(node.size)}: {' + '.join(arrays)}")
            if node.multiply_adds:
                lines.append(multiply_adds_text(node.multiply_adds))
        return lines

    def _on_edited(self, path: str, value: Any) -> None:
        assert self._form is not None
        self._form.clear_errors()
        try:
            self._document.edit(path, value)
        except InputError as error:
            self._show_layer()
            self._form.set_error(error.path, engine_text(error.problem))
        self._document.finish_edit()

    def _on_changed(self, changed: list[str]) -> None:
        if self.isHidden():
            return
        if self._position < len(self._document.experiment.network.layers):
            self._show_layer()
        else:
            self.close_sheet()

    def _focus_form(self) -> None:
        assert self._form is not None
        for widget in self._form.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _place_sheet(self) -> None:
        """Under the card, as near to its middle as the window allows."""
        window = self.parentWidget()
        if self._anchor is None or window is None:
            return
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        around = margins.top() + self._head.sizeHint().height() + self._column.spacing() + margins.bottom()
        wanted = self._lines.totalHeightForWidth(room) if self._lines.hasHeightForWidth() else 0
        lines = min(max(wanted, self._lines.totalSizeHint().height()), window.height() - around)
        self._scroll.setFixedHeight(lines)
        height = around + lines
        spot = self._anchor.mapTo(window, QPoint(self._anchor.width() // 2, self._anchor.height()))
        left = max(0, min(spot.x() - self.width() // 2, window.width() - self.width()))
        top = max(0, min(spot.y() - SHADOW + 4, window.height() - height))
        self.setGeometry(left, top, self.width(), height)
        least = SHADOW + RADIUS + ARROW
        self._tip_x = max(least, min(float(spot.x() - left), self.width() - least))
        self.update()

    @staticmethod
    def _holds(widget: QWidget, spot: QPoint) -> bool:
        return widget.isVisible() and widget.rect().contains(widget.mapFromGlobal(spot))
