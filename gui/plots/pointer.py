"""Where the cursor of a plot is: under the mouse, or at a place that keys, a click or another plot gave it."""

from __future__ import annotations

from PySide6.QtCore import QPointF


class Pointer:
    """At most one cursor.

    Attributes:
        place: on the horizontal axis, where it does not follow the mouse.
        hover: the mouse, in pixels, where it does.
        pinned: whether it stays where it is until it is freed.
    """

    def __init__(self) -> None:
        self.place: float | None = None
        self.hover: QPointF | None = None
        self.pinned = False

    @property
    def shown(self) -> bool:
        """Whether there is a cursor."""
        return self.place is not None or self.hover is not None

    def put(self, place: float | None, *, pinned: bool = False) -> None:
        """Stand at a place, or nowhere."""
        self.place, self.hover = place, None
        self.pinned = pinned and place is not None

    def follow(self, hover: QPointF | None) -> bool:
        """Follow the mouse, unless pinned; whether anything has changed."""
        if self.pinned or (hover is None and self.hover is None):
            return False
        self.place, self.hover = None, hover
        return True
