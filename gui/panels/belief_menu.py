"""What can be shown of the network: in the card, or in a window of its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.widgets.plain import plain_label


class BeliefMenu(QMenu):
    """Titles of views, one of them checked; below them the same for windows.

    Signals:
        opening: the menu is about to be seen; `offer` shall be called.
        chosen: what the card shall show.
        window_asked: what shall be shown in a window of its own.
    """

    opening = Signal()
    chosen = Signal(str)
    window_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._windows = QMenu(self.tr("In a window of its own"), self)
        self.aboutToShow.connect(self.opening)
        self.triggered.connect(self._on_triggered)

    def offer(self, choices: Mapping[str, str], chosen: str, *, windows: bool) -> None:
        """Offer these names with titles."""
        self.clear()
        self._windows.clear()
        group = QActionGroup(self._windows)
        for name, title in choices.items():
            action = self.addAction(plain_label(title))
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.setData(name)
            group.addAction(action)
            self._windows.addAction(plain_label(title)).setData(name)
        if windows:
            self.addSeparator()
            self.addMenu(self._windows)

    def _on_triggered(self, action: QAction) -> None:
        """Of the menu inside, too."""
        apart = action in self._windows.actions()
        (self.window_asked if apart else self.chosen).emit(action.data())
