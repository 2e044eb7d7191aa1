"""The names of a plot's curves, for the header of its card. A click hides or shows a curve."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gui.plots.curve import Curve
from gui.plots.layout import Style
from gui.plots.readout import draw_sample
from gui.plots.readout_sheet import SAMPLE
from gui.theme.fonts import BASE_PIXELS
from gui.theme.palette import Palette

GAP = 5
SPACING = 2
SHORT = 64.0
"""Width to which the names of runs are cut."""
PADDING = 4
TEXT_SIZE = 12 / BASE_PIXELS
"""Of the widget's font."""
ABSENT = 0.45
"""Opacity of the name of a hidden curve."""


class LegendEntry(QAbstractButton):
    """A curve's name beside a piece of its line."""

    def __init__(self, curve: Curve, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.most = math.inf
        """Width that the name may take; a longer one is cut."""
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
        width = min(metrics.horizontalAdvance(self.text()), self.most) + GAP + SAMPLE + 2 * PADDING
        return QSize(round(width), round(metrics.height()) + PADDING)

    def shown_text(self) -> str:
        """The text as far as there is room: names of runs tend to differ at their ends."""
        if not math.isfinite(self.most):
            return self.text()
        return self._style().metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.most)

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
            painter.drawText(QPointF(PADDING, baseline), self.shown_text())
            left = self.width() - PADDING - SAMPLE
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            if self.isChecked():
                draw_sample(painter, self.curve, left, self.height() / 2)


class Name(NamedTuple):
    """A run, or what is shown of each; the other one is empty."""

    run: str
    label: str


class Legend(QWidget):
    """Entries side by side: one for each run where several are shown, and one for each label.

    Curves of one run or label share its entry; a curve is shown while all its entries are checked.
    """

    toggled = Signal(str, bool)
    """A curve's key, and whether it is to be shown."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._curves: tuple[Curve, ...] = ()
        self._entries: dict[Name, LegendEntry] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def entries(self) -> list[LegendEntry]:
        """The entries from left to right."""
        return list(self._entries.values())

    def set_curves(self, curves: Sequence[Curve]) -> None:
        """Name these curves. Those that are hidden stay so."""
        self._curves = tuple(curves)
        known, self._entries = self._entries, {}
        for name, sample in samples_of(curves, self._palette).items():
            entry = known.pop(name, None)
            if entry is None:
                entry = LegendEntry(sample, self._palette, self)
                entry.toggled.connect(partial(self._toggle, name))
            self._row.removeWidget(entry)
            entry.show_curve(sample, self._palette)
            self._entries[name] = entry
            self._row.addWidget(entry)
        for entry in known.values():
            self._row.removeWidget(entry)
            entry.hide()
            entry.deleteLater()

    def width_wanted(self) -> int:
        """How much room all entries take that are not left out."""
        # The layout does not count new entries before they are shown.
        return sum(entry.sizeHint().width() + SPACING for entry in self.entries() if not entry.isHidden())

    def fit_into(self, width: int) -> bool:
        """Cut the names of runs, or leave these out, where there is no more room; whether the rest has enough.

        The list of runs tells their colors, too.
        """
        for most, without in ((math.inf, False), (SHORT, False), (SHORT, True)):
            for name, entry in self._entries.items():
                entry.most = most if name.run else math.inf
                entry.setHidden(without and bool(name.run))
                entry.updateGeometry()
            if self.width_wanted() <= width:
                return True
        return False

    def set_palette(self, palette: Palette) -> None:
        """Take other colors; those of the curves come with `set_curves`."""
        self._palette = palette
        self.set_curves(self._curves)

    def _toggle(self, name: Name, _: bool) -> None:
        for curve in self._curves:
            names = Name(curve.run, ""), Name("", curve.label)
            if name in names:
                self.toggled.emit(curve.key, all(self._checked(each) for each in names))

    def _checked(self, name: Name) -> bool:
        return name not in self._entries or self._entries[name].isChecked()


def samples_of(curves: Sequence[Curve], palette: Palette) -> dict[Name, Curve]:
    """Curves that stand for all runs and labels; beside others a run is told by its color, a label by the dash."""
    samples: dict[Name, Curve] = {}
    for curve in curves:
        if curve.run:
            samples.setdefault(Name(curve.run, ""), replace(curve, label=curve.run))
    for curve in curves:
        tint = palette.muted if curve.run else curve.color
        samples.setdefault(Name("", curve.label), replace(curve, color=tint))
    return samples
