"""The rounded card that everything in the window lies on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.theme.style import set_role
from gui.widgets.elided_label import ElidedLabel

HEADER_HEIGHT = 22
"""Room for a small button, whether there is one or not: titles of neighboring cards stay on one line."""


class Card(QFrame):
    """A title, a muted subtitle at the right, a slot for more between them, and a body.

    Attributes:
        body: layout for the contents.
    """

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._title = ElidedLabel(title, self)
        # The subtitle gives way before it.
        self._title.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._title.setMinimumHeight(HEADER_HEIGHT)
        set_role(self._title, "title")
        self._subtitle = ElidedLabel(subtitle, self)
        self._subtitle.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_role(self._subtitle, "caption")
        self._header = QHBoxLayout()
        self._header.setSpacing(8)
        self._header.addWidget(self._title)
        self._header.addWidget(self._subtitle, 1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 12)
        column.setSpacing(4)
        column.addLayout(self._header)
        column.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def title(self) -> str:
        return self._title.text()

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def subtitle(self) -> str:
        return self._subtitle.text()

    def set_subtitle(self, subtitle: str) -> None:
        self._subtitle.setText(subtitle)

    def add_to_header(self, widget: QWidget) -> None:
        """Put a small widget at the right end of the header, after the subtitle."""
        self._header.addWidget(widget)
