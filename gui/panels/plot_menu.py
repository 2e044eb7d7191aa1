"""What can be done with a plot among others: the end of its menu."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gui.plots.column_names import column_name
from gui.plots.definition import PlotDefinition, plot_definitions
from gui.plots.places import Direction


class PlotMenu(QObject):
    """Adds its commands to the menu of a plot's view; who arranges the plots follows the signals.

    Signals:
        opening: the menu is about to be seen; `show_state` shall be called.
        add_asked: a PlotDefinition.
        columns_chosen: the columns that are to be shown.
        move_asked: a Direction.
    """

    opening = Signal()
    add_asked = Signal(object)
    columns_chosen = Signal(list)
    move_asked = Signal(Direction)

    def __init__(self, menu: QMenu, *, chooses: bool) -> None:
        super().__init__(menu)
        menu.addSeparator()
        self._columns = menu.addMenu(self.tr("Series"))
        self._columns.menuAction().setVisible(chooses)
        self._add = menu.addMenu(self.tr("Add plot"))
        moving = menu.addMenu(self.tr("Move"))
        names = {
            Direction.LEFT: self.tr("To the left"),
            Direction.RIGHT: self.tr("To the right"),
            Direction.UP: self.tr("Up"),
            Direction.DOWN: self.tr("Down"),
        }
        self._moves = {direction: moving.addAction(name) for direction, name in names.items()}
        for direction, action in self._moves.items():
            action.triggered.connect(partial(self.move_asked.emit, direction))
        self.enlarge = QAction(self.tr("Enlarge"), self, checkable=True)
        self.detach = QAction(self.tr("In a window of its own"), self, checkable=True)
        self.remove = QAction(self.tr("Remove plot"), self)
        menu.addActions([self.enlarge, self.detach, self.remove])
        menu.aboutToShow.connect(self.opening)

    def show_plots(self, suitable: Sequence[PlotDefinition], measure: str) -> None:
        """Offer these kinds of plots."""
        self._add.clear()
        for definition in suitable:
            action = self._add.addAction(definition.title(measure))
            action.triggered.connect(partial(self.add_asked.emit, plot_definitions()[definition.name]))

    def show_columns(self, columns: Sequence[str], chosen: Collection[str]) -> None:
        """Offer these columns."""
        self._columns.clear()
        for column in columns:
            action = self._columns.addAction(column_name(column))
            action.setCheckable(True)
            action.setChecked(column in chosen)
            others = [other for other in columns if other in chosen and other != column]
            wanted = others if column in chosen else [*others, column]
            action.triggered.connect(partial(self.columns_chosen.emit, wanted))
        self._columns.setEnabled(bool(columns))

    def show_moves(self, possible: Collection[Direction]) -> None:
        """Allow these directions."""
        for direction, action in self._moves.items():
            action.setEnabled(direction in possible)
