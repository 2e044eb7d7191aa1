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

    + and − zoom, F follows the data again, ←, →, Home and End move the cursor, and Escape takes it away.
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
    elif key == Qt.Key.Key_Escape and canvas.cursor_step() is not None:
        canvas.set_cursor(None)
    else:
        return False
    return True


def _step(canvas: PlotCanvas, direction: int, modifiers: Qt.KeyboardModifier, first: int, last: int) -> None:
    """Move the cursor by a pixel, or by a step where steps are farther apart than pixels."""
    here = canvas.cursor_step()
    if here is None:
        _put_cursor(canvas, last)
        return
    scale, width = canvas.view_range.x, canvas.places().area.width()
    pixels = direction * (FAST if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
    there = round(scale.value(scale.share(max(here, 1) if scale.logarithmic else here) + pixels / width))
    there = max(there, here + 1) if direction > 0 else min(there, here - 1)
    _put_cursor(canvas, min(max(there, first), last))


def _put_cursor(canvas: PlotCanvas, step: int) -> None:
    canvas.set_cursor(step)
    if cursor := canvas.reading():
        values = (f"{reading.curve.label} {reading.text}" for reading in cursor.readings)
        canvas.setAccessibleDescription(f"{cursor.heading}: {', '.join(values)}")
