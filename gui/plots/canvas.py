"""A plot with its cursor: where it is, what it says there, and what the mouse does to it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui.plots.lanes import LOWER, UPPER
from gui.plots.layout import Layout, Style
from gui.plots.picture import PlotPicture
from gui.plots.pointer import Pointer
from gui.plots.readout import Cursor, Readout, heading, read
from gui.plots.readout_sheet import Reading
from gui.plots.units import StepScale, Unit
from gui.theme.palette import Palette

NEAR = 6.0
"""Pixels from the cursor to an event that it names."""
REACH = 2.0
"""Pixels around a band within which a click means it."""


class PlotCanvas(PlotPicture):
    """A picture of curves with one cursor, which follows the mouse or stands where keys or a click have put it."""

    pointed = Signal()
    """A person has moved, pinned or freed the cursor."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._pointer = Pointer()
        self._before_click = Pointer()
        self._opened_lanes = False
        self._readout = Readout()
        self.box.clicked.connect(self._on_clicked)
        self.box.follow_asked.connect(self._on_double_clicked)

    def set_unit(self, unit: Unit, caption: str = "") -> None:
        if unit is not self.unit:
            self._pointer.put(None)
        super().set_unit(unit, caption)

    def put_cursor(self, place: float | None, *, pinned: bool = False) -> None:
        """Put the cursor at a place on the axis, or take it away."""
        self._pointer.put(place, pinned=pinned)
        self.repaint_soon()

    def set_cursor(self, place: float | None, *, pinned: bool = False) -> None:
        """The same, as something that a person does."""
        self.put_cursor(place, pinned=pinned)
        self.pointed.emit()

    def set_hover(self, spot: QPointF | None) -> None:
        """Let the cursor follow the mouse, or take it away; a pinned one stays."""
        if self._pointer.follow(spot):
            self.repaint_soon()
            self.pointed.emit()

    @property
    def pinned(self) -> bool:
        """Whether the cursor stays where it is."""
        return self._pointer.pinned

    def cursor_place(self) -> float | None:
        """Where the cursor is on the axis: at a step of the foremost curve; None without a cursor or data."""
        recorded = self.recorded()
        if recorded is None or not self._pointer.shown:
            return None
        place = self._pointer.place or 0.0
        if self._pointer.hover is not None:
            places = self.places()
            place = places.x.value(places.shares(self._pointer.hover)[0])
        return self.on_a_step(place)

    def on_a_step(self, place: float) -> float:
        """The place of the nearest recorded step of the foremost curve, within what is recorded of any."""
        first, last = self.recorded() or (0.0, 0.0)
        scale = self.foremost_scale()
        place = min(max(place, first), last)
        return min(max(scale.place(round(scale.step(place))), first), last)

    def reading(self) -> Cursor | None:
        """What the cursor says; None where there is none."""
        place = self.cursor_place()
        if place is None:
            return None
        layout = self.places()
        here = layout.across(layout.x.coordinate(place))
        near = [
            label
            for there, label in self._placed_events()
            if abs(layout.across(layout.x.coordinate(there)) - here) <= NEAR
        ]
        step = _step_at(self.foremost_scale(), place)
        return Cursor(step, " · ".join([heading(self.unit, place, step), *near]), self._read(place), place)

    def _read(self, place: float) -> tuple[Reading, ...]:
        """What the shown curves say at a place: bands by their quantiles."""
        readings = []
        for curve in self.shown():
            lanes = self._curves.lanes_beside(curve)
            if curve is lanes[0]:
                readings.append(read(lanes, _step_at(self._curves.scale_of(curve), place)))
        return tuple(readings)

    def readout_box(self) -> QRectF:
        """Where the cursor's box was painted last."""
        return self._readout.box

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        # pyqtgraph leaves out moves that follow each other quickly, and the last one must count.
        here, area = event.position(), self.places().area
        hovers = not event.buttons() and area.adjusted(-2, -2, 2, 2).contains(here)
        self.set_hover(here if hovers else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.set_hover(None)

    @property
    def _seeks_room(self) -> bool:
        return super()._seeks_room or self._pointer.shown

    def _draw_over(self, painter: QPainter, layout: Layout, style: Style) -> None:
        if cursor := self.reading():
            self._readout.draw(painter, cursor, self._item, layout, style, pinned=self.pinned)

    def _on_clicked(self, spot: QPointF) -> None:
        """A click on a band shows its lanes; any other pins the cursor, or frees it."""
        pointer, self._before_click = self._pointer, Pointer()
        self._before_click.put(pointer.place, pinned=pointer.pinned)
        self._opened_lanes = self._on_band(spot)
        if self._opened_lanes:
            self.set_single_lanes(True)
        elif pointer.pinned:
            pointer.pinned = False
            self.set_hover(spot)
        else:
            pointer.follow(spot)
            self.set_cursor(self.cursor_place(), pinned=True)

    def _on_double_clicked(self) -> None:
        """What the first click did is taken back."""
        if self._opened_lanes:
            self.set_single_lanes(False)
        self.set_cursor(self._before_click.place, pinned=self._before_click.pinned)
        self.follow()

    def _on_band(self, spot: QPointF) -> bool:
        """Whether there is the middle half of many lanes."""
        layout = self.places()
        place = layout.x.value(layout.shares(spot)[0])
        for band in self._curves.bands():
            if band.curve.opacity < 1:
                continue  # it has no area
            values = band.lanes.at(_step_at(self._curves.scale_of(band.curve), place))
            top, bottom = (layout.up(layout.y.coordinate(values[level])) for level in (UPPER, LOWER))
            if top - REACH <= spot.y() <= bottom + REACH:
                return True
        return False


def _step_at(scale: StepScale, place: float) -> int:
    """The last step that does not lie behind a place."""
    return math.floor(scale.step(place) + 1e-9)
