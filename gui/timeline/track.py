"""The track of a timeline: a slider over the steps of a run, on which stands what happened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QToolTip, QWidget

from gui.formatting import number
from gui.theme.palette import Palette
from gui.widgets.plain import plain_tip

NARROWEST = 60

REACH = 5
"""Pixels within which a mark is meant."""

MARK = 4.0
"""Half the height of a mark, above and below the groove."""

PAGE = 20
"""So many pages make the whole track."""


class Track(QSlider):
    """Steps from `first` to `head`; the handle is the moment that is shown.

    A click goes there at once, a drag follows; the keys go step by step, Page Up and Page Down by twentieths.

    Signals:
        wanted: the step that a person wants to see.
    """

    wanted = Signal(int)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._palette = palette
        self._marks: list[tuple[int, str]] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Moment of the run"))
        self.setMinimumWidth(NARROWEST)
        self.setRange(0, 0)

    def set_palette(self, palette: Palette) -> None:
        """Draw the marks in other colors."""
        self._palette = palette
        self.update()

    def show_moment(self, first: int, step: int, head: int) -> None:
        """Show where the run is; while a person drags, the handle is theirs."""
        with QSignalBlocker(self):
            if (self.minimum(), self.maximum()) != (first, head):
                self.setRange(first, head)
                self.setPageStep(max(1, (head - first) // PAGE))
            if not self.isSliderDown():
                self.setValue(step)
        self.setEnabled(head > first)
        text = self.tr("step {step} of {head}").format(step=number(step), head=number(head))
        if self.accessibleDescription() != text:
            self.setAccessibleDescription(text)

    def set_marks(self, marks: Sequence[tuple[int, str]]) -> None:
        """What happened, by step."""
        if list(marks) != self._marks:
            self._marks = list(marks)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self.setSliderDown(True)
        self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event.position())
            self.setSliderDown(False)

    def sliderChange(self, change: QSlider.SliderChange) -> None:
        super().sliderChange(change)
        if change is QSlider.SliderChange.SliderValueChange and not self.signalsBlocked():
            self.wanted.emit(self.value())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            near = [text for step, text in self._marks if abs(self._place(step) - event.pos().x()) <= REACH]
            lines = near or [self.tr("step {step}").format(step=number(self._step_at(event.pos().x())))]
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(lines)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self._groove().center().y() + 0.5
        painter.setPen(QPen(QColor(self._palette.muted), 1.5))
        for step, _ in self._marks:
            here = round(self._place(step)) + 0.5
            painter.drawLine(QPointF(here, middle - MARK), QPointF(here, middle + MARK))
        painter.end()
        super().paintEvent(event)

    def _go_to(self, position: QPointF) -> None:
        self.setValue(self._step_at(position.x()))

    def _step_at(self, across: float) -> int:
        left, room = self._way()
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), round(across - left), room)

    def _place(self, step: int) -> float:
        left, room = self._way()
        return left + room * (step - self.minimum()) / max(1, self.maximum() - self.minimum())

    def _way(self) -> tuple[float, int]:
        """Where the middle of the handle is at the first step, and how far it can go."""
        groove, option = self._groove(), self._option()
        style = self.style()
        handle = style.subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        return groove.left() + handle.width() / 2, groove.width() - handle.width()

    def _groove(self) -> QRect:
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, self._option(), QStyle.SubControl.SC_SliderGroove, self
        )

    def _option(self) -> QStyleOptionSlider:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return option
