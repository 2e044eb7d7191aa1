"""The window: puts header, panels and notices into their places. It knows no panel by name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from gui.actions import Actions
from gui.areas import GAP, PanelColumn, PanelSplitter, calm
from gui.context import Context
from gui.notice_area import NoticeArea
from gui.panels.base import Area, Panel
from gui.panels.registry import panels_of
from gui.session_files import SessionFiles, droppable
from gui.transport import Transport

SIZE = QSize(1600, 960)
MARGIN = 14
SMALLEST = QSize(960, 600)
SIDES = ((0.21, 268, 336), (0.235, 312, 440))
"""Share of the window's width that the left and the right column get at first, with its bounds in pixels."""


class MainWindow(QMainWindow):
    """Header above, forms at the left, network and plots in the middle, readings at the right."""

    def __init__(self, context: Context, files: SessionFiles) -> None:
        super().__init__()
        self.context = context
        self.files = files
        self._leaving = False
        self._spread = False
        files.set_window(self)
        self.panels: dict[str, Panel] = {}
        self.commands = Actions(self, context, files)
        self.commands.fill(self.menuBar())
        self.transport = Transport(context, self.commands)
        self.notice_area = NoticeArea(context.notices)
        self.columns = self._columns()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.transport)
        column.addWidget(self.columns, 1)
        # Below: what a person is just working on must not move when a notice comes.
        column.addWidget(self.notice_area)
        for panel in self._make("bottom"):
            column.addWidget(panel)
            panel.take_place()
        self.setCentralWidget(page)
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        context.document.titled.connect(self._show_title)
        self._show_title()

    def _columns(self) -> QSplitter:
        columns = QSplitter(Qt.Orientation.Horizontal)
        calm(columns)
        columns.addWidget(PanelColumn(self._make("left")))
        columns.addWidget(PanelSplitter([*self._make("top"), *self._make("center")]))
        columns.addWidget(PanelSplitter(self._make("right")))
        columns.setStretchFactor(0, 0)
        columns.setStretchFactor(1, 1)
        columns.setStretchFactor(2, 0)
        return columns

    def _make(self, area: Area) -> list[Panel]:
        made = [panel(self.context) for panel in panels_of(area)]
        self.panels |= {panel.name: panel for panel in made}
        return made

    def _show_title(self) -> None:
        document = self.context.document
        self.setWindowTitle(
            self.tr("{title}[*] – Descenso").format(title=document.title or self.tr("Untitled"))
        )
        self.setWindowFilePath(str(document.file or ""))
        self.setWindowModified(document.modified)

    def showEvent(self, event: QShowEvent) -> None:
        """Shown for the first time, give the columns their widths; from then on they are the person's."""
        super().showEvent(event)
        if not self._spread:
            self._spread = True
            left, right = (round(min(max(share * self.width(), low), high)) for share, low, high in SIDES)
            self.columns.setSizes([left, self.width() - left - right, right])
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays and pauses wherever nothing that has the focus wants it for itself."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and not event.modifiers():
            self.commands["play"].trigger()
            event.accept()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = _dropped_file(event)
        if file is not None:
            event.acceptProposedAction()
            self.files.drop(file)

    def leave(self) -> None:
        """Close the window, whatever is unsaved."""
        self._leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for unsaved changes first; the answer closes the window."""
        if self.files.unsaved and not self._leaving:
            event.ignore()
            self.files.leave(self.leave)
            return
        self.context.clock.stop()
        self.context.controller.close()
        self.files.close()
        super().closeEvent(event)


def _dropped_file(event: QDropEvent) -> Path | None:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and droppable(files[0]) else None
