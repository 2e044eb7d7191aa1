"""Dialogs that stand beside the window, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gui.preferences.store import SettingsStore
from gui.shortcuts.bindings import Bindings

if TYPE_CHECKING:
    from gui.command_palette.palette import CommandPalette
    from gui.tour.tour import Tour


class Companions(QObject):
    """Opens them, or brings them to the front.

    Args:
        menus: the name of each action's menu.
        open_example: what choosing an example in the palette does.

    Attributes:
        dialog: the one that was opened last, while it is there.
        palette: the command palette, likewise.
        tour: the tour, likewise.
    """

    def __init__(
        self,
        window: QWidget,
        store: SettingsStore,
        bindings: Bindings,
        menus: Mapping[str, str],
        open_example: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._window, self._store, self._bindings = window, store, bindings
        self._menus, self._open_example = menus, open_example
        self.dialog: QDialog | None = None
        self.palette: CommandPalette | None = None
        self.tour: Tour | None = None

    @property
    def is_choosing(self) -> bool:
        """Whether the preferences are on show."""
        from gui.preferences.dialog import PreferencesDialog

        return isinstance(self.dialog, PreferencesDialog) and self.dialog.isVisible()

    def show_preferences(self) -> None:
        """What a person may choose."""
        from gui.preferences.dialog import PreferencesDialog

        self._show(PreferencesDialog, lambda: PreferencesDialog(self._store, self._window))

    def show_shortcuts(self) -> None:
        """All keys."""
        from gui.shortcuts.dialog import ShortcutsDialog

        self._show(ShortcutsDialog, lambda: ShortcutsDialog(self._bindings, self._titles(), self._window))

    def show_palette(self) -> None:
        """All commands."""
        from gui.command_palette.commands import action_commands, example_commands
        from gui.command_palette.palette import CommandPalette

        commands = action_commands(self._bindings.actions, self._menus) + example_commands(self._open_example)
        self.palette = CommandPalette(commands, self._window)
        self.palette.destroyed.connect(self._forget_palette)
        self.palette.open()

    def show_tour(self) -> None:
        """What is where, in five steps."""
        from gui.tour.tour import Tour

        if self.tour is None:
            self.tour = Tour(self._window)
            self.tour.destroyed.connect(self._forget_tour)
        self.tour.start()

    def _show(self, kind: type[QDialog], make: Callable[[], QDialog]) -> None:
        if not isinstance(self.dialog, kind):
            if self.dialog is not None:
                self.dialog.close()
            self.dialog = make()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _titles(self) -> dict[str, str]:
        from gui.command_palette.commands import title_of

        return {
            name: title_of(action, self._menus.get(name, ""))
            for name, action in self._bindings.actions.items()
        }

    def _forget_palette(self) -> None:
        self.palette = None

    def _forget_tour(self) -> None:
        self.tour = None
