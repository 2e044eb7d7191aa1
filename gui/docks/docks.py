"""Moves the panels of a window: from column to column, into windows of their own, out of sight, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

from gui.areas import PanelArea, PanelColumn, PanelSplitter
from gui.docks.arrangement import AREAS, HOMES, Arrangement, Frame, standard
from gui.docks.floating import FloatingPanel
from gui.panels.base import Panel
from gui.panels.insides import arrange_insides, insides
from gui.proportions import side_widths

FLOATING = QSize(420, 360)
"""A window's size at least, at first."""


class Docks(QObject):
    """What can be done with the panels.

    Not `QDockWidget`: its areas do not scroll, so the forms at the left would need a scroll bar each, and between its
    docks there is no place for the window's own gaps.

    Args:
        panels: all panels of the window; those of areas that are no column can only be hidden.
        areas: by the names of `AREAS`.
        columns: what the areas lie in.

    Signals:
        changed: some panel is elsewhere.
    """

    changed = Signal()

    def __init__(
        self, window: QWidget, panels: Mapping[str, Panel], areas: Mapping[str, PanelArea], columns: QSplitter
    ) -> None:
        super().__init__(window)
        self._window, self.panels, self.areas, self.columns = window, panels, areas, columns
        self._homes = {
            panel.name: HOMES[panel.area]
            for area in areas.values()
            for panel in area.panels
            if panel.area in HOMES
        }
        self._windows: dict[str, FloatingPanel] = {}
        self._places = {area: tuple(panel.name for panel in areas[area].panels) for area in AREAS}

    def names(self) -> tuple[str, ...]:
        """The panels that can be moved, in the order of the standard arrangement."""
        return tuple(self._homes)

    def is_hidden(self, name: str) -> bool:
        """Whether a person wants it out of sight."""
        return self.panels[name].dismissed

    def is_floating(self, name: str) -> bool:
        """Whether it has a window of its own."""
        return name in self._windows

    def window_of(self, name: str) -> FloatingPanel:
        """The window of a panel that floats."""
        return self._windows[name]

    def arrangement(self) -> Arrangement:
        """How everything is now."""
        heights = {
            area: tuple(widget.sizes())
            for area, widget in self.areas.items()
            if isinstance(widget, PanelSplitter)
        }
        return Arrangement(
            dict(self._places),
            frozenset(name for name in self.panels if self.is_hidden(name)),
            {name: _frame(window) for name, window in self._windows.items()},
            tuple(self.columns.sizes()),
            heights,
            insides(self.panels),
        )

    def is_standard(self) -> bool:
        """Whether every panel is where the program puts it."""
        now, usual = self.arrangement(), standard(self._homes)
        return (now.areas, now.hidden, now.floating, now.inside) == (
            usual.areas,
            usual.hidden,
            usual.floating,
            usual.inside,
        )

    def apply(self, wanted: Arrangement) -> None:
        """Put an arrangement in force."""
        fitted = wanted.fitted(self._homes)
        for name in list(self._windows):
            if name not in fitted.floating:
                self.dock(name)
        for area in AREAS:
            for index, name in enumerate(fitted.areas[area]):
                if self._places[area][index : index + 1] != (name,):
                    self.move(name, area, index, reveal=False)
        for name, frame in fitted.floating.items():
            self.float_out(name, frame)
        for name in self.panels:
            self.panels[name].dismiss(dismissed=name in fitted.hidden)
        arrange_insides(self.panels, fitted.inside)
        for area, sizes in fitted.heights.items():
            widget = self.areas[area]
            if isinstance(widget, PanelSplitter) and len(sizes) == len(widget.panels):
                widget.setSizes(list(sizes))
        if len(fitted.widths) == self.columns.count() and any(fitted.widths):
            self.columns.setSizes(list(fitted.widths))
        self.changed.emit()

    def reset(self) -> None:
        """Everything as it was delivered."""
        left, right = side_widths(self._window.width())
        widths = (left, self._window.width() - left - right, right)
        self.apply(replace(standard(self._homes), widths=widths))
        for area in self.areas.values():
            area.even_out()

    def move(self, name: str, area: str, index: int, *, reveal: bool = True) -> None:
        """Put a panel into a column, before what is at `index` there now; one that floats gets docked."""
        panel = self.panels[name]
        if panel.dismissed:
            panel.dismiss(dismissed=False)
        before = self.area_of(name)
        if before == area and self._places[area].index(name) < index:
            index -= 1
        self._detach(name)
        self._places[before] = tuple(other for other in self._places[before] if other != name)
        rest = self._places[area]
        self._places[area] = (*rest[:index], name, *rest[index:])
        self._attach(name)
        column = self.areas[area]
        if reveal and isinstance(column, PanelColumn):
            # Once it has been laid out; by then it may be elsewhere again.
            QTimer.singleShot(
                0, panel, lambda: column.ensureWidgetVisible(panel) if panel in column.panels else None
            )
        self.changed.emit()

    def float_out(self, name: str, frame: Frame | None = None) -> None:
        """Give a panel a window of its own."""
        panel = self.panels[name]
        if name not in self._windows:
            corner, size = panel.mapToGlobal(QPoint(24, 24)), panel.size().expandedTo(FLOATING)
            if not panel.isVisible():
                corner = self._window.mapToGlobal(QPoint(80, 80))
            self._detach(name)
            panel.dismiss(dismissed=False)
            window = FloatingPanel(panel, self._window)
            window.closed.connect(lambda: self.dock(name))
            self._windows[name] = window
            frame = frame or (corner.x(), corner.y(), size.width(), size.height())
        if frame is not None:
            self._windows[name].setGeometry(_on_a_screen(QRect(*frame)))
        if not panel.isHidden():
            self._windows[name].show()
        self.changed.emit()

    def dock(self, name: str) -> None:
        """Put a panel that floats back into its column."""
        if name in self._windows:
            self._detach(name)
            self._attach(name)
            self.changed.emit()

    def set_hidden(self, name: str, *, hidden: bool) -> None:
        """Put a panel out of sight, or back to where it was."""
        self.panels[name].dismiss(dismissed=hidden)
        self.changed.emit()

    def area_of(self, name: str) -> str:
        """The column that a panel stands in, or would if it did not float."""
        return next(area for area, names in self._places.items() if name in names)

    def place_of(self, name: str) -> int:
        """Its number in its column, from the top."""
        return self._places[self.area_of(name)].index(name)

    def length(self, area: str) -> int:
        """How many panels belong to a column."""
        return len(self._places[area])

    def close_windows(self) -> None:
        """The main window closes: those of the panels go with it."""
        for window in self._windows.values():
            window.hide()

    def _detach(self, name: str) -> None:
        window = self._windows.pop(name, None)
        if window is not None:
            window.release()
        else:
            self.areas[self.area_of(name)].take(self.panels[name])

    def _attach(self, name: str) -> None:
        """Put a panel where it belongs, after those of its column that are there."""
        area = self.area_of(name)
        before = self._places[area][: self.place_of(name)]
        index = sum(other not in self._windows for other in before)
        empty = self.areas[area].isHidden()
        self.areas[area].insert(index, self.panels[name])
        if empty and area != "middle":
            self._give_width(area)

    def _give_width(self, area: str) -> None:
        """A column in which something is shown again gets its usual width from the middle one."""
        sizes = self.columns.sizes()
        number, middle = AREAS.index(area), AREAS.index("middle")
        wanted = side_widths(self._window.width())[0 if area == "left" else 1]
        sizes[middle] -= wanted - sizes[number]
        sizes[number] = wanted
        self.columns.setSizes(sizes)


def _frame(window: QWidget) -> Frame:
    place = window.geometry()
    return place.x(), place.y(), place.width(), place.height()


def _on_a_screen(place: QRect) -> QRect:
    """The same place, or one that can be reached if its screen is gone."""
    grip = place.topLeft() + QPoint(place.width() // 2, 4)
    if any(screen.availableGeometry().contains(grip) for screen in QGuiApplication.screens()):
        return place
    moved = QRect(place)
    moved.moveCenter(QGuiApplication.primaryScreen().availableGeometry().center())
    return moved
