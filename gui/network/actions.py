"""What can be done with the selected layer: one list for keys, context menu and inspector."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.theme.icons import icon


class LayerActions(QObject):
    """Actions of a strip, with the keys that work while the focus is inside `owner`.

    Attributes:
        edit, insert, duplicate, left, right, remove: of the selected layer, in the order of the menu.
        previous, following, first, last: select another card.
        cancel: gives up a drag, closes the inspector.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.edit = self._action(self.tr("Edit"), "Return", "Enter", "F2")
        self.insert = self._action(self.tr("Insert after"), "Insert", "+", icon_name="plus")
        self.duplicate = self._action(self.tr("Duplicate"), "Ctrl+D", icon_name="duplicate")
        self.left = self._action(self.tr("Move left"), "Alt+Left", icon_name="arrow-left")
        self.right = self._action(self.tr("Move right"), "Alt+Right", icon_name="arrow-right")
        self.remove = self._action(self.tr("Remove"), "Delete", "Backspace", icon_name="trash")
        self.previous = self._action(self.tr("Select the card before"), "Left")
        self.following = self._action(self.tr("Select the card after"), "Right")
        self.first = self._action(self.tr("Select the first card"), "Home")
        self.last = self._action(self.tr("Select the last card"), "End")
        self.cancel = self._action(self.tr("Cancel"), "Escape")

    def connect_to(self, **slots: Callable[[], object]) -> None:
        """Connect each action, by its attribute's name, to what it does."""
        for name, slot in slots.items():
            action: QAction = getattr(self, name)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())

    def follow(self, position: int, count: int) -> None:
        """Enable what makes sense for the layer at `position` of `count`; before 0 is the input."""
        layer = 0 <= position < count
        for action in (self.edit, self.duplicate, self.remove):
            action.setEnabled(layer)
        self.left.setEnabled(layer and position > 0)
        self.right.setEnabled(layer and position < count - 1)

    def of_menu(self) -> tuple[QAction, ...]:
        """What is done with a layer, in the order of a menu."""
        return (self.edit, self.insert, self.duplicate, self.left, self.right, self.remove)

    def _action(self, text: str, *keys: str, icon_name: str = "") -> QAction:
        action = QAction(text, self)
        if icon_name:
            action.setIcon(icon(icon_name, "muted"))
        action.setShortcuts([QKeySequence(key) for key in keys])
        native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({native})")
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._owner.addAction(action)
        return action
