"""The names of a plot's curves, for the header of its card. A click hides or shows a curve."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gui.plots.curve import Curve
from gui.plots.layout import Style
from gui.plots.readout import SAMPLE, draw_sample
from gui.theme.fonts import BASE_PIXELS
from gui.theme.palette import Palette

GAP = 5
PADDING = 4
TEXT_SIZE = 12 / BASE_PIXELS
"""Of the widget's font."""
ABSENT = 0.45
"""Opacity of the name of a hidden curve."""


class LegendEntry(QAbstractButton):
    """A curve's name beside a piece of its line."""

    def __init__(self, curve: Curve, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_curve(curve, palette)
        self.setCheckable(True)
        self.setChecked(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # it looks different under the mouse
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("Hide or show this curve"))

    def show_curve(self, curve: Curve, palette: Palette) -> None:
        """Stand for another curve, or the same in other colors."""
        self.curve = curve
        self._palette = palette
        self.setText(curve.label)
        self.setAccessibleName(self.tr("Curve {name}").format(name=curve.label))
        self.update()

    def _style(self) -> Style:
        size = self.font().pixelSize()
        return Style(self._palette, round(TEXT_SIZE * (size if size > 0 else BASE_PIXELS)))

    def sizeHint(self) -> QSize:
        metrics = self._style().metrics
        width = metrics.horizontalAdvance(self.text()) + GAP + SAMPLE + 2 * PADDING
        return QSize(round(width), round(metrics.height()) + PADDING)

    def paintEvent(self, _: QPaintEvent) -> None:
        style = self._style()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._palette.accent), 1.5))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
            painter.setOpacity(1.0 if self.isChecked() else ABSENT)
            painter.setFont(style.font)
            painter.setPen(QColor(self._palette.text if self.underMouse() else self._palette.muted))
            baseline = (self.height() + style.metrics.capHeight()) / 2
            painter.drawText(QPointF(PADDING, baseline), self.text())
            left = self.width() - PADDING - SAMPLE
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            if self.isChecked():
                draw_sample(painter, self.curve, left, self.height() / 2)


class Legend(QWidget):
    """Entries side by side, one for each label; curves of one label share theirs."""

    toggled = Signal(str, bool)
    """A curve's key, and whether it is to be shown."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._curves: tuple[Curve, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def entries(self) -> list[LegendEntry]:
        """The entries from left to right."""
        items = (self._row.itemAt(i) for i in range(self._row.count()))
        return [widget for item in items if item and isinstance(widget := item.widget(), LegendEntry)]

    def set_curves(self, curves: Sequence[Curve]) -> None:
        """Name these curves. Those that are hidden stay so."""
        self._curves = tuple(curves)
        foremost: dict[str, Curve] = {}
        for curve in curves:
            foremost.setdefault(curve.label, curve)
        entries = {entry.text(): entry for entry in self.entries()}
        for entry in entries.values():
            self._row.removeWidget(entry)
        for label, curve in foremost.items():
            known = entries.pop(label, None)
            entry = known or LegendEntry(curve, self._palette, self)
            entry.show_curve(curve, self._palette)
            if known is None:
                entry.toggled.connect(partial(self._toggle, label))
            self._row.addWidget(entry)
        for entry in entries.values():
            entry.hide()
            entry.deleteLater()

    def set_palette(self, palette: Palette) -> None:
        """Take other colors; those of the curves come with `set_curves`."""
        self._palette = palette
        self.set_curves(self._curves)

    def _toggle(self, label: str, shown: bool) -> None:
        for curve in self._curves:
            if curve.label == label:
                self.toggled.emit(curve.key, shown)
