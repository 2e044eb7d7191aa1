"""The card of the notes."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from gui.context import Context
from gui.notes.editor import NotesEditor, NotesReader
from gui.panels.base import Panel
from gui.widgets.button import Button


class NotesPanel(Panel):
    """What a person writes about the runs: Markdown, kept in the session and printed in its report."""

    name = "notes"
    area = "left"
    rank = 95

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Notes"))
        notes = context.document.notes
        self.editor, self.reader = NotesEditor(notes), NotesReader(notes)
        self.editor.setAccessibleName(self.tr("Notes"))
        self.editor.setPlaceholderText(self.tr("What is tried here, and what came of it. Markdown."))
        self.reader.setAccessibleName(self.tr("Notes as they are read"))
        self.read_button = Button(self.tr("Preview"), role="chip")
        self.read_button.setCheckable(True)
        self.read_button.toggled.connect(self._turn)
        self.add_to_header(self.read_button)
        self._pages = _Pages([self.editor, self.reader])
        self.body.addWidget(self._pages)
        notes.changed.connect(self._refresh)
        notes.opened.connect(self._open)
        self._open()

    def _turn(self, reading: bool) -> None:
        self._pages.setCurrentWidget(self.reader if reading else self.editor)
        if reading:
            self.reader.show_notes()
        elif self.isVisible():
            self.editor.setFocus()

    def _open(self) -> None:
        """Notes that come with a session are there to be read; where there are none, they are to be written."""
        self.read_button.setChecked(bool(self.context.document.notes.text))
        self._refresh()

    def _refresh(self) -> None:
        there = bool(self.context.document.notes.text)
        self.read_button.setEnabled(there)
        if not there:
            self.read_button.setChecked(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reader.show_notes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pages.updateGeometry()


class _Pages(QStackedWidget):
    """As high as the page in sight needs."""

    def __init__(self, pages: list[QWidget]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for page in pages:
            self.addWidget(page)

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()
