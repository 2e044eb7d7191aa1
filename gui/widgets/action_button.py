"""A button that does what an action does, and shows whether it can."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.widgets.button import Button


class ActionButton(Button):
    """Follows its action: enabled, icon (named by the action's data), tool tip with the shortcut; a primary
    button also the text.

    Args:
        text: what stands on the button; without it a plain button shows the icon alone.
    """

    def __init__(
        self,
        action: QAction,
        text: str = "",
        *,
        role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._follows_text = role == "primary"
        text = action.text() if self._follows_text else text
        super().__init__(text, role=role, name=_plain(action.text()), parent=parent)
        self._action = action
        if text and not self._follows_text:
            self.setAccessibleName(text)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setEnabled(action.isEnabled())
        if self._follows_text:
            self.setText(_plain(action.text()))
            self.setAccessibleName(self.text())
        if self._follows_text or not self.text():
            self.set_icon(action.data())
        tip = action.toolTip()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{tip} ({keys})" if keys else tip)


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")
