"""The window's areas: columns of panels that a person can resize, and that vanish when nothing in them is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from gui.panels.base import Panel
from gui.proportions import GAP, SCROLL_BAR

MARGINS = 8
"""Of a handle in the style sheet; Qt adds them to the height alone."""
NARROWEST = 240
"""Width of a column of forms."""


class PanelSplitter(QSplitter):
    """Panels under each other, with handles between them."""

    def __init__(self, panels: Sequence[Panel], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        calm(self)
        self._panels = tuple(panels)
        for index, panel in enumerate(panels):
            self.addWidget(panel)
            self.setStretchFactor(index, panel.stretch)
            panel.take_place()
            panel.installEventFilter(self)
        self._follow_panels()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A panel that hides or shows itself may empty or fill the area."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._follow_panels()
        return super().eventFilter(watched, event)

    def _follow_panels(self) -> None:
        self.setVisible(any(not panel.isHidden() for panel in self._panels))


class PanelColumn(QScrollArea):
    """Panels under each other, each as high as it needs to be; the column scrolls."""

    def __init__(self, panels: Sequence[Panel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setMinimumWidth(NARROWEST)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        for panel in panels:
            self._column.addWidget(panel)
            panel.take_place()
        self._column.addStretch(1)
        self.setWidget(self._content)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint() + QSize(SCROLL_BAR, 0)


def calm(splitter: QSplitter) -> None:
    """Handles as wide as the gap between cards; nothing can be dragged out of sight."""
    horizontal = splitter.orientation() == Qt.Orientation.Horizontal
    splitter.setHandleWidth(GAP if horizontal else GAP - MARGINS)
    splitter.setChildrenCollapsible(False)
