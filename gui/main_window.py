"""The window: puts header, panels and notices into their places. It knows no panel by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from gui.menu_titles import menu_titles
from gui.proportions import GAP, MARGIN, TOP, side_widths
from gui.skeleton import Skeleton
from gui.theme.style import undressed
from gui.widgets.dropping import accept_as_copy

# Whatever needs the engine is imported when the window, which is on the screen by then, is filled.
if TYPE_CHECKING:
    from gui.actions import Actions
    from gui.areas import PanelColumn, PanelSplitter
    from gui.context import Context
    from gui.docks.docks import Docks
    from gui.docks.grip import Grips
    from gui.notice_area import NoticeArea
    from gui.panels.base import Area, Panel
    from gui.preferences.store import SettingsStore
    from gui.session_files import SessionFiles
    from gui.transport import Transport
    from gui.work.area import WorkArea

SIZE = QSize(1600, 960)
SMALLEST = QSize(960, 600)
TITLE_BAR = 32
"""Height of what a system puts above a window, about."""
SHARE = 0.9
"""Of a small screen, for a window that no longer fills it."""
NESTED = 16
"""Layouts inside one another, at most: each asks the one around it for room."""
LEFT = "arrangement"
"""As in `gui.docks.layouts`, which is not loaded as long as the window is as it was delivered."""

INSIDES = "panels"
"""The part of a session's layout that tells how panels are arranged within."""
AREAS: tuple[Area, ...] = ("left", "top", "center", "right", "bottom")


