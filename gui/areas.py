"""The window's areas: columns of panels that a person can resize, and that vanish when nothing in them is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from gui.panels.base import Panel
from gui.proportions import GAP, SCROLL_BAR

MARGINS = 8
"""Of a handle in the style sheet; Qt adds them to the height alone."""
NARROWEST = 240
"""Width of a column of forms."""
UNBOUNDED = 16_777_215
"""Qt's largest height."""


class PanelSplitter(QSplitter):
    """Panels under each other, with handles between them."""

    def __init__(self, panels: Sequence[Panel], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        calm(self)
        self.panels: list[Panel] = []
        self._scrolls: dict[Panel, _Scroll] = {}
        self._rest: QWidget | None = None
        for panel in panels:
            self._put(len(self.panels), panel)
        self._follow_panels()

    def insert(self, index: int, panel: Panel) -> None:
        """Take a panel in, before the one at `index`. Forms, which may be long, scroll here."""
        self._put(index, panel)
        self._follow_panels()

    def take(self, panel: Panel) -> None:
        """Let a panel go; it is nowhere then."""
        self.panels.remove(panel)
        panel.removeEventFilter(self)
        if panel in self._scrolls:
            self._scrolls[panel].takeWidget()
        panel.setParent(None)
        if (scroll := self._scrolls.pop(panel, None)) is not None:
            scroll.hide()
            scroll.setParent(None)
            scroll.deleteLater()
        self._follow_panels()

    def even_out(self) -> None:
        """Share the height as at first."""
        self.setSizes([panel.sizeHint().height() + 2000 * panel.stretch for panel in self.panels])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A panel that hides or shows itself may empty or fill the area."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._follow_panels()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Panels may have found out how high they can be at most."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fill_up()
        return super().event(event)

    def _put(self, index: int, panel: Panel) -> None:
        if panel.area == "left":
            self._scrolls[panel] = _Scroll(panel)
        self.panels.insert(index, panel)
        self.insertWidget(index, self._scrolls.get(panel, panel))
        self.setStretchFactor(index, panel.stretch)
        panel.take_place()
        panel.installEventFilter(self)

    def _follow_panels(self) -> None:
        for panel, scroll in self._scrolls.items():
            scroll.setHidden(panel.isHidden())
        self._fill_up()
        self.setVisible(any(not panel.isHidden() for panel in self.panels))

    def _fill_up(self) -> None:
        """Where no panel takes all the height, nothing does: else the splitter would be no higher than they."""
        shown = [self._scrolls.get(panel, panel) for panel in self.panels if not panel.isHidden()]
        bounded = bool(shown) and all(child.maximumHeight() < UNBOUNDED for child in shown)
        if bounded and self._rest is None:
            self._rest = QWidget()
            self.addWidget(self._rest)
            self.setStretchFactor(self.count() - 1, 1)
        if self._rest is not None and self._rest.isHidden() is bounded:
            self._rest.setVisible(bounded)


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
        self.panels: list[Panel] = []
        for panel in panels:
            self._put(len(self.panels), panel)
        self._column.addStretch(1)
        self.setWidget(self._content)

    def insert(self, index: int, panel: Panel) -> None:
        """Take a panel in, before the one at `index`."""
        self._put(index, panel)
        self._follow_panels()

    def take(self, panel: Panel) -> None:
        """Let a panel go; it is nowhere then."""
        self.panels.remove(panel)
        self._column.removeWidget(panel)
        panel.removeEventFilter(self)
        panel.setParent(None)
        self._follow_panels()

    def even_out(self) -> None:
        """Heights here are always those that are needed; begin at the top."""
        self.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A panel that hides or shows itself may empty or fill the column."""
        moved = (
            event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent) and watched in self.panels
        )
        if moved or (event.type() == QEvent.Type.LayoutRequest and watched is self._content):
            self._follow_panels()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint() + QSize(SCROLL_BAR, 0)

    def _put(self, index: int, panel: Panel) -> None:
        self.panels.insert(index, panel)
        self._column.insertWidget(index, panel)
        panel.take_place()
        panel.installEventFilter(self)

    def _follow_panels(self) -> None:
        """Be as wide as the widest panel needs: it scrolls in one direction only."""
        self.setMinimumWidth(max(NARROWEST, self._content.minimumSizeHint().width() + SCROLL_BAR))
        self.setVisible(any(not panel.isHidden() for panel in self.panels))


class _Scroll(QScrollArea):
    """Holds one form between panels that share the height."""

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        self._panel = panel
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(panel)

    def sizeHint(self) -> QSize:
        return self._panel.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMaximumHeight(max(self._panel.sizeHint().height(), 80))


PanelArea = PanelSplitter | PanelColumn
"""What panels can be put into and taken out of."""


def calm(splitter: QSplitter) -> None:
    """Handles as wide as the gap between cards; nothing can be dragged out of sight."""
    horizontal = splitter.orientation() == Qt.Orientation.Horizontal
    splitter.setHandleWidth(GAP if horizontal else GAP - MARGINS)
    splitter.setChildrenCollapsible(False)
