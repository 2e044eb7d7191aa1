"""All runs in a table, and how one ends against another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from gui.compare.columns import Column
from gui.compare.export import to_csv, to_markdown
from gui.compare.lines import AT_ONCE, Lines
from gui.compare.sentences import comparison
from gui.compare.table import CompareTable
from gui.compare.tally import Row
from gui.context import Context
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.elided_label import ElidedLabel

SIZE = QSize(1220, 500)
INTERVAL = 500
"""Milliseconds between two looks at a run while it grows."""
TEXT_SHARE = 0.3
"""Most of the height that the comparison in words gets."""


class CompareWindow(QDialog):
    """Follows the runs while it can be seen, at a calm rate. A line that is chosen is the run that the window shows."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.lines = Lines(context.runs)
        self.table = CompareTable()
        self.columns_button = Button(self.tr("Columns"))
        self.copy_button = Button(self.tr("Copy"))
        self.pin_button = Button(self.tr("Pin as reference"))
        self.columns_menu, self.copy_menu = QMenu(self), QMenu(self)
        self.comparison = QLabel()
        self._remark = ElidedLabel()
        self._words = QScrollArea()
        self._words_card = Card(self.tr("Lane by lane"))
        self._news = QTimer(self, singleShot=True)
        self._left = 0
        self.setWindowTitle(self.tr("Compare runs"))
        self.resize(SIZE)
        self._build()
        self._connect()

    @property
    def waits(self) -> bool:
        """Whether there is news that is not shown yet."""
        return self._news.isActive()

    def refresh(self) -> None:
        """Show all runs as they stand."""
        self._news.stop()
        self._show(*self.lines.read())

    def copy_csv(self) -> None:
        """Put the table as it is ordered, with exact figures, on the clipboard."""
        QGuiApplication.clipboard().setText(to_csv(self.table.shown_columns(), self.table.shown_rows()))

    def copy_markdown(self) -> None:
        """Put the table as it is read on the clipboard."""
        QGuiApplication.clipboard().setText(to_markdown(self.table.shown_columns(), self.table.shown_rows()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._news.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _build(self) -> None:
        set_role(self._remark, "caption")
        card = Card(self.tr("Runs"))
        for button in (self.pin_button, self.columns_button, self.copy_button):
            button.setParent(card)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._remark, 1)
        for button in (self.pin_button, self.columns_button, self.copy_button):
            head.addWidget(button)
        card.body.addLayout(head)
        card.body.addWidget(self.table, 1)
        self.comparison.setTextFormat(Qt.TextFormat.PlainText)
        self.comparison.setWordWrap(True)
        self.comparison.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._words.setWidgetResizable(True)
        self._words.setWidget(self.comparison)
        self._words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words.setAccessibleName(self._words_card.title())
        self._words_card.body.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(card, 1)
        column.addWidget(self._words_card)

    def _connect(self) -> None:
        runs = self.context.runs
        self._news.timeout.connect(self._on_time)
        for signal in (runs.grown, runs.stirred, runs.changed, runs.log_changed):
            signal.connect(self._on_news)
        runs.changed.connect(self._on_runs_changed)
        self.context.theme.changed.connect(self.table.viewport().update)
        self.table.chosen.connect(self.context.document.select)
        self.pin_button.clicked.connect(lambda _checked: runs.pin(runs.selected))
        self.columns_menu.aboutToShow.connect(lambda: self.table.fill_menu(self.columns_menu))
        self.columns_button.clicked.connect(
            lambda _checked: self._open(self.columns_menu, self.columns_button)
        )
        self.copy_button.clicked.connect(lambda _checked: self._open(self.copy_menu, self.copy_button))
        as_csv = self.copy_menu.addAction(self.tr("Copy as CSV"))
        as_csv.triggered.connect(lambda _checked=False: self.copy_csv())
        as_markdown = self.copy_menu.addAction(self.tr("Copy as Markdown"))
        as_markdown.triggered.connect(lambda _checked=False: self.copy_markdown())
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy_csv)

    def _on_news(self) -> None:
        """Look at some of the runs soon, and go on until each of them has been looked at."""
        if self.isVisible():
            self._left = len(self.context.runs)
            if not self._news.isActive():
                self._wait()

    def _wait(self) -> None:
        turns = -(-len(self.context.runs) // AT_ONCE)
        self._news.start(INTERVAL // turns)

    def _on_time(self) -> None:
        self._show(*self.lines.read(AT_ONCE))
        self._left -= AT_ONCE
        if self._left > 0:
            self._wait()

    def _on_runs_changed(self) -> None:
        """Other runs, names or selection are shown at once; figures have time."""
        if self.isVisible():
            self._show(*self.lines.read(1))

    def _show(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        self.table.show_rows(columns, rows, self.context.runs.selected)
        flagged = any(cell.flagged for row in rows for cell in row.cells.values())
        self._remark.setText(
            self.tr("Without a validation part the best is chosen on test data: see the marks.")
            if flagged
            else self.tr("The best is chosen on validation data.")
        )
        self._tell()

    def _tell(self) -> None:
        """Compare the selected run with the reference; is it the reference, all others with it."""
        runs = self.context.runs
        keys = runs.document.scene.keys
        reference = runs.pinned if runs.pinned in keys else keys[0]
        first = self.lines.contestant(reference)
        if len(keys) < 2:
            said = [
                self.tr("There is one run: duplicate it, change something, and both stand here side by side.")
            ]
        elif runs.selected != reference:
            said = comparison(first, self.lines.contestant(runs.selected))
        else:
            others = (self.lines.contestant(key) for key in keys if key != reference)
            said = [line for other in others for line in comparison(first, other, brief=True)]
        self.comparison.setText("\n".join(said))
        self._words.setAccessibleDescription(self.comparison.text())
        self._words_card.set_subtitle(
            self.tr("reference: {name}").format(name=first.name) if len(keys) > 1 else ""
        )
        pinned = runs.selected == runs.pinned
        self.pin_button.setText(self.tr("Unpin reference") if pinned else self.tr("Pin as reference"))
        self.pin_button.setAccessibleName(self.pin_button.text())
        self._fit_words()

    def _fit_words(self) -> None:
        wanted = self.comparison.heightForWidth(self._words.viewport().width())
        self._words.setFixedHeight(
            min(max(wanted, self.fontMetrics().height()), round(TEXT_SHARE * self.height()))
        )

    def _open(self, menu: QMenu, button: Button) -> None:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def open_compare(context: Context, parent: QWidget) -> CompareWindow:
    """Show the table of all runs beside the window of `parent`; there is one for each window."""
    window = parent.window()
    found = window.findChild(CompareWindow)
    if found is None:
        found = CompareWindow(context, window)
    found.show()
    found.raise_()
    found.activateWindow()
    return found
