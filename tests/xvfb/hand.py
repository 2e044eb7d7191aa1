"""A hand on the mouse and the keyboard of a real X display, through xdotool."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, QRect
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QScrollArea, QWidget

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

PATIENCE = 30.0
"""Seconds until something that should happen counts as not happening."""
LOOKS = 5
"""At a widget, without seeing it move, until it is taken to rest."""
PACE = "0.03"
"""Seconds at each place that something is dragged over."""
WHEEL_UP, WHEEL_DOWN = 4, 5
"""What X calls the turns of the mouse wheel."""


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Run the event loop until the condition holds. Raises AssertionError that names what was waited for."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited {PATIENCE:g} s in vain until {what}"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def _xdotool(*words: str) -> None:
    """Let xdotool act while the window's event loop goes on."""
    process = subprocess.Popen(["xdotool", *words])
    wait_until(lambda: process.poll() is not None, f"xdotool {' '.join(words)} ended")
    assert process.returncode == 0, f"xdotool {' '.join(words)} failed"


class Hand:
    """Clicks and types as a person does: at places on the screen, with no way around the display."""

    def click_at(self, place: QPoint, button: int = 1, times: int = 1) -> None:
        """Press a mouse button at a place on the screen, once or several times in a row."""
        _xdotool(*_move(place))
        wait_until(lambda: QCursor.pos() == place, "the mouse is there")
        _xdotool("click", "--repeat", str(times), "--delay", "60", str(button))

    def drag(self, way: Sequence[QPoint]) -> None:
        """Press the left button at the first place, and let go at the last one.

        In one go: while something is dragged between windows, the program waits for the button to be let go of.
        """
        words = [*_move(way[0]), "mousedown", "1"]
        for place in way[1:]:
            words += [*_move(place), "sleep", PACE]
        _xdotool(*words, "mouseup", "1")

    def click(self, widget: QWidget, button: int = 1) -> None:
        """Click the middle of a widget; it must be in sight, and come to rest."""
        wait_until(
            lambda: widget.isVisible() and widget.width() > 0, f"{widget.accessibleName()!r} is in sight"
        )
        self._await_rest(widget)
        self.click_at(widget.mapToGlobal(widget.rect().center()), button)

    def _await_rest(self, widget: QWidget) -> None:
        """What else is being laid out may still move it."""
        seen = [QPoint(-1, -1)]

        def rests() -> bool:
            seen.append(widget.mapToGlobal(widget.rect().center()))
            return len(set(seen[-LOOKS:])) == 1

        wait_until(rests, f"{widget.accessibleName()!r} has come to rest")

    def reach(self, widget: QWidget) -> None:
        """Click a widget after turning the mouse wheel until it is in sight."""
        middle = QRect(widget.rect().center(), widget.rect().center())

        def in_sight() -> bool:
            return widget.visibleRegion().contains(middle)

        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        for _ in range(40):
            if area is None:
                break
            if in_sight():
                self._await_rest(widget)
            if in_sight():
                break
            below = widget.mapTo(area, middle.center()).y() > area.height() // 2
            # Over the margin, where no field takes the wheel for itself.
            self.click_at(area.mapToGlobal(QPoint(3, area.height() // 2)), WHEEL_DOWN if below else WHEEL_UP)
        self.click(widget)

    def choose(self, text: str) -> None:
        """Click an entry of the menu or list that is open."""
        wait_until(lambda: QApplication.activePopupWidget() is not None, "a menu is open")
        popup = QApplication.activePopupWidget()
        assert popup is not None
        self.click_at(popup.mapToGlobal(_entry(popup, text).center()))
        wait_until(lambda: QApplication.activePopupWidget() is not popup, "the menu is closed")

    def press(self, *keys: str) -> None:
        """Press keys by their X names, for instance ``space`` or ``ctrl+z``."""
        _xdotool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type text into what has the focus."""
        _xdotool("type", "--delay", "8", text)


def _move(place: QPoint) -> tuple[str, ...]:
    return "mousemove", str(place.x()), str(place.y())


def _entry(popup: QWidget, text: str) -> QRect:
    """Where an entry stands in a popup: in a menu, or in a combo box's list."""
    if isinstance(popup, QMenu):
        return popup.actionGeometry(_starting_with(popup.actions(), text, QAction.text))
    view = popup if isinstance(popup, QAbstractItemView) else popup.findChild(QAbstractItemView)
    assert view is not None, "this popup holds no list"
    model = view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    index = _starting_with(rows, text, lambda row: str(row.data()))
    view.scrollTo(index)
    corner = view.viewport().mapTo(popup, QPoint())
    return view.visualRect(index).translated(corner)


def _starting_with(items: Iterable[T], text: str, name: Callable[[T], str]) -> T:
    items = list(items)
    for item in items:
        if name(item).replace("&", "").startswith(text):
            return item
    raise AssertionError(f"no entry {text!r} among {[name(item) for item in items]}")


def named(parent: QWidget, kind: type[W], name: str) -> W:
    """The visible widget of a kind whose accessible name, or text, begins with `name`."""
    found = [
        widget
        for widget in parent.findChildren(kind)
        if widget.isVisible() and (widget.accessibleName() or _text(widget)).startswith(name)
    ]
    assert found, f"no visible {kind.__name__} is called {name!r}"
    return found[0]


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel) else ""
