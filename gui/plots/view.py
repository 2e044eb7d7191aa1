"""A plot as the window uses it: the picture, its navigation, its few controls and its menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from gui.plots.canvas import PlotCanvas
from gui.plots.controls import QuietButton, set_in_row
from gui.plots.curve import Curve
from gui.plots.export.commands import ExportCommands
from gui.plots.export.figure import Figure
from gui.plots.layout import RIGHT
from gui.plots.navigation import press_key
from gui.plots.smoothing import Smoothing
from gui.plots.unit_menu import UnitMenu
from gui.plots.units import Unit
from gui.theme.palette import Palette


class PlotView(PlotCanvas):
    """A canvas with controls that show themselves when they are needed, and the same in a context menu."""

    scales_changed = Signal(bool, bool)
    """Whether the steps and the values now lie on a logarithmic axis."""
    unit_chosen = Signal(Unit)
    """What a person wants the horizontal axis to count; whoever shows several plots decides for all of them."""
    _buttons: tuple[QuietButton, ...] = ()
    """None yet when pyqtgraph's constructor tells the size."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        follow = self._action(self.tr("Follow the data"), self.follow)
        self.exporting = ExportCommands(self)
        self._log_x = self._action(self.tr("Logarithmic steps"), self._choose_scales, checkable=True)
        self._log_y = self._action(self.tr("Logarithmic values"), self._choose_scales, checkable=True)
        self._lanes = self._action(self.tr("Single lanes"), self._choose_lanes, checkable=True)
        self._units = UnitMenu(self)
        self._units.chosen.connect(self.unit_chosen)
        self._levels = self._smoothing_levels()
        self._follow_button = self._button(follow, self.tr("follow"), lasting=True)
        self._follow_button.hide()
        self._smoothing_button = QuietButton(self.tr("Smoothing"), self)
        self._smoothing_button.clicked.connect(self._smooth_more)
        self._buttons += (self._smoothing_button,)
        self._lanes_button = self._button(self._lanes, self.tr("lanes"))
        self._button(self._log_x, self.tr("log x"))
        self._button(self._log_y, self.tr("log y"))
        self._menu = self._build_menu(follow)
        self._menu_button = QuietButton(self.tr("Menu of this plot"), self, text="⋯")
        self._menu_button.clicked.connect(self._open_menu)
        self._buttons += (self._menu_button,)
        self.navigated.connect(self._show_following)
        self.setAccessibleName(self.tr("Plot"))
        self._arrange()

    def set_curves(self, curves: Sequence[Curve]) -> None:
        super().set_curves(curves)
        self._arrange()

    def set_scales(self, x_logarithmic: bool, y_logarithmic: bool) -> None:
        """Choose linear or logarithmic axes."""
        self._log_x.setChecked(x_logarithmic)
        self._log_y.setChecked(y_logarithmic)
        if (x_logarithmic, y_logarithmic) != self.scales():
            self.view_range.set_logarithmic(x_logarithmic, y_logarithmic)
            self.look_again()
            self.scales_changed.emit(x_logarithmic, y_logarithmic)

    def scales(self) -> tuple[bool, bool]:
        """Whether the steps and the values lie on a logarithmic axis."""
        return self.view_range.x.logarithmic, self.view_range.y.logarithmic

    def set_unit(self, unit: Unit, caption: str = "") -> None:
        # Steps are what everything else counts: they need no words.
        super().set_unit(unit, caption or ("" if unit is Unit.STEPS else self._units.name(unit)))
        self._arrange()

    def set_single_lanes(self, single: bool) -> None:
        super().set_single_lanes(single)
        self._lanes.setChecked(single)

    def set_smoothing(self, smoothing: Smoothing) -> None:
        super().set_smoothing(smoothing)
        self._levels[smoothing].setChecked(True)
        self._arrange()

    def set_palette(self, palette: Palette) -> None:
        super().set_palette(palette)
        self._arrange()

    def unit_name(self) -> str:
        """What the horizontal axis counts, in words."""
        return self._units.name(self.unit)

    def figure(self) -> Figure:
        """What is shown, for paper."""
        return self.as_figure(self.accessibleName(), self.unit_name())

    def context_menu(self) -> QMenu:
        """The menu of the right mouse button and the menu key."""
        return self._menu

    def _open_menu(self) -> None:
        self._menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(press_key(self, event))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._wake(awake=True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._wake(awake=False)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _action(self, text: str, call: Callable[[], None], *, checkable: bool = False) -> QAction:
        action = QAction(text, self, checkable=checkable)
        action.triggered.connect(call)
        return action

    def _smoothing_levels(self) -> dict[Smoothing, QAction]:
        """One exclusive action for each strength."""
        names = {
            Smoothing.NONE: self.tr("None"),
            Smoothing.LOW: self.tr("Low"),
            Smoothing.HIGH: self.tr("High"),
        }
        group = QActionGroup(self)
        levels = {}
        for level, name in names.items():
            levels[level] = self._action(name, partial(self.set_smoothing, level), checkable=True)
            group.addAction(levels[level])
        levels[self.smoothing()].setChecked(True)
        return levels

    def _button(self, action: QAction, text: str, *, lasting: bool = False) -> QuietButton:
        """A button that does what `action` does and shows whether it is checked."""
        button = QuietButton(action.text(), self, text=text, lasting=lasting)
        button.setCheckable(action.isCheckable())
        button.clicked.connect(action.trigger)
        action.toggled.connect(button.setChecked)
        self._buttons += (button,)
        return button

    def _build_menu(self, follow: QAction) -> QMenu:
        menu = QMenu(self)
        menu.addAction(follow)
        menu.addSeparator()
        menu.addMenu(self._units)
        menu.addActions([self._log_x, self._log_y])
        self._smoothing_menu = menu.addMenu(self.tr("Smoothing"))
        self._smoothing_menu.addActions(list(self._levels.values()))
        menu.addAction(self._lanes)
        menu.addSeparator()
        menu.addActions(self.exporting.actions())
        return menu

    def _choose_scales(self) -> None:
        self.set_scales(self._log_x.isChecked(), self._log_y.isChecked())

    def _choose_lanes(self) -> None:
        self.set_single_lanes(self._lanes.isChecked())

    def _smooth_more(self) -> None:
        """Take the next strength."""
        levels = list(Smoothing)
        self.set_smoothing(levels[(levels.index(self.smoothing()) + 1) % len(levels)])

    def _show_following(self) -> None:
        self._follow_button.setVisible(not self.view_range.following)
        self._arrange()

    def _wake(self, *, awake: bool) -> None:
        for button in self._buttons:
            button.set_awake(awake)

    def _arrange(self) -> None:
        """Name the controls after the state of the plot and set them in their row."""
        if not self._buttons:
            return
        words = {
            Smoothing.NONE: self.tr("smoothing none"),
            Smoothing.LOW: self.tr("smoothing low"),
            Smoothing.HIGH: self.tr("smoothing high"),
        }
        smooth = any(curve.smooth for curve in self.curves())
        self._smoothing_menu.menuAction().setVisible(smooth)
        self._smoothing_button.setVisible(smooth)
        self._smoothing_button.setText(words[self.smoothing()])
        self._lanes.setVisible(self.has_bands)
        self._lanes_button.setVisible(self.has_bands)
        self._units.show_state(self.unit, self.known_units())
        set_in_row(self._buttons, self.width() - RIGHT, self.style_now())
