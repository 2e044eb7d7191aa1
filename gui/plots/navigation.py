"""The keyboard of a plot: zoom, follow, cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gui.plots.box import ZOOM
from gui.plots.canvas import PlotCanvas

FAST = 10
"""Times as far the cursor goes with Shift."""


def press_key(canvas: PlotCanvas, event: QKeyEvent) -> bool:
    """Do what a key stands for, and tell whether it stands for anything.

    + and − zoom, F follows the data again, ←, →, Home and End move the cursor, Enter pins it, and Escape takes
    it away.
    """
    key, recorded = event.key(), canvas.recorded()
    if recorded is None:
        return False
    first, last = recorded
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        _step(canvas, -1 if key == Qt.Key.Key_Left else 1, event.modifiers(), first, last)
    elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        _put_cursor(canvas, first if key == Qt.Key.Key_Home else last)
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
        factor = 1 / ZOOM if key == Qt.Key.Key_Minus else ZOOM
        canvas.zoom(canvas.places().area.center(), factor, factor)
    elif key == Qt.Key.Key_F:
        canvas.follow()
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and canvas.cursor_place() is not None:
        canvas.set_cursor(canvas.cursor_place(), pinned=not canvas.pinned)
    elif key == Qt.Key.Key_Escape and canvas.cursor_place() is not None:
        canvas.set_cursor(None)
    else:
        return False
    return True


def _step(
    canvas: PlotCanvas, direction: int, modifiers: Qt.KeyboardModifier, first: float, last: float
) -> None:
    """Move the cursor by a pixel, or by a step where steps are farther apart than pixels."""
    here = canvas.cursor_place()
    if here is None:
        _put_cursor(canvas, last)
        return
    axis, width, steps = canvas.view_range.x, canvas.places().area.width(), canvas.foremost_scale()
    pixels = direction * (FAST if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
    there = canvas.on_a_step(axis.value(axis.share(here) + pixels / width))
    following = steps.place(round(steps.step(here)) + direction)
    there = max(there, following) if direction > 0 else min(there, following)
    _put_cursor(canvas, min(max(there, first), last))


def _put_cursor(canvas: PlotCanvas, place: float) -> None:
    canvas.set_cursor(place, pinned=canvas.pinned)
    if cursor := canvas.reading():
        values = (f"{reading.curve.name} {reading.text}" for reading in cursor.readings)
        canvas.setAccessibleDescription(f"{cursor.heading}: {', '.join(values)}")
