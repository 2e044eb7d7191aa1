"""The dialogs that train many runs: each is made when it is first asked for, and keeps what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gui.context import Context

if TYPE_CHECKING:
    from gui.heatmap.dialog import HeatMapDialog
    from gui.race.dialog import RaceDialog


class SweepDialogs(QObject):
    """Opens them, or brings them to the front.

    Attributes:
        race, heat_map: the dialogs; None before they were asked for.
    """

    def __init__(self, window: QWidget, context: Context) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        self.race: RaceDialog | None = None
        self.heat_map: HeatMapDialog | None = None

    def show_race(self) -> None:
        """Optimizers, or values of a field, side by side."""
        from gui.race.dialog import RaceDialog

        self.race = self.race or RaceDialog(self._context, self._window)
        _show(self.race)

    def show_heat_map(self) -> None:
        """Speed against stability over two fields."""
        from gui.heatmap.dialog import HeatMapDialog

        self.heat_map = self.heat_map or HeatMapDialog(self._context, self._window)
        _show(self.heat_map)


def _show(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
