"""A drop-down list of values with titles and tool tips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from gui.widgets.choice_popup import MANY, ChoiceItem, ChoicePopup
from gui.widgets.elided_label import LENGTHS
from gui.widgets.field import Field

__all__ = ["ChoiceField", "ChoiceItem"]


class _ComboBox(QComboBox):
    """A combo box whose list is a `ChoicePopup`; a long text that is chosen ends with an ellipsis.

    In a list of many, typing opens it and searches.
    """

    def __init__(self) -> None:
        super().__init__()
        self.items: Sequence[ChoiceItem] = ()
        self._popup: ChoicePopup | None = None

    def popup(self) -> ChoicePopup | None:
        """The list, while it is open."""
        return self._popup

    def showPopup(self) -> None:
        if self._popup is None and self.items:
            # Not under the box itself: style sheets take a frame in there for the box's own list.
            self._popup = ChoicePopup(self.items, parent=self.parentWidget() or self)
            # A press here that closes the list is not to open it again.
            self._popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
            self._popup.chosen.connect(self._on_chosen)
            self._popup.destroyed.connect(self._forget)
            current = self.items[self.currentIndex()].value
            self._popup.open_at(QRect(self.mapToGlobal(QPoint()), self.size()), current)

    def hidePopup(self) -> None:
        if self._popup is not None:
            self._popup.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if len(self.items) > MANY and event.text().strip() and event.text().isprintable():
            self.showPopup()
            if self._popup is not None:
                self._popup.type(event.text())
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, value: Any) -> None:
        index = [item.value for item in self.items].index(value)
        self.setCurrentIndex(index)
        self.activated.emit(index)

    def _forget(self) -> None:
        self._popup = None

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
        self._combo.activated.connect(self._on_activated)
        self._combo.installEventFilter(self)
        self.set_items(items)

    def set_items(self, items: Sequence[ChoiceItem]) -> None:
        """Replace the list; the present value stays if it is among the new ones."""
        before = self.value()
        self._combo.clear()
        self._combo.items = tuple(items)
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
