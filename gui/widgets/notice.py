"""A banner inside the window: what happened, what to try, and details to copy."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.theme.icons import icon
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.flow_layout import FlowLayout

GAP = 24
"""Least distance between the text and buttons beside it."""


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_ICON_COLORS = {Severity.INFO: "accent", Severity.WARNING: "warning", Severity.ERROR: "error"}


class _Symbol(QWidget):
    """An icon that follows the theme: it is painted anew each time."""

    def __init__(self, symbol: QIcon, parent: QWidget) -> None:
        super().__init__(parent)
        self._symbol = symbol
        self.setFixedSize(20, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._symbol.paint(QPainter(self), self.rect())


class Notice(QFrame):
    """A message that stays until it is closed or withdrawn.

    Its buttons stand beside the text where there is room, so that it takes little height, else below it.

    Signals:
        closed: the person closed the notice; it hides itself.
    """

    closed = Signal()

    def __init__(
        self,
        severity: Severity,
        text: str,
        advice: str = "",
        details: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        set_role(self, severity.value, "severity")
        self._title = self._label(text, "title")
        self._advice = self._label(advice, "")
        self._advice.setVisible(bool(advice))
        self._details = QPlainTextEdit(details, self)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setMaximumHeight(140)
        self._details.hide()
        self._actions = FlowLayout(spacing=8)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._build(severity)
        if details:
            self._add_details_buttons()
        spoken = (self._severity_word(severity), text, advice)
        self.setAccessibleName(" ".join(part for part in spoken if part))

    def text(self) -> str:
        """What happened."""
        return self._title.text()

    def details(self) -> str:
        return self._details.toPlainText()

    def add_action(self, text: str, callback: Callable[[], object], *, primary: bool = False) -> Button:
        """A button for something to try."""
        button = Button(text, role="primary" if primary else "", parent=self)
        button.clicked.connect(lambda _checked: callback())
        self._actions.addWidget(button)
        self._place_actions()
        return button

    def fit(self, width: int) -> None:
        """Stand as it will at this width: it is as high as it needs to be from the first moment on."""
        for label in (self._title, self._advice):
            label.ensurePolished()
        self.resize(width, self.sizeHint().height())
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self._place_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_actions()

    def _build(self, severity: Severity) -> None:
        symbol = _Symbol(icon(severity.value, _ICON_COLORS[severity]), self)
        close = Button(icon_name="close", role="flat", name=self.tr("Close this message"), parent=self)
        close.clicked.connect(self._close)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._title)
        texts.addWidget(self._advice)
        texts.addWidget(self._details)
        self._body.setSpacing(6)
        self._body.addLayout(texts, 1)
        self._body.addLayout(self._actions)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 10)
        row.setSpacing(10)
        row.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._body, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def _place_actions(self) -> None:
        texts = (self._title, self._advice)
        needed = max(label.fontMetrics().horizontalAdvance(label.text()) for label in texts)
        needed += self._actions.sizeHint().width() + GAP
        beside = self._details.isHidden() and needed <= self._body.geometry().width()
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _add_details_buttons(self) -> None:
        show = self.add_action(self.tr("Show details"), self._toggle_details)
        show.setCheckable(True)
        self.add_action(self.tr("Copy details"), self._copy_details)

    def _toggle_details(self) -> None:
        self._details.setVisible(self._details.isHidden())
        self._place_actions()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.text()}\n{self._advice.text()}\n\n{self.details()}")

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
        if role:
            set_role(label, role)
        return label

    def _severity_word(self, severity: Severity) -> str:
        words = {Severity.INFO: "", Severity.WARNING: self.tr("Warning:"), Severity.ERROR: self.tr("Error:")}
        return words[severity]
