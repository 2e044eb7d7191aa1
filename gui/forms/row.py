"""One line of a form: caption, mark of a live field, input."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.fields import Field as Declared
from gui.forms.editor import Editor, FormSignals, Place
from gui.forms.fold import reveal
from gui.forms.words import caption, caption_lengths, field_tip
from gui.theme.style import set_role
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.field import Field
from gui.widgets.number_field import NumberField
from gui.widgets.scrub_label import ScrubLabel

INDENT = 10
CAPTION_SHARE, FIELD_SHARE = 9, 11
"""Caption and input share the width of every line alike, so that all inputs of a form stand in one column."""


class LiveDot(QWidget):
    """A small dot: this field may change while a run goes on."""

    DIAMETER = 5

    def __init__(self, *, live: bool, level_with: QWidget) -> None:
        super().__init__()
        self._live = live
        self._level_with = level_with
        self.setFixedWidth(self.DIAMETER)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        if live:
            self.setToolTip(self.tr("Can change while it trains."))

    def sizeHint(self) -> QSize:
        return QSize(self.DIAMETER, self._level_with.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._live:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
            top = (self.sizeHint().height() - self.DIAMETER) / 2
            painter.drawEllipse(0, round(top), self.DIAMETER, self.DIAMETER)


class RowEditor(Editor):
    """An editor that is one line. A subclass makes the input in `make_input` and fills it in `show_value`.

    Class attributes:
        wide: whether the input takes the whole width under its caption, not the place beside it.
    """

    wide: ClassVar[bool] = False

    def __init__(
        self, field: Declared, place: Place, signals: FormSignals, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, place, signals, parent)
        self.input = self.make_input()
        self.input.setAccessibleName(caption(field))
        line = self.input.focusProxy() or self.input.editor
        self.caption = self._make_caption(line)
        self.dot = LiveDot(live=self.place.live, level_with=self.caption if self.wide else line)
        self.set_tip(field_tip(field, live=self.place.live, owner=place.owner))
        self._arrange()

    def make_input(self) -> Field:
        """The input, connected to `self.announce`."""
        raise NotImplementedError

    def announce(self, value: Any) -> None:
        """Tell the form's owner that the person gave a new value."""
        self.signals.edited.emit(self.path, value)

    def set_tip(self, tip: str) -> None:
        """Give caption and input a tool tip."""
        self.caption.setToolTip(tip)
        self.input.setToolTip(tip)

    def show_error(self, message: str) -> bool:
        self.input.set_error(message)
        if message:
            reveal(self)
        return True

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self.caption, CAPTION_SHARE, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignTop)
        if not self.wide:
            row.addWidget(self.input, FIELD_SHARE)
            self.setLayout(row)
            return
        # The dot stands where those of the other lines do.
        row.addStretch(FIELD_SHARE)
        self.input.setContentsMargins(INDENT * self.place.depth, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.input)

    def _make_caption(self, line: QWidget) -> ElidedLabel:
        text = caption_lengths(self.field)
        label = ScrubLabel(text, self.input) if isinstance(self.input, NumberField) else ElidedLabel(text)
        label.setAccessibleName(caption(self.field))
        if not self.wide:
            label.level_with(line)
        label.setContentsMargins(INDENT * self.place.depth, 0, 0, 0)
        label.setBuddy(self.input.editor)
        set_role(label, "caption")
        for widget in (label, self.input):
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            widget.setSizePolicy(policy)
            widget.setMinimumWidth(40)
        return label
