"""What can be done with the selected layers: one list for keys, context menu and inspector."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.network.selection import Selection
from gui.theme.icons import icon


class LayerActions(QObject):
    """Actions of a strip, with the keys that work while the focus is inside `owner`.

    Attributes:
        edit, insert: of the current layer.
        cut, copy, paste, duplicate, left, right, wrap, unwrap, remove: of the selected ones.
        previous, following, first, last: select another card; extend_…: more of them.
        everything: selects all layers.
        cancel: gives up a drag, closes the inspector.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.edit = self._action(self.tr("Edit"), "Return", "Enter", "F2")
        self.insert = self._action(self.tr("Insert after"), "Insert", "+", icon_name="plus")
        self.cut = self._action(self.tr("Cut"), "Ctrl+X")
        self.copy = self._action(self.tr("Copy"), "Ctrl+C")
        self.paste = self._action(self.tr("Paste after"), "Ctrl+V", icon_name="paste")
        self.duplicate = self._action(self.tr("Duplicate"), "Ctrl+D", icon_name="duplicate")
        self.left = self._action(self.tr("Move left"), "Alt+Left", icon_name="arrow-left")
        self.right = self._action(self.tr("Move right"), "Alt+Right", icon_name="arrow-right")
        self.wrap = self._action(self.tr("Wrap in a residual block"), "Ctrl+G")
        self.unwrap = self._action(self.tr("Unwrap the residual block"), "Ctrl+Shift+G")
        self.remove = self._action(self.tr("Remove"), "Delete", "Backspace", icon_name="trash")
        self.everything = self._action(self.tr("Select all layers"), "Ctrl+A")
        self.previous = self._action(self.tr("Select the card before"), "Left")
        self.following = self._action(self.tr("Select the card after"), "Right")
        self.first = self._action(self.tr("Select the first card"), "Home")
        self.last = self._action(self.tr("Select the last card"), "End")
        self.extend_previous = self._action(self.tr("Extend the selection to the left"), "Shift+Left")
        self.extend_following = self._action(self.tr("Extend the selection to the right"), "Shift+Right")
        self.extend_first = self._action(self.tr("Extend the selection to the first layer"), "Shift+Home")
        self.extend_last = self._action(self.tr("Extend the selection to the last layer"), "Shift+End")
        self.cancel = self._action(self.tr("Cancel"), "Escape")

    def connect_to(self, **slots: Callable[[], object]) -> None:
        """Connect each action, by its attribute's name, to what it does."""
        for name, slot in slots.items():
            action: QAction = getattr(self, name)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())

    def follow(self, selection: Selection, count: int, *, wraps: bool, unwraps: bool) -> None:
        """Enable what makes sense for a selection among `count` layers.

        Args:
            wraps, unwraps: whether a block may be put around it, or is what it consists of.
        """
        layers = selection.layers
        for action in (self.edit, self.cut, self.copy, self.duplicate, self.remove):
            action.setEnabled(bool(layers))
        spread = bool(layers) and not selection.together
        self.left.setEnabled(spread or (bool(layers) and layers[0] > 0))
        self.right.setEnabled(spread or (bool(layers) and layers[-1] < count - 1))
        self.wrap.setEnabled(wraps)
        self.unwrap.setEnabled(unwraps)
        self.everything.setEnabled(count > 0)

    def of_menu(self) -> tuple[tuple[QAction, ...], ...]:
        """What is done with layers, in the order of a menu, in sections."""
        return (
            (self.edit, self.insert),
            (self.cut, self.copy, self.paste, self.duplicate),
            (self.left, self.right),
            (self.wrap, self.unwrap),
            (self.remove,),
        )

    def _action(self, text: str, *keys: str, icon_name: str = "") -> QAction:
        action = QAction(text, self)
        if icon_name:
            action.setIcon(icon(icon_name, "muted"))
            action.setIconVisibleInMenu(False)  # for buttons; menus are plain text
        action.setShortcuts([QKeySequence(key) for key in keys])
        native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({native})")
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._owner.addAction(action)
        return action
