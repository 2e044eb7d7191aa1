"""What the dialogs that train many runs share: closing them cancels, and what is drawn of the figures keeps calm."""

from __future__ import annotations

import time
from typing import ClassVar, Literal, Protocol

from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from gui.context import Context
from gui.sweeps.progress_row import ProgressRow
from gui.sweeps.sweep import SweepState
from gui.theme.style import set_role
from gui.widgets.button import Button

SHARE = 0.92
"""Of the window, for a dialog that would be larger."""


class Computation(Protocol):
    """What such a dialog has done in the background."""

    @property
    def state(self) -> SweepState:
        """What has become of it."""

    @property
    def progressed(self) -> SignalInstance:
        """Figures have come."""

    @property
    def ended(self) -> SignalInstance:
        """Nothing more will come."""

    def start(self) -> None:
        """Begin."""

    def cancel(self) -> None:
        """Stop at once."""

    def deleteLater(self) -> None:
        """It is no longer needed."""


class SweepDialog(QDialog):
    """Stands beside the window, and follows one computation at a time.

    A dialog tells by `_draw` what is found, by `_refresh` what can be asked for, and by `_conclude` how it ended.

    Class attributes:
        calm: seconds between two drawings while figures come: with every frame they could not be read.

    Attributes:
        message: what is wrong, or was done.
        progress: how far it is.
    """

    calm: ClassVar[float] = 0.1

    def __init__(self, context: Context, parent: QWidget, title: str, size: QSize, smallest: QSize) -> None:
        super().__init__(parent)
        self._context = context
        self._computation: Computation | None = None
        self._drawn = 0.0
        self.setWindowTitle(title)
        self.setMinimumSize(smallest)
        self.resize(size.boundedTo(parent.window().size() * SHARE))
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self.cancel)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.message, "message")
        self.close_button = Button(self.tr("Close"))
        self.close_button.clicked.connect(lambda _checked: self.close())

    @property
    def running(self) -> bool:
        """Whether anything is computed."""
        return self._computation is not None and self._computation.state == "running"

    def cancel(self) -> None:
        """Stop; what has been found stays."""
        if self._computation is not None:
            self._computation.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.cancel()
        super().closeEvent(event)

    def reject(self) -> None:
        self.cancel()
        super().reject()

    def _compute(self, computation: Computation) -> None:
        """Let it begin, in the place of the one before."""
        if self._computation is not None:
            self._computation.deleteLater()
        self._computation = computation
        computation.progressed.connect(self._on_progressed)
        computation.ended.connect(self._on_ended)
        computation.start()
        self._draw_now()
        self._refresh()

    def _draw_now(self) -> None:
        self._drawn = time.monotonic()
        self._draw()

    def _on_progressed(self) -> None:
        if time.monotonic() - self._drawn >= self.calm:
            self._draw_now()

    def _on_ended(self) -> None:
        self._draw_now()
        self._refresh()
        self._conclude()

    def _draw(self) -> None:
        raise NotImplementedError

    def _refresh(self) -> None:
        raise NotImplementedError

    def _conclude(self) -> None:
        raise NotImplementedError

    def _tell(self, words: str, severity: Literal["error", "info"] = "error") -> None:
        set_role(self.message, severity, "severity")
        self.message.setText(words)

    def _label(self, text: str, role: Literal["title", "caption"], buddy: QWidget | None = None) -> QLabel:
        label = QLabel(text)
        set_role(label, role)
        if buddy is not None:
            label.setBuddy(buddy)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return label
