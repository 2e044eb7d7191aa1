"""Which keys do what: those that the actions declare, and what a person has put in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from gui.preferences.ini import ini

GROUP = "shortcuts"


class Bindings(QObject):
    """The keys of all actions. Changes take effect at once and are kept.

    Signals:
        changed: some action has other keys.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._declared: dict[str, list[QKeySequence]] = {}
        self._chosen = stored()

    def add(self, name: str, action: QAction, declared: Iterable[QKeySequence]) -> None:
        """Give an action its keys."""
        # Each once: Qt takes a sequence that is there twice for ambiguous, and then does nothing.
        self._declared[name] = list({key.toString(): key for key in declared}.values())
        self._actions[name] = action
        action.setShortcuts(self.keys(name))

    @property
    def actions(self) -> Mapping[str, QAction]:
        """By name, in the order of the menus."""
        return self._actions

    def keys(self, name: str) -> list[QKeySequence]:
        """The keys in force; the first is shown in the menu. One that was given to another action is left out."""
        if name in self._chosen:
            return self._chosen[name]
        taken = [key for other, keys in self._chosen.items() if other != name for key in keys]
        return [key for key in self._declared[name] if key not in taken]

    def is_changed(self, name: str) -> bool:
        """Whether they are not the declared ones."""
        return self.keys(name) != self._declared[name]

    def owner(self, key: QKeySequence, but: str = "") -> str:
        """The name of the action that has this key; empty if none has."""
        return next((name for name in self._actions if name != but and key in self.keys(name)), "")

    def bind(self, name: str, keys: Iterable[QKeySequence]) -> None:
        """Give an action these keys, and take them from whoever has them."""
        wanted = list(keys)
        for other in list(self._chosen):
            if other != name:
                self._choose(other, [key for key in self._chosen[other] if key not in wanted])
        self._choose(name, wanted)
        self._apply()

    def reset(self, *names: str) -> None:
        """Give some actions their declared keys back, or all."""
        for name in names or tuple(self._chosen):
            self._chosen.pop(name, None)
        for name in names:
            for other in list(self._chosen):
                left = [key for key in self._chosen[other] if key not in self._declared[name]]
                self._choose(other, left)
        self._apply()

    def _choose(self, name: str, keys: list[QKeySequence]) -> None:
        if keys == self._declared.get(name):
            self._chosen.pop(name, None)
        else:
            self._chosen[name] = keys

    def _apply(self) -> None:
        for name, action in self._actions.items():
            action.setShortcuts(self.keys(name))
        file = ini()
        file.remove(GROUP)
        for name, keys in self._chosen.items():
            file.setValue(
                f"{GROUP}/{name}", QKeySequence.listToString(keys, QKeySequence.SequenceFormat.PortableText)
            )
        file.sync()
        self.changed.emit()


def stored() -> dict[str, list[QKeySequence]]:
    """What was chosen, by the names of the actions; an action may have been left without keys."""
    file = ini()
    file.beginGroup(GROUP)
    found = {}
    for name in file.childKeys():
        text = file.value(name)
        if isinstance(text, str):
            keys = QKeySequence.listFromString(text, QKeySequence.SequenceFormat.PortableText)
            found[name] = [key for key in keys if not key.isEmpty()]
    return found
