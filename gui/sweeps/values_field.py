"""A line to type the values in that are to be tried of a number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.fields import Number
from gui.sweeps.values_text import parse_values, values_text
from gui.widgets.field import Field


class ValuesField(Field):
    """Takes a list or a range, and says beneath what a range means.

    Signals:
        edited: the values that the line means now, a tuple; after each change of the text that means something.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(self.line, parent)
        self._field: Number | None = None
        self._values: tuple[float, ...] = ()
        self.line.setPlaceholderText("0.001; 0.01; 0.1")
        self.line.setToolTip(
            self.tr("A list such as {list}, or a range such as {range}: nine values.").format(
                list="0.01; 0.03; 0.1", range="0.001 … 1 × 9"
            )
        )
        self.line.textEdited.connect(self._read)

    def show_values(self, field: Number, values: tuple[float, ...]) -> None:
        """Values of a field, without a signal."""
        self._field, self._values = field, values
        self.line.setText(values_text(values))
        self.line.setCursorPosition(0)
        self._set_own_error("")
        self._set_note("")

    def values(self) -> tuple[float, ...]:
        """What the line means; nothing while it means nothing."""
        return self._values

    def _read(self, text: str) -> None:
        if self._field is None:
            return
        try:
            self._values = parse_values(text, self._field)
        except ValueError as error:
            self._values = ()
            self._set_own_error(str(error))
        else:
            self._set_own_error("")
            told = values_text(self._values)
            count = len(self._values)
            told_count = self.tr("1 value") if count == 1 else self.tr("{count} values").format(count=count)
            self._set_note("" if told == text.strip() else f"{told_count}: {told}")
        self.edited.emit(self._values)
