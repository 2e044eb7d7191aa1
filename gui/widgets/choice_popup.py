"""A list to choose from that opens over the window; typing narrows it down."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHideEvent, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.theme.current import current_palette
from gui.theme.icons import icon
from gui.theme.style import set_role
from gui.widgets.elided_label import LENGTHS

MANY = 8
"""Items from which on it is worth while to search."""
MOST_ROWS = 14
ROW = 28
NARROWEST, WIDEST = 180, 420
_INDEX, _DETAIL = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -MOST_ROWS,
    Qt.Key.Key_PageDown: MOST_ROWS,
}


class ChoiceItem(NamedTuple):
    """One line of a list; the title may come in several lengths.

    Attributes:
        detail: stands muted at the right end of the line in a popup.
        icon: name and color of an icon.
    """

    value: Any
    title: str
    tool_tip: str = ""
    detail: str = ""
    icon: tuple[str, str] | None = None


class ChoicePopup(QFrame):
    """A search line above a list; it closes itself when something was chosen, and on Escape.

    Words may be typed in any order and case, without accents; each must begin a word of the title, or be a part of it
    or of the value's own name.

    Signals:
        chosen: the value that the person picked.
    """

    chosen = Signal(object)

    def __init__(self, items: Sequence[ChoiceItem], hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.items = tuple(items)
        self._above = False
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint or self.tr("Type to find"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setVisible(len(items) > MANY)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Line(self.list))
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.setSpacing(5)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self._fill("")

    def open_at(self, anchor: QRect, current: Any = None) -> None:
        """Show the list under a place on the screen, or above it where there is more room; begin at a value."""
        values = [item.value for item in self.items]
        self.list.setCurrentRow(values.index(current) if current in values else 0)
        self.adjustSize()
        self.resize(max(self.sizeHint().width(), anchor.width()), self.sizeHint().height())
        self.move(self._spot(anchor))
        self.show()
        (self.search if self.search.isVisible() else self).setFocus(Qt.FocusReason.PopupFocusReason)
        self.list.scrollToItem(self.list.currentItem(), QListWidget.ScrollHint.PositionAtCenter)

    def type(self, text: str) -> None:
        """Begin with something that was typed before the list was open."""
        self.search.setText(text)

    def search_items(self, text: str) -> list[int]:
        """The numbers of the items that a search finds, best first."""
        return found(self.items, text)

    def shown(self) -> list[Any]:
        """The values that can be seen now, from top to bottom."""
        return [self.items[self.list.item(row).data(_INDEX)].value for row in range(self.list.count())]

    def current(self) -> Any:
        """The value that Enter would choose; None when nothing is found."""
        return self.items[self.list.currentItem().data(_INDEX)].value if self.list.count() else None

    def place_of(self, value: Any) -> QRect:
        """Where a value's line is, in the list's viewport."""
        return self.list.visualItemRect(self.list.item(self.shown().index(value)))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widths = [
            metrics.horizontalAdvance(item.title.partition(LENGTHS)[0])
            + (metrics.horizontalAdvance(item.detail) + 24 if item.detail else 0)
            + (28 if item.icon else 0)
            for item in self.items
        ]
        rows = min(max(self.list.count(), 1), MOST_ROWS)
        height = (
            rows * self._row_height()
            + 12
            + (self.search.sizeHint().height() + 5) * self.search.isVisibleTo(self)
        )
        return QSize(min(max(max(widths, default=0) + 56, NARROWEST), WIDEST), height)

    def event(self, event: QEvent) -> bool:
        return _claim(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list while the search line has the focus."""
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
            if _claim(event):
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            row = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.count():
                self._choose(self.list.currentItem())
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.close()
        else:
            return False
        return True

    def _choose(self, item: QListWidgetItem) -> None:
        value = self.items[item.data(_INDEX)].value
        self.close()
        self.chosen.emit(value)

    def _fill(self, text: str) -> None:
        self.list.clear()
        for number in self.search_items(text):
            item = self.items[number]
            line = QListWidgetItem(item.title.partition(LENGTHS)[0])
            line.setData(_INDEX, number)
            line.setData(_DETAIL, item.detail)
            line.setToolTip(item.tool_tip)
            if item.icon is not None:
                line.setIcon(icon(*item.icon))
            line.setSizeHint(QSize(0, self._row_height()))
            self.list.addItem(line)
        self.list.setCurrentRow(0)
        if self.isVisible():
            height = self.sizeHint().height()
            top = self.y() + (self.height() - height if self._above else 0)
            self.setGeometry(self.x(), top, self.width(), height)

    def _row_height(self) -> int:
        return max(ROW, self.fontMetrics().height() + 8)

    def _spot(self, anchor: QRect) -> QPoint:
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(anchor.left(), screen.right() - self.width()))
        below = anchor.bottom() + 2
        above = anchor.top() - 2 - self.height()
        self._above = below + self.height() > screen.bottom() and above >= screen.top()
        return QPoint(
            left, above if self._above else max(screen.top(), min(below, screen.bottom() - self.height()))
        )


def found(items: Sequence[ChoiceItem], text: str) -> list[int]:
    """Numbers of the items that a search finds: first those with words that begin so, each in the order of the list."""
    words = plain(text).split()
    if not words:
        return list(range(len(items)))
    ranks: list[tuple[int, int]] = []
    for number, item in enumerate(items):
        title = plain(f"{item.title.replace(LENGTHS, ' ')} {item.value}")
        if all(any(part.startswith(word) for part in title.replace("_", " ").split()) for word in words):
            ranks.append((0, number))
        elif all(word in title for word in words):
            ranks.append((1, number))
    return [number for _, number in sorted(ranks)]


def plain(text: str) -> str:
    """Lower case, without accents, small numbers as plain ones."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


def _claim(event: QEvent) -> bool:
    """While the list is open, its keys are not the shortcuts of what it opened over."""
    keys = {*_STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in keys:
        event.accept()
        return True
    return False


class _Line(QStyledItemDelegate):
    """A line of the list: icon, title, and muted at the right the detail."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = option.widget
        self.initStyleOption(option, index)
        title, detail = option.text, index.data(_DETAIL)
        option.text = ""
        style = view.style()
        # Without an icon of its own the style leaves no room: the text is painted here alone.
        picture, option.icon = QIcon(option.icon), QIcon()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        room = option.rect.adjusted(9, 0, -9, 0)
        if not picture.isNull():
            picture.paint(painter, QRect(room.left(), room.center().y() - 7, 16, 16))
            room.setLeft(room.left() + 24)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(current_palette().text))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        name = option.fontMetrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignLeft, name)
        left = option.fontMetrics.horizontalAdvance(name) + 24
        if detail and room.width() - left > 40:
            room.setLeft(room.left() + left)
            painter.setPen(QColor(current_palette().muted))
            words = option.fontMetrics.elidedText(detail, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, flags | Qt.AlignmentFlag.AlignRight, words)
        painter.restore()
