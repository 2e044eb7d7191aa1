"""How far long work is, how long it will still take, and a button that ends it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from gui.sweeps.words import duration
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.elided_label import ElidedLabel

FINE = 1000
"""Parts of the bar."""


class ProgressRow(QWidget):
    """Keeps its place while nothing goes on: there its last words stand.

    Signals:
        cancelled: the button was pressed.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setRange(0, FINE)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setFixedWidth(150)
        self.cancel_button = Button(self.tr("Cancel"), "close")
        self.cancel_button.clicked.connect(lambda _checked: self.cancelled.emit())
        self._words = ElidedLabel()
        set_role(self._words, "caption")
        for widget in (self.bar, self.cancel_button):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(False)
            widget.setSizePolicy(policy)
        self.cancel_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.bar)
        row.addWidget(self._words, 1)
        row.addWidget(self.cancel_button)
        self.rest("")

    def words(self) -> str:
        """What stands beside the bar."""
        return self._words.text()

    def show_progress(self, share: float, remaining: float | None, what: str = "") -> None:
        """It goes on: the part that is done, and the seconds that are left, where they are known."""
        self.bar.show()
        self.cancel_button.show()
        self.bar.setValue(round(FINE * share))
        left = self.tr("about {time} left").format(time=duration(remaining)) if remaining is not None else ""
        self._words.setText(" · ".join(filter(None, (what, left))))

    def rest(self, words: str) -> None:
        """Nothing goes on (any more)."""
        self.bar.hide()
        self.cancel_button.hide()
        self._words.setText(words)
