"""All actions with their keys; each can be given another."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.command_palette.ranking import best
from gui.shortcuts.bindings import Bindings
from gui.shortcuts.key_field import KeyField
from gui.theme.style import set_role
from gui.widgets.button import Button

SIZE = QSize(520, 560)
NATIVE = QKeySequence.SequenceFormat.NativeText
TYPED = Qt.Key.Key_Space
"""The one letter-like key that may stand alone and still be typed into fields: they give it away."""


class ShortcutsDialog(QDialog):
    """A table that is searched by typing; Enter or a double click waits for a key.

    Args:
        titles: what each action is called here: its menu and its text.
    """

    def __init__(self, bindings: Bindings, titles: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bindings, self._titles, self._names = bindings, titles, list(titles)
        self.setWindowTitle(self.tr("Shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Type to find an action or a key"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.table = QTableWidget(0, 2)
        self.remark = QLabel()
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setWordWrap(True)
        set_role(self.remark, "message")
        self.change_button = Button(self.tr("Change…"))
        self.reset_button = Button(self.tr("Reset"))
        self.reset_all_button = Button(self.tr("Reset all"), role="flat")
        self.close_button = Button(self.tr("Close"), role="primary")
        self._build()
        self._connect()
        self._fill()
        self.resize(SIZE)
        self.search.setFocus()

    def row_of(self, name: str) -> int:
        """The line of an action."""
        return next(row for row in range(self.table.rowCount()) if self._name(row) == name)

    def _build(self) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.table.setAccessibleName(self.tr("Actions and their keys"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        self.table.setColumnWidth(1, 170)
        foot = QHBoxLayout()
        foot.addWidget(self.change_button)
        foot.addWidget(self.reset_button)
        foot.addWidget(self.reset_all_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.remark)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.cellDoubleClicked.connect(lambda *_: self.ask())
        self.table.activated.connect(lambda *_: self.ask())
        self.table.currentCellChanged.connect(self._on_moved)
        self.change_button.clicked.connect(lambda _checked: self.ask())
        self.reset_button.clicked.connect(
            lambda _checked: self._bindings.reset(self._name(self.table.currentRow()))
        )
        self.reset_all_button.clicked.connect(lambda _checked: self._bindings.reset())
        self.close_button.clicked.connect(lambda _checked: self.close())
        self._bindings.changed.connect(self._fill)

    def ask(self) -> None:
        """Wait for a key in the present line."""
        row = self.table.currentRow()
        if row < 0 or self.table.cellWidget(row, 1) is not None:
            return
        name = self._name(row)
        field = KeyField(QKeySequence())
        field.pressed.connect(lambda key: self._take(name, key))
        field.cancelled.connect(self._fill)
        self.table.setCellWidget(row, 1, field)
        field.setFocus()
        self._say(self.tr("Press the new keys; Backspace leaves none, Escape ends this."))

    def _take(self, name: str, key: QKeySequence) -> None:
        problem = "" if key.isEmpty() else self._problem(key)
        if problem:
            self._say(problem, "error")
            return
        owner = "" if key.isEmpty() else self._bindings.owner(key, name)
        self._bindings.bind(name, [] if key.isEmpty() else [key])
        if owner:
            text = self.tr("{keys} was taken from “{action}”, which has no keys now.")
            if self._bindings.keys(owner):
                text = self.tr("{keys} was taken from “{action}”.")
            self._say(text.format(keys=key.toString(NATIVE), action=self._titles[owner]), "info")
        self.table.setFocus()

    def _problem(self, key: QKeySequence) -> str:
        """Why a key cannot be one, in words: what is typed into fields must not do anything else."""
        combination = QKeySequence(key)[0]  # type: ignore[index]
        modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
        typed = not modifiers and combination.key() < Qt.Key.Key_Escape and combination.key() != TYPED
        if typed and chr(combination.key()).isalnum():
            return self.tr("A letter or a digit alone is needed for typing: hold Ctrl or Alt with it.")
        return ""

    def _fill(self) -> None:
        """Show the actions that the search finds."""
        chosen = self._name(self.table.currentRow())
        lines = [f"{self._titles[name]} {name} {self._keys(name)}" for name in self._names]
        text = self.search.text()
        order = best(lines, text) if text.strip() else range(len(lines))
        names = [self._names[number] for number in order]
        self.table.clearContents()
        self.table.setRowCount(len(names))
        for row, name in enumerate(names):
            item = QTableWidgetItem(self._titles[name])
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.table.setItem(row, 0, item)
            keys = QTableWidgetItem(self._keys(name))
            font = keys.font()
            font.setBold(self._bindings.is_changed(name))
            keys.setFont(font)
            self.table.setItem(row, 1, keys)
        self.table.setCurrentCell(names.index(chosen) if chosen in names else 0, 0)
        self.reset_all_button.setEnabled(any(self._bindings.is_changed(name) for name in self._names))
        self._follow_row()

    def _on_moved(self, row: int, _column: int, before: int, _column_before: int) -> None:
        if row != before:
            self._follow_row()

    def _follow_row(self) -> None:
        name = self._name(self.table.currentRow())
        self.change_button.setEnabled(bool(name))
        self.reset_button.setEnabled(bool(name) and self._bindings.is_changed(name))
        self._say("")

    def _name(self, row: int) -> str:
        item = self.table.item(row, 0)
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _keys(self, name: str) -> str:
        """The keys in force, but for those that only keyboards with keys of their own for it have (F14, Open)."""
        keys = self._bindings.keys(name)
        if not self._bindings.is_changed(name):  # what a person has chosen is shown, wherever it may be
            keys = [key for key in keys if key[0].key() <= Qt.Key.Key_F12]  # type: ignore[index]
        return QKeySequence.listToString(keys, NATIVE)

    def _say(self, text: str, severity: str = "info") -> None:
        self.remark.setText(text)
        set_role(self.remark, severity, "severity")
