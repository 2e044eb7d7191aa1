"""The window: puts header, panels and notices into their places. It knows no panel by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from gui.menu_titles import menu_titles
from gui.proportions import GAP, MARGIN, TOP, side_widths
from gui.skeleton import Skeleton
from gui.theme.style import undressed

# Whatever needs the engine is imported when the window, which is on the screen by then, is filled.
if TYPE_CHECKING:
    from gui.actions import Actions
    from gui.context import Context
    from gui.notice_area import NoticeArea
    from gui.panels.base import Area, Panel
    from gui.session_files import SessionFiles
    from gui.transport import Transport

SIZE = QSize(1600, 960)
SMALLEST = QSize(960, 600)
AREAS: tuple[Area, ...] = ("left", "top", "center", "right", "bottom")


class MainWindow(QMainWindow):
    """Header above, forms at the left, network and plots in the middle, readings at the right.

    It comes empty, with a skeleton in the place of all that, and may be shown so; `filling` brings the rest.

    Attributes:
        skeleton: what it shows before; None afterwards.
    """

    context: Context
    files: SessionFiles
    commands: Actions
    transport: Transport
    notice_area: NoticeArea
    columns: QSplitter

    def __init__(self) -> None:
        super().__init__()
        self._leaving = False
        self._spread = False
        self.panels: dict[str, Panel] = {}
        self.skeleton: Skeleton | None = Skeleton()
        self._menus = {name: self.menuBar().addMenu(title) for name, title in menu_titles().items()}
        self.setCentralWidget(self.skeleton)
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.setWindowTitle(QCoreApplication.translate("Transport", "Descenso"))

    def fill(self, context: Context, files: SessionFiles) -> None:
        """Put everything in."""
        for _ in self.filling(context, files):
            pass

    def filling(self, context: Context, files: SessionFiles) -> Iterator[None]:
        """Put everything in, portion by portion: between them the window takes events, and shows its skeleton."""
        from gui.actions import Actions
        from gui.areas import PanelColumn, PanelSplitter, calm
        from gui.notice_area import NoticeArea
        from gui.panels.registry import load_panels
        from gui.transport import Transport

        self.context, self.files = context, files
        files.set_window(self)
        yield from load_panels()
        self.commands = Actions(self, context, files)
        page = QWidget(self)
        page.hide()
        self.transport = Transport(context, self.commands, page)
        with undressed():
            left, top, center, right, bottom = (self._make(area) for area in AREAS)
            column = PanelColumn(left)
        yield
        # From here on dressed: splitters keep the heights that they find first.
        self.columns = QSplitter(Qt.Orientation.Horizontal, page)
        calm(self.columns)
        for index, part in enumerate((column, PanelSplitter([*top, *center]), PanelSplitter(right))):
            self.columns.addWidget(part)
            self.columns.setStretchFactor(index, 1 if index == 1 else 0)
        self.notice_area = NoticeArea(context.notices, page)
        self._arrange(page, bottom)
        self.commands.fill(self._menus)
        yield
        self.skeleton = None
        self.setCentralWidget(page)
        page.show()
        self.setAcceptDrops(True)
        context.document.titled.connect(self._show_title)
        self._show_title()
        if self.isVisible():
            self._spread_columns()

    def _arrange(self, page: QWidget, bottom: list[Panel]) -> None:
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, TOP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.transport)
        column.addWidget(self.columns, 1)
        # Below: what a person is just working on must not move when a notice comes.
        column.addWidget(self.notice_area)
        for panel in bottom:
            column.addWidget(panel)
            panel.take_place()

    def _make(self, area: Area) -> list[Panel]:
        from gui.panels.registry import panels_of

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
        super().showEvent(event)
        if self.skeleton is None:
            self._spread_columns()

    def _spread_columns(self) -> None:
        """Seen for the first time, the columns get their widths; from then on they are the person's."""
        if not self._spread:
            self._spread = True
            left, right = side_widths(self.width())
            self.columns.setSizes([left, self.width() - left - right, right])
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays and pauses wherever nothing that has the focus wants it for itself."""
        plain = not event.isAutoRepeat() and not event.modifiers()
        if event.key() == Qt.Key.Key_Space and plain and self.skeleton is None:
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
        if self.skeleton is not None:
            super().closeEvent(event)
            return
        if self.files.unsaved and not self._leaving:
            event.ignore()
            self.files.leave(self.leave)
            return
        self.context.clock.stop()
        self.context.runs.close()
        self.files.close()
        super().closeEvent(event)


def _dropped_file(event: QDropEvent) -> Path | None:
    from gui.session_files import droppable

    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and droppable(files[0]) else None
