"""What gives way where a row has too little room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget


class GivesWay(Protocol):
    """A part of a row that can do with less."""

    @property
    def kept_back(self) -> int:
        """Pixels that it would have, and has not now."""

    def give(self, excess: int) -> int:
        """Do with less, if there is too little room by `excess` pixels, or else have it all.

        Returns the pixels that it can spare.
        """


class Hides:
    """A widget that is there or not.

    Args:
        gap: pixels between it and the next one.
    """

    def __init__(self, widget: QWidget, gap: int) -> None:
        self._widget, self._gap = widget, gap

    @property
    def _width(self) -> int:
        return max(self._widget.minimumSizeHint().width(), self._widget.minimumWidth()) + self._gap

    @property
    def kept_back(self) -> int:
        """See `GivesWay`."""
        return self._width if self._widget.isHidden() else 0

    def give(self, excess: int) -> int:
        """See `GivesWay`."""
        width = self._width
        self._widget.setHidden(excess > 0)
        return width


class Narrows:
    """A label whose text may be cut.

    Args:
        slim: pixels that it needs at least.

    Attributes:
        width: that it has where there is room.
    """

    def __init__(self, label: QLabel, slim: int) -> None:
        self._label, self._slim = label, slim
        self.width = 0

    @property
    def kept_back(self) -> int:
        """See `GivesWay`."""
        return self.width - self._label.minimumWidth()

    def give(self, excess: int) -> int:
        """See `GivesWay`."""
        spare = max(self.width - self._slim, 0)
        self._label.setMinimumWidth(self.width - min(max(excess, 0), spare))
        return spare


class Crowding(QObject):
    """Has the parts of a row give way in turn whenever its width or what it holds has changed.

    Args:
        row: has a layout; it may be made narrower than that wants.
        parts: those that can, the least important first.
    """

    def __init__(self, row: QWidget, parts: Sequence[GivesWay]) -> None:
        super().__init__(row)
        self._row, self._parts = row, tuple(parts)
        row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Give each part what there is for it."""
        layout = self._row.layout()
        assert layout is not None
        wanted = layout.minimumSize().width() + sum(part.kept_back for part in self._parts)
        excess = wanted - self._row.width()
        for part in self._parts:
            excess -= part.give(excess)
