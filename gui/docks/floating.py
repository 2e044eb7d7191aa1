"""A panel in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.panels.base import Panel
from gui.proportions import GAP


class FloatingPanel(QWidget):
    """Belongs to the main window, and does what its keys do. It vanishes while its panel has nothing to say.

    Signals:
        closed: a person has closed it; the panel wants to be put back.
    """

    closed = Signal()

    def __init__(self, panel: Panel, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self._panel, self._main = panel, window
        self.setObjectName("floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(panel.title())
        self.addActions(window.actions())
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(panel)
        panel.installEventFilter(self)
        panel.take_place()

    def release(self) -> None:
        """Let go of the panel, and be no more."""
        self._panel.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show and hide with the panel."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self._panel.isHidden())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing here wants is for the main window: Space plays there."""
        QApplication.sendEvent(self._main, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
