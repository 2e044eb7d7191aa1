"""A drop-down list of values with titles and tool tips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from gui.widgets.elided_label import LENGTHS
from gui.widgets.field import Field


class ChoiceItem(NamedTuple):
    """One line of the list; the title may come in several lengths."""

    value: Any
    title: str
    tool_tip: str = ""


_POPUP_MARGIN = 40
"""Padding, frame and scroll bar of the open list."""


class _ComboBox(QComboBox):
    """Narrow when closed, where a long text ends with an ellipsis, and as wide as its longest text when open."""

    def showPopup(self) -> None:
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        self.view().setMinimumWidth(max(self.width(), widest + _POPUP_MARGIN))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        option.currentText = self.fontMetrics().elidedText(
            self.currentData(), Qt.TextElideMode.ElideRight, room.width() - 4
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ChoiceField(Field):
    """One of several values.

    Signals:
        chosen: the value that the person picked.
    """

    chosen = Signal(object)

    def __init__(self, items: Sequence[ChoiceItem] = (), parent: QWidget | None = None) -> None:
        self._combo = _ComboBox()
        super().__init__(self._combo, parent)
        self._values: list[Any] = []
        self._combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._combo.setMinimumContentsLength(4)
        self._combo.setMaxVisibleItems(20)
        self._combo.activated.connect(self._on_activated)
        self._combo.installEventFilter(self)
        self.set_items(items)

    def set_items(self, items: Sequence[ChoiceItem]) -> None:
        """Replace the list; the present value stays if it is among the new ones."""
        before = self.value()
        self._combo.clear()
        self._values = [item.value for item in items]
        for index, item in enumerate(items):
            self._combo.addItem(item.title.partition(LENGTHS)[0], item.title)
            self._combo.setItemData(index, item.tool_tip, Qt.ItemDataRole.ToolTipRole)
        if before in self._values:
            self.set_value(before)

    def value(self) -> Any:
        """The chosen value; None in an empty list."""
        index = self._combo.currentIndex()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: Any) -> None:
        """Show a value without a signal. Raises ValueError if it is not in the list."""
        self._combo.setCurrentIndex(self._values.index(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Without the focus the wheel scrolls the panel around the field, not the list."""
        if event.type() == QEvent.Type.Wheel and watched is self._combo and not self._combo.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self._values[index])
