"""Everything that menus, keys and buttons can do, declared once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu

from engine import examples
from gui.companions import Companions
from gui.context import Context
from gui.forms.words import engine_text
from gui.language_menu import LanguageMenu
from gui.preferences.store import SettingsStore
from gui.recent_files import RecentFiles
from gui.recent_menu import RecentMenu
from gui.runs.link import ENDED
from gui.session_files import SessionFiles
from gui.sharing.sharing import Sharing
from gui.shortcuts.bindings import Bindings
from gui.sweeps.dialogs import SweepDialogs
from gui.theme.palette import PALETTES, Palette
from gui.welcome.overlay import WelcomeOverlay
from gui.widgets.plain import plain_label, plain_tip

Keys = QKeySequence.StandardKey
Shortcut = QKeySequence.StandardKey | str


@dataclass(frozen=True)
class Declared:
    """One action.

    Attributes:
        menu: which menu it stands in.
        shortcuts: the first is shown in the menu.
        section: whether a separator stands before it.
        icon: what buttons show; menus are plain text.
        listens: whether its keys work everywhere in the window. Space does not: buttons need it.
        checkable: whether it is something that is so or not.
    """

    name: str
    menu: str
    text: str
    slot: Callable[[], object]
    shortcuts: tuple[Shortcut, ...] = ()
    icon: str = ""
    section: bool = False
    listens: bool = True
    checkable: bool = False


class Actions(QObject):
    """The window's actions by name, and its menus made of them.

    Attributes:
        bindings: their keys, which a person may change.
        recent: the files that were open lately.
        beside: the dialogs that some of them open.
        sweeps: those that train many runs.
        sharing: those of settings as a text, and what is pasted anywhere in the window.
        welcome: the page of examples.
    """

    def __init__(
        self, window: QMainWindow, context: Context, files: SessionFiles, store: SettingsStore
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._files = files
        self._store = store
        self.bindings = Bindings(self)
        self.recent = RecentFiles(self)
        self._menus: dict[str, str] = {}
        self.beside = Companions(window, store, self.bindings, self._menus, files.ask_and_open_example)
        self.sweeps = SweepDialogs(window, context)
        self.sharing = Sharing(window, context, files)
        self.welcome = WelcomeOverlay(window, context.document, files, self.recent)
        self._actions: dict[str, QAction] = {}
        self._themes: dict[str, QAction] = {}
        self._declared = self._table()
        for item in self._declared:
            self._menus[item.name] = item.menu
            self._actions[item.name] = self._make(item)
        self._follow_history(context.document.undo_stack)
        context.runs.state_changed.connect(self.refresh)
        context.runs.moment_changed.connect(self.refresh)
        context.runs.stirred.connect(self.refresh)
        files.keeping.changed.connect(self._refresh_keeping)
        self._refresh_keeping()
        self.refresh()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def names(self) -> tuple[str, ...]:
        """The names of all actions."""
        return tuple(self._actions)

    def _table(self) -> tuple[Declared, ...]:
        run, files, window = self._context.runs, self._files, self._window
        history, aside = self._context.document.undo_stack, self.beside
        wide, shared, keep = self.sweeps, self.sharing, files.keeping.toggle
        return (
            Declared("new", "file", self.tr("New"), files.new, (Keys.New,), "plus"),
            Declared("open", "file", self.tr("Open…"), files.ask_and_open, (Keys.Open,), "open"),
            Declared("open_data", "file", self.tr("Open Data…"), files.ask_and_open_data, ("Ctrl+Shift+O",), "table"),
            Declared("open_shared", "file", self.tr("Open Shared…"), shared.show_open),
            Declared("save", "file", self.tr("Save"), files.save, (Keys.Save,), "save", section=True),
            Declared("save_as", "file", self.tr("Save As…"), files.save_as, (Keys.SaveAs, "Ctrl+Shift+S")),
            Declared("keep_data", "file", self.tr("Keep the Data in the Session"), keep, checkable=True),
            Declared("export", "file", self.tr("Export Run…"), files.export, section=True),
            Declared("share", "file", self.tr("Share…"), shared.show_share),
            Declared("report", "file", self.tr("Report…"), files.report),
            Declared("quit", "file", self.tr("Quit"), window.close, (Keys.Quit, "Ctrl+Q"), section=True),
            Declared("undo", "edit", self.tr("Undo"), history.undo, (Keys.Undo,), "undo"),
            Declared("redo", "edit", self.tr("Redo"), history.redo, ("Ctrl+Shift+Z", Keys.Redo), "redo"),
            Declared("preferences", "edit", self.tr("Preferences…"), aside.show_preferences, ("Ctrl+,",), section=True),
            Declared("play", "run", self.tr("Play"), run.toggle, ("Space",), "play", listens=False),
            Declared("step", "run", self.tr("One Step"), run.step_once, (".",), "step"),
            Declared("step_back", "run", self.tr("One Step Back"), run.step_back, (",",), "arrow-left"),
            Declared("epoch", "run", self.tr("One Epoch"), run.epoch_once, ("Ctrl+.",), "epoch"),
            Declared("restart", "run", self.tr("Restart"), run.restart, ("Ctrl+R",), "restart", section=True),
            Declared("new_seed", "run", self.tr("New Seed"), run.restart_with_new_seed, ("Ctrl+Shift+R",), "dice"),
            Declared("branch", "run", self.tr("Branch Off Here"), run.branch, ("Ctrl+B",), "branch"),
            Declared("race", "run", self.tr("Race…"), wide.show_race, ("Ctrl+E",), section=True),
            Declared("heat_map", "run", self.tr("Speed Against Stability…"), wide.show_heat_map, ("Ctrl+Shift+E",)),
            Declared("compare", "run", self.tr("Compare Runs…"), self._show_compare, ("Ctrl+T",), "table"),
            Declared("why", "run", self.tr("Why Did It Move?"), self._show_why, ("Ctrl+I",)),
            Declared("full_screen", "view", self.tr("Full Screen"), self._toggle_full_screen, ("F11",), section=True),
            Declared("examples", "help", self.tr("Examples…"), self.welcome.show),
            Declared("palette", "help", self.tr("Find Command…"), aside.show_palette, ("Ctrl+Shift+P",)),
            Declared("shortcuts", "help", self.tr("Shortcuts…"), aside.show_shortcuts, ("F1",)),
            Declared("tour", "help", self.tr("Tour"), aside.show_tour),
            Declared("about", "help", self.tr("About Descenso"), self._show_about, (), "info", section=True),
        )  # fmt: skip

    def fill(self, menus: Mapping[str, QMenu]) -> None:
        """Put them into the menus of these names."""
        for name, menu in menus.items():
            if name == "view":
                self._add_themes(menu)
                menu.addSeparator()
                menu.addMenu(LanguageMenu(self._store, menu))
            for item in self._declared:
                if item.menu == name:
                    if item.section:
                        menu.addSeparator()
                    menu.addAction(self._actions[item.name])
                    if item.name == "open":
                        menu.addMenu(RecentMenu(self.recent, self._open_recent, menu))
                        self._add_examples(menu)

    def refresh(self) -> None:
        """Enable what can be done now."""
        controller = self._context.controller
        possible, reason = controller.can_play
        playing = self._context.runs.playing
        play = self._actions["play"]
        play.setText(self.tr("Pause") if playing else self.tr("Play"))
        play.setData("pause" if playing else "play")
        play.setEnabled(possible or playing)
        play.setToolTip(plain_tip(reason or controller.reason or play.text()))
        for name in ("step", "epoch"):
            self._actions[name].setEnabled(possible and (name == "step" or controller.has_epochs))
        self._actions["step_back"].setEnabled(controller.can_go_back)
        self._actions["branch"].setEnabled(controller.can_branch)
        trainable = not self._context.document.inspection.problems
        for name in ("restart", "new_seed"):
            self._actions[name].setEnabled(trainable and controller.state not in ENDED)

    def _refresh_keeping(self) -> None:
        keep, keeping = self._actions["keep_data"], self._files.keeping
        keep.setEnabled(keeping.possible)
        keep.setChecked(keeping.kept)

    def _make(self, item: Declared) -> QAction:
        action = QAction(item.text, self)
        action.setCheckable(item.checkable)
        if item.icon:
            action.setData(item.icon)
        keys = [key for shortcut in item.shortcuts for key in _sequences(shortcut)]
        self.bindings.add(item.name, action, keys)
        if item.listens:
            self._window.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        # Not the slot itself: some take an argument, and would be given `checked`.
        action.triggered.connect(lambda _checked=False: item.slot())
        return action

    def _follow_history(self, history: QUndoStack) -> None:
        undo, redo = self._actions["undo"], self._actions["redo"]
        history.canUndoChanged.connect(undo.setEnabled)
        history.canRedoChanged.connect(redo.setEnabled)
        history.undoTextChanged.connect(self._show_undo_text)
        history.redoTextChanged.connect(self._show_redo_text)
        undo.setEnabled(history.canUndo())
        redo.setEnabled(history.canRedo())

    def _show_undo_text(self, change: str) -> None:
        self._actions["undo"].setText(
            self.tr("Undo “{change}”").format(change=plain_label(change)) if change else self.tr("Undo")
        )

    def _show_redo_text(self, change: str) -> None:
        self._actions["redo"].setText(
            self.tr("Redo “{change}”").format(change=plain_label(change)) if change else self.tr("Redo")
        )

    def _add_examples(self, menu: QMenu) -> None:
        submenu = menu.addMenu(self.tr("Examples"))
        submenu.setToolTipsVisible(True)
        submenu.aboutToShow.connect(lambda: self._fill_examples(submenu))

    def _open_recent(self, file: Path) -> None:
        self._files.leave(lambda: self._files.open_file(file))

    def _fill_examples(self, submenu: QMenu) -> None:
        """When they are asked for: all of them have to be read for their titles."""
        for group in examples.by_topic().values() if submenu.isEmpty() else ():
            submenu.addSeparator()
            for example in group:
                action = submenu.addAction(engine_text(example.title))
                action.setToolTip(engine_text(example.description))
                action.triggered.connect(
                    lambda _checked=False, name=example.name: self._files.ask_and_open_example(name)
                )

    def _add_themes(self, menu: QMenu) -> None:
        titles = {"light": self.tr("Light"), "dark": self.tr("Dark"), "projector": self.tr("Projector")}
        group = QActionGroup(self)
        for name in PALETTES:
            action = menu.addAction(titles.get(name, name))
            action.setCheckable(True)
            action.setChecked(name == self._context.theme.palette.name)
            action.triggered.connect(lambda _checked=False, name=name: self._context.theme.set(name))
            group.addAction(action)
            self._themes[name] = action
        self._context.theme.changed.connect(self._check_theme)

    def _check_theme(self, palette: Palette) -> None:
        self._themes[palette.name].setChecked(True)

    def _show_compare(self) -> None:
        from gui.compare.window import open_compare

        open_compare(self._context, self._window)

    def _show_why(self) -> None:
        from gui.panels.belief import show_belief

        show_belief(self._window, "update_anatomy")

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_about(self) -> None:
        self._context.notices.show(
            "info",
            self.tr("Descenso: a laboratory for the optimization of deep networks."),
            advice=self.tr(
                "Build a network, press play, and watch what the optimizer does; then change one thing."
            ),
            key="about",
        )


def _sequences(shortcut: Shortcut) -> list[QKeySequence]:
    if isinstance(shortcut, str):
        return [QKeySequence(shortcut)]
    return QKeySequence.keyBindings(shortcut)
