"""What can be done with the selected run, as actions of the list and its menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from gui.run_list.view import RunListView, move_run
from gui.runs.runs import Runs


class Command(NamedTuple):
    """An action as it is declared; a separator follows where `ends` says so."""

    name: str
    text: str
    call: Callable[[], None]
    key: str
    ends: bool = False


class RunCommands(QObject):
    """Makes the actions and keeps them enabled as they make sense."""

    def __init__(self, runs: Runs, view: RunListView) -> None:
        super().__init__(view)
        self._runs, self._view = runs, view
        self._actions: dict[str, QAction] = {}
        for command in self._table():
            action = QAction(command.text, view)
            action.setShortcut(QKeySequence(command.key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, call=command.call: call())
            view.addAction(action)
            self._actions[command.name] = action
            if command.ends:
                line = QAction(view)
                line.setSeparator(True)
                view.addAction(line)
        runs.changed.connect(self._refresh)
        self._refresh()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def duplicate(self) -> None:
        """Put another run of the same experiment behind the selected one, to be changed."""
        document = self._runs.document
        document.add([(document.experiment, "")], self.tr("Duplicate run"))

    def delete(self) -> None:
        """Take the selected run away."""
        self._runs.document.remove([self._runs.selected], self.tr("Delete run"))

    def _table(self) -> tuple[Command, ...]:
        return (
            Command("duplicate", self.tr("Duplicate and Change"), self.duplicate, "Ctrl+D"),
            Command("rename", self.tr("Rename"), self._rename, "F2"),
            Command("delete", self.tr("Delete"), self.delete, "Del", ends=True),
            Command("hide", self.tr("Show or Hide Its Curves"), self._hide, "H"),
            Command("solo", self.tr("Show Its Curves Alone"), self._solo, "S"),
            Command("pin", self.tr("Take as Reference"), self._pin, "P", ends=True),
            Command("up", self.tr("Move Up"), lambda: self._move(-1), "Alt+Up"),
            Command("down", self.tr("Move Down"), lambda: self._move(2), "Alt+Down"),
        )

    def _rename(self) -> None:
        self._view.edit(self._view.currentIndex())

    def _hide(self) -> None:
        key = self._runs.selected
        self._runs.set_hidden(key, hidden=not self._runs.is_hidden(key))

    def _solo(self) -> None:
        self._runs.solo(self._runs.selected)

    def _pin(self) -> None:
        self._runs.pin(self._runs.selected)

    def _move(self, by: int) -> None:
        place = self._runs.document.scene.keys.index(self._runs.selected)
        move_run(self._runs, self._runs.selected, place + by, self.tr("Move run"))

    def _refresh(self) -> None:
        several, keys = len(self._runs) > 1, self._runs.document.scene.keys
        place = keys.index(self._runs.selected)
        for name in ("delete", "hide", "solo", "pin"):
            self._actions[name].setEnabled(several)
        self._actions["up"].setEnabled(place > 0)
        self._actions["down"].setEnabled(place < len(keys) - 1)
