"""A field that takes one key as it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

ALONE = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
}
"""Keys that mean nothing without another."""
LEAVING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
CLEARING = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class KeyField(QLineEdit):
    """Shows a key; the next one that is pressed takes its place. Backspace leaves none, Escape ends it.

    Signals:
        pressed: the `QKeySequence`, empty for none.
        cancelled: Escape.
    """

    pressed = Signal(object)
    cancelled = Signal()

    def __init__(self, key: QKeySequence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Press a key"))
        self.setAccessibleName(self.placeholderText())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.show_key(key)

    def show_key(self, key: QKeySequence) -> None:
        """Show another one."""
        self.setText(key.toString(QKeySequence.SequenceFormat.NativeText))

    def event(self, event: QEvent) -> bool:
        """Whatever is pressed is for this field, be it a shortcut or not."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = not modifiers
        if key in ALONE or key == Qt.Key.Key_unknown:
            return
        if plain and key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in LEAVING:
            super().keyPressEvent(event)
        elif plain and key in CLEARING:
            self.pressed.emit(QKeySequence())
        else:
            self.pressed.emit(QKeySequence(event.keyCombination()))
