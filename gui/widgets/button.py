"""Push buttons as this window wants them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from gui.theme.icons import icon
from gui.theme.style import set_role

ICON_SIZE = QSize(16, 16)
ICON_SIZE_BESIDE_TEXT = QSize(22, 16)
"""Wider than the square that the icon fills, so that air remains between icon and text."""


class Button(QPushButton):
    """A button that the mouse presses without taking the focus: Space stays free for play and pause.

    Args:
        text: may be empty; then `name` is needed.
        icon_name: an icon of `assets/icons`.
        role: "primary", "flat", "chip" or nothing.
        name: accessible name and tool tip of a button without text.
    """

    def __init__(
        self,
        text: str = "",
        icon_name: str = "",
        *,
        role: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setAccessibleName(name or text)
        set_role(self, role)
        if not text:
            set_role(self, "true", "bare")
            self.setToolTip(name)
        if icon_name:
            self.set_icon(icon_name)

    def set_icon(self, icon_name: str) -> None:
        """Change the icon; its color follows the button's role and the theme."""
        self.setIcon(icon(icon_name, "accent_text" if self.property("role") == "primary" else "text"))
        self.setIconSize(ICON_SIZE_BESIDE_TEXT if self.text() else ICON_SIZE)
