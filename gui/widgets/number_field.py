"""The one number field of the window: the same text means the same number in every locale."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.formatting import exact
from gui.widgets.field import Field
from gui.widgets.number_steps import Stepper
from gui.widgets.number_text import Bounds, may_become_number, parse_number

_WHEEL_NOTCH = 120
_KEYS = {
    Qt.Key.Key_Up: (1, False),
    Qt.Key.Key_Down: (-1, False),
    Qt.Key.Key_PageUp: (1, True),
    Qt.Key.Key_PageDown: (-1, True),
}


class NumberField(Field):
    """Shows and takes one number.

    Enter and leaving the field commit what was typed; Escape, and leaving it with something that is no number,
    bring the last good value back. Up, Down and the wheel (only with the focus) go one step, Page Up and
    Page Down a decade or ten steps.

    Signals:
        edited: the number that the person committed, a float or (for whole numbers) an int.
        scrubbed: a passing value while it is being dragged; `edited` follows at the end.
    """

    edited = Signal(object)
    scrubbed = Signal(object)

    def __init__(
        self,
        value: float,
        bounds: Bounds | None = None,
        *,
        whole: bool = False,
        logarithmic: bool = False,
        usual: tuple[float, float] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._line = QLineEdit()
        super().__init__(self._line, parent)
        self._bounds = bounds or Bounds()
        self._whole = whole
        self._stepper = Stepper(bounds=self._bounds, logarithmic=logarithmic, whole=whole, usual=usual)
        self._wheel = 0
        self._value = value
        self._line.setMinimumWidth(48)
        self._show()
        self._line.textEdited.connect(self._on_typing)
        self._line.returnPressed.connect(self.commit)
        self._line.installEventFilter(self)

    def value(self) -> float | int:
        """The last good value."""
        return self._value

    def text(self) -> str:
        """What stands in the field."""
        return self._line.text()

    def set_value(self, value: float) -> None:
        """Show a value without a signal. What is being typed right now stays."""
        self._value = value
        if not (self._line.hasFocus() and self._line.isModified()):
            self._show()

    def commit(self) -> bool:
        """Take over what was typed; False if it cannot be, then the field says why."""
        if not self._line.isModified():
            return True
        problem, value = self._read()
        self._set_own_error(problem)
        if problem:
            return False
        self._accept(value)
        return True

    def nudge(self, steps: int, *, page: bool = False) -> None:
        """Go some steps up (or down, if negative) and commit."""
        if self._line.isModified() and not self.commit():
            return
        self._accept(self._stepper.move(self._value, steps, page=page))

    def scrub(self, start: float, steps: int) -> None:
        """Show `start` moved by `steps` without a commit; `finish_scrub` commits."""
        self._line.setText(exact(self._stepper.move(start, steps)))
        self._line.setModified(True)
        self.scrubbed.emit(self._read()[1])

    def finish_scrub(self) -> None:
        """Commit the value that a scrub arrived at."""
        self.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys, wheel and focus of the line edit."""
        if watched is self._line:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
            if isinstance(event, QWheelEvent):
                return self._on_wheel(event)
            if isinstance(event, QFocusEvent):
                self._on_focus(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:  # no number needs one typed; the window plays and pauses with it
            event.ignore()
            return True
        if key in _KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            steps, page = _KEYS[key]
            self.nudge(steps, page=page)
            return True
        if key == Qt.Key.Key_Escape and (self._line.isModified() or self._own_error):
            self._set_own_error("")
            self._show()
            self._line.selectAll()
            return True
        return False

    def _on_wheel(self, event: QWheelEvent) -> bool:
        if not self._line.hasFocus():
            event.ignore()  # The panel around the field scrolls instead.
            return True
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _WHEEL_NOTCH)
        if steps:
            self._wheel -= steps * _WHEEL_NOTCH
            self.nudge(steps)
        event.accept()
        return True

    def _on_focus(self, event: QFocusEvent) -> None:
        if event.gotFocus():
            self._wheel = 0
            self._set_note("")
        elif event.reason() != Qt.FocusReason.PopupFocusReason and not self.commit():
            note = self.tr("Kept {value}: {problem}")
            self._set_note(note.format(value=exact(self._value), problem=self._own_error))
            self._set_own_error("")
            self._show()

    def _on_typing(self, text: str) -> None:
        # A bound may only seem broken while one types ("0" on the way to "0.01"); letters never come right.
        problem = "" if may_become_number(text) else self._read()[0]
        self._set_own_error(problem)

    def _read(self) -> tuple[str, float | int]:
        try:
            value = parse_number(self._line.text(), whole=self._whole)
        except ValueError as error:
            return str(error), self._value
        return self._bounds.problem(value), value

    def _accept(self, value: float) -> None:
        changed = value != self._value
        self._value = value
        self._show()
        if changed:
            self.edited.emit(value)

    def _show(self) -> None:
        self._line.setText(exact(self._value))  # Clears the modified flag.
        self._line.setCursorPosition(0)
