"""The command palette: everything that can be done, found by a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from gui.command_palette.commands import Command
from gui.command_palette.ranking import best
from gui.widgets.choice_popup import ChoiceItem, ChoicePopup

WIDTH = 560
MOST_SHARE = 0.8
"""Of the window's width, at most."""


class CommandPalette(ChoicePopup):
    """A list over the upper part of the window; Enter or a click does what is chosen."""

    def __init__(self, commands: Sequence[Command], window: QWidget) -> None:
        self._commands = tuple(commands)
        self._lines = [f"{command.title} {command.words}" for command in commands]
        self._window = window
        self._width = min(WIDTH, round(window.width() * MOST_SHARE))
        items = [
            ChoiceItem(number, command.title, detail=command.detail)
            for number, command in enumerate(commands)
        ]
        super().__init__(items, self.tr("Type what you want to do"), window)
        self.search.show()
        self.setAccessibleName(self.tr("Command palette"))
        self.chosen.connect(lambda number: self._commands[number].run())

    def open(self) -> None:
        """Show it in the middle, under the header."""
        corner = self._window.mapToGlobal(QPoint((self._window.width() - self._width) // 2, 64))
        self.open_at(QRect(corner, QSize(self._width, 0)))

    def search_items(self, text: str) -> list[int]:
        return best(self._lines, text) if text.strip() else list(range(len(self.items)))

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())