class MainWindow(QMainWindow):
    """Header above, forms at the left, network and plots in the middle, readings at the right.

    It comes empty, with a skeleton in the place of all that, and may be shown so; `filling` brings the rest.

    Attributes:
        skeleton: what it shows before; None afterwards.
    """

    context: Context
    files: SessionFiles
    settings: SettingsStore
    commands: Actions
    transport: Transport
    work_area: WorkArea
    notice_area: NoticeArea
    columns: QSplitter
    grips: Grips
    _areas: dict[str, PanelColumn | PanelSplitter]

    def __init__(self) -> None:
        super().__init__()
        self._leaving = False
        self._spread = False
        self._docks: Docks | None = None
        self.panels: dict[str, Panel] = {}
        self.skeleton: Skeleton | None = Skeleton()
        self._menus = {name: self.menuBar().addMenu(title) for name, title in menu_titles().items()}
        self.setCentralWidget(self.skeleton)
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.setWindowTitle(QCoreApplication.translate("Transport", "Descenso"))
        self._lasting = self.children()

    def present(self, *, bounded: bool = True) -> None:
        """Be seen for the first time; where that is wanted, a screen smaller than the window is filled by it."""
        room, size = self.screen().availableSize() - QSize(0, TITLE_BAR), self.size()
        if not bounded or size.boundedTo(room) == size:
            self.show()
        else:
            self.resize(size.boundedTo(room * SHARE))
            self.showMaximized()

    def fill(self, context: Context, files: SessionFiles) -> None:
        """Put everything in."""
        for _ in self.filling(context, files):
            pass

    def filling(self, context: Context, files: SessionFiles) -> Iterator[None]:
        """Put everything in, portion by portion: between them the window takes events, and shows its skeleton."""
        from gui.actions import Actions
        from gui.areas import PanelColumn, PanelSplitter, calm
        from gui.docks.grip import Grips
        from gui.notice_area import NoticeArea
        from gui.panels.registry import load_panels
        from gui.preferences.effects import Effects
        from gui.preferences.ini import word
        from gui.preferences.store import SettingsStore
        from gui.transport import Transport
        from gui.work.area import WorkArea

        self.context, self.files = context, files
        files.set_window(self)
        yield from load_panels()
        self.settings = SettingsStore(self)
        self.commands = Actions(self, context, files, self.settings)
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
        self._areas = {
            "left": column,
            "middle": PanelSplitter([*top, *center]),
            "right": PanelSplitter(right),
        }
        for index, part in enumerate(self._areas.values()):
            self.columns.addWidget(part)
            self.columns.setStretchFactor(index, 1 if index == 1 else 0)
        self.work_area = WorkArea(context.work, page)
        self.notice_area = NoticeArea(context.notices, page)
        self._arrange(page, bottom)
        self.commands.fill(self._menus)
        self._add_dock_menus()
        self.grips = Grips(self.panels.values(), lambda: self.docks, self)
        yield
        self.skeleton = None
        self.setCentralWidget(page)
        page.show()
        self.setAcceptDrops(True)
        context.document.titled.connect(self._show_title)
        self._show_title()
        Effects(self.settings, context, self, self.spread_anew, self.speak_anew)
        if word(LEFT):
            self._restore_arrangement()
        files.saver.layout_of = self._layout
        files.saver.picture_of = self._picture
        files.laid_out.connect(self._lay_out)
        self._lay_out(files.layout)
        if self.isVisible():
            self._spread_columns()

    def speak_anew(self) -> None:
        """Be made once more, in the language that has just been chosen. The runs go on meanwhile."""
        from gui.language import install_language

        app, pace, arrangement = (
            QCoreApplication.instance(),
            self.transport.pace.pace(),
            self.docks.arrangement(),
        )
        assert app is not None
        install_language(app, self.settings.value.language)
        choosing, welcoming = self.commands.beside.is_choosing, self.commands.welcome.page is not None
        self.setUpdatesEnabled(False)
        self._empty()
        for name, title in menu_titles().items():
            self._menus[name].setTitle(title)
        self.fill(self.context, self.files)
        self.docks.apply(arrangement)
        self.transport.pace.choose(pace)
        self.setUpdatesEnabled(True)
        if welcoming:
            self.commands.welcome.show()
        if choosing:
            self.commands.beside.show_preferences()

    def _empty(self) -> None:
        """Take out whatever `filling` has put in."""
        self.context.document.titled.disconnect(self._show_title)
        self.files.laid_out.disconnect(self._lay_out)
        for menu in self._menus.values():
            menu.clear()
            for inner in menu.findChildren(QMenu):
                inner.deleteLater()
        for child in self.children():
            if child not in self._lasting:
                if isinstance(child, QWidget):
                    child.hide()
                child.deleteLater()
                # At once: what is not there need not be dressed again with all that comes.
                QCoreApplication.sendPostedEvents(child, QEvent.Type.DeferredDelete.value)
        self._docks = None
        self.panels = {}

    def _arrange(self, page: QWidget, bottom: list[Panel]) -> None:
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, TOP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.transport)
        column.addWidget(self.columns, 1)
        # Below: what a person is just working on must not move when a notice comes.
        column.addWidget(self.work_area)
        column.addWidget(self.notice_area)
        for panel in bottom:
            column.addWidget(panel)
            panel.take_place()

    @property
    def docks(self) -> Docks:
        """What moves the panels; made when somebody wants to."""
        if self._docks is None:
            from gui.docks.docks import Docks

            self._docks = Docks(self, self.panels, self._areas, self.columns)
        return self._docks

    def _add_dock_menus(self) -> None:
        menu, before = self._menus["view"], self.commands["full_screen"]
        panels, layouts = QMenu(self.tr("Panels"), menu), QMenu(self.tr("Layouts"), menu)
        panels.aboutToShow.connect(lambda: self._fill_dock_menu("panels", panels))
        layouts.aboutToShow.connect(lambda: self._fill_dock_menu("layouts", layouts))
        menu.insertSeparator(before)
        for inner in (panels, layouts):
            menu.insertMenu(before, inner)

    def _fill_dock_menu(self, name: str, menu: QMenu) -> None:
        from gui.docks.menus import fill_layouts_menu, fill_panels_menu

        if name == "panels":
            fill_panels_menu(menu, self.docks)
        else:
            fill_layouts_menu(menu, self.docks, self)

    def _picture(self) -> bytes:
        from gui.thumbnail import thumbnail_of

        return thumbnail_of(self)

    def _restore_arrangement(self) -> None:
        """Put the panels where they were when the window was left."""
        from gui.docks.layouts import last

        arrangement = last()
        if arrangement is not None:
            self.docks.apply(arrangement)
            self._spread = bool(any(arrangement.widths))

    def _layout(self) -> dict[str, Any]:
        """What a session keeps of the window: how its panels are arranged within."""
        from gui.panels.insides import insides

        return {INSIDES: insides(self.panels)}

    def _lay_out(self, layout: Mapping[str, Any]) -> None:
        """Arrange panels as a session has them; those of which it says nothing stay as they are."""
        from gui.panels.insides import arrange_insides

        wanted = layout.get(INSIDES)
        if isinstance(wanted, Mapping):
            told = {name: panel for name, panel in self.panels.items() if name in wanted}
            arrange_insides(told, wanted)

    def _keep_arrangement(self) -> None:
        """For the next start, if anybody has moved anything."""
        if self._docks is not None:
            from gui.docks.layouts import keep_last

            keep_last(None if self._docks.is_standard() else self._docks.arrangement())
            self._docks.close_windows()

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
        if document.file is not None and not document.modified:
            self.commands.recent.add(document.file)

    def event(self, event: QEvent) -> bool:
        """Nothing is painted before it has its place: else it would be painted twice."""
        if event.type() == QEvent.Type.UpdateRequest:
            for _ in range(NESTED):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.skeleton is None:
            self._spread_columns()

    def spread_anew(self) -> None:
        """Give the columns the widths that suit the size of the text."""
        left, right = side_widths(self.width())
        self.columns.setSizes([left, self.width() - left - right, right])

    def _spread_columns(self) -> None:
        """Seen for the first time, the columns get their widths; from then on they are the person's."""
        if not self._spread:
            self._spread = True
            self.spread_anew()
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Wherever nothing that has the focus wants them for itself, Space plays and pauses, Escape cancels."""
        wanted = self.skeleton is None and not event.isAutoRepeat()
        if wanted and event.key() == Qt.Key.Key_Escape and self.context.work.cancel_newest():
            event.accept()
        elif wanted and QKeySequence(event.keyCombination()) in self.commands["play"].shortcuts():
            self.commands["play"].trigger()
            event.accept()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            accept_as_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        file = _dropped_file(event)
        if file is not None:
            accept_as_copy(event)
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
        self._keep_arrangement()
        self.context.clock.stop()
        self.context.runs.close()
        self.files.close()
        super().closeEvent(event)


def _dropped_file(event: QDropEvent) -> Path | None:
    from gui.session_files import droppable

    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and droppable(files[0]) else None
