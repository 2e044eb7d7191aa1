"""The small controls of a plot, in the strip above its curves. At rest they cannot be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.plots.layout import Style

PADDING = 6


class QuietButton(QAbstractButton):
    """A word that is a button. It shows itself while the mouse is over the plot, and while it has the focus.

    Args:
        name: accessible name and tool tip.
        lasting: whether it is to be seen at rest too.
    """

    def __init__(self, name: str, parent: QWidget, *, text: str = "", lasting: bool = False) -> None:
        super().__init__(parent)
        self._awake = False
        self._lasting = lasting
        self._style: Style | None = None
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # it looks different under the mouse
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.update()

    def set_awake(self, awake: bool) -> None:
        if awake != self._awake:
            self._awake = awake
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self._style.metrics if self._style else QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self.text())) + 2 * PADDING, round(metrics.height()) + 2)

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._style is None or not (self._awake or self._lasting or self.hasFocus()):
            return
        palette = self._style.palette
        pressed = self.isDown() or self.underMouse()
        ground = palette.accent_soft if self.isChecked() else palette.field_hover if pressed else palette.card
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
            painter.setFont(self._style.font)
            painter.setPen(QColor(palette.accent if self.isChecked() else palette.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def set_in_row(buttons: Sequence[QuietButton], right: float, style: Style) -> None:
    """Put those buttons that are not hidden side by side, the last one at the right end of a plot's top strip."""
    for button in reversed(buttons):
        button.set_style(style)
        size = button.sizeHint()
        button.setGeometry(round(right) - size.width(), 0, size.width(), size.height())
        if not button.isHidden():
            right -= size.width() + 2
